import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVERYTHING } from '@hall/access'
import { service } from '@hall/attendance-service/service'
import { type Database, migrate, openDatabase } from '@hall/database'
import { startPostgres } from '@hall/embedded'
import { executeCommand } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import pg from 'pg'
import { parse } from 'yaml'

const NAME = 'bench_attendance'
const ROOT = join(import.meta.dirname, '../../..')

export interface AttendanceOnDisk extends AsyncDisposable {
  readonly db: Database
  readonly handlers: ReturnType<typeof service.handlers>
  readonly jobs: ReturnType<NonNullable<typeof service.jobs>>
  readonly call: (path: string) => CallContext
  /** As the owner of the tables: to fill them. */
  readonly fill: (statement: string, values?: unknown[]) => Promise<unknown>
  setNow(local: string): void
}

/** The service on a Postgres that keeps what it says it keeps, with the policy of one center (another's where `of` says so), without a network before it. */
export async function openAttendance(center: string, policyFile: string, of = center): Promise<AttendanceOnDisk> {
  await using stack = new AsyncDisposableStack()
  const dir = mkdtempSync(join(tmpdir(), 'hall-bench-'))
  chmodSync(dir, 0o755)
  stack.defer(() => rmSync(dir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dir: join(dir, 'postgres'), durable: true }))
  const { appUrl, ownerUrl } = await createDatabase(postgres.adminUrl)
  const db = stack.use(openDatabase({ url: appUrl, name: NAME, max: 10, statementTimeoutMs: 300_000 }))
  const owner = stack.adopt(new pg.Pool({ connectionString: ownerUrl, max: 1, options: '-c hall.all=on' }), (pool) => pool.end())
  owner.on('error', () => undefined)
  let now = Temporal.Instant.from('2026-03-10T00:00:00Z')
  const context = {
    name: NAME, db, newId: randomUUID, clock: { now: () => now },
    log: { info: () => undefined, warn: () => undefined, error: (...what: unknown[]) => { console.error(...what) }, debug: () => undefined },
    read: (call: CallContext, work: Parameters<Database['read']>[1]) => db.read(call.reach, work),
    command: ({ reach, actor, path }: CallContext, input: { commandId: string }, work: Parameters<typeof executeCommand>[2]) => executeCommand(db, { commandId: input.commandId, actor: actor.id, procedure: path, input, reach }, work),
  } as unknown as Parameters<typeof service.handlers>[0]
  const { policy } = parse(readFileSync(join(ROOT, 'regulations', of, 'policy', policyFile), 'utf8')) as { policy: object }
  await owner.query(`insert into policy_copy (center, area, version, effective_from, policy) values ($1, 'attendance', 1, '2012-01-01', $2)`, [center, policy])
  const running = stack.move()
  return {
    db,
    handlers: service.handlers(context),
    jobs: service.jobs?.(context) ?? [],
    call: (path) => ({ actor: { id: 'bench', name: 'bench', grants: [] }, reach: EVERYTHING, now, path }) as unknown as CallContext,
    fill: (statement, values) => owner.query(statement, values),
    setNow: (local) => { now = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant() },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function createDatabase(adminUrl: string): Promise<{ appUrl: string; ownerUrl: string }> {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  for (const statement of [`create role ${NAME}_app login password 'bench'`, `create database ${NAME}`]) await admin.query(statement)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = `/${NAME}`
  const ownerUrl = url.href
  await migrate({ url: ownerUrl, folder: service.migrations })
  Object.assign(url, { username: `${NAME}_app`, password: 'bench' })
  return { appUrl: url.href, ownerUrl }
}
