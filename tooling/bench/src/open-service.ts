import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVERYTHING } from '@hall/access'
import type { Contract } from '@hall/contract'
import { type Database, migrate, openDatabase } from '@hall/database'
import { startPostgres } from '@hall/embedded'
import { executeCommand } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import type { Service, ServiceContext } from '@hall/service-kit'
import pg from 'pg'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '../../..')

export interface OnDisk<C extends Contract> extends AsyncDisposable {
  readonly db: Database
  readonly handlers: ReturnType<Service<C>['handlers']>
  readonly jobs: ReturnType<NonNullable<Service<C>['jobs']>>
  readonly call: (path: string, actor?: string) => CallContext
  /** As the owner of the tables: to fill them. */
  readonly fill: (statement: string | pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>
  setNow(local: string): void
}

interface Policy { readonly center: string; readonly area: string; readonly file: string; /** Whose file it is, if not the center's own. */ readonly of?: string }

/** A service on a Postgres that keeps what it says it keeps, with the policy of one center, without a network before it. */
export async function openService<C extends Contract>(service: Service<C>, policy?: Policy): Promise<OnDisk<C>> {
  const name = `bench_${service.contract.service}`
  await using stack = new AsyncDisposableStack()
  const dir = mkdtempSync(join(tmpdir(), 'hall-bench-'))
  chmodSync(dir, 0o755)
  stack.defer(() => rmSync(dir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dir: join(dir, 'postgres'), durable: true }))
  const { appUrl, ownerUrl } = await createDatabase(postgres.adminUrl, name, service.migrations)
  const db = stack.use(openDatabase({ url: appUrl, name, max: 10, statementTimeoutMs: 600_000 }))
  const owner = stack.adopt(new pg.Pool({ connectionString: ownerUrl, max: 10, options: '-c hall.all=on' }), (pool) => pool.end())
  // Postgres ends before the last of them has said goodbye.
  owner.on('error', () => undefined)
  let now = Temporal.Instant.from('2026-03-10T00:00:00Z')
  const context = {
    name, db, newId: randomUUID, clock: { now: () => now },
    log: { info: () => undefined, warn: () => undefined, error: (...what: unknown[]) => { console.error(...what) }, debug: () => undefined },
    read: (call: CallContext, work: Parameters<Database['read']>[1]) => db.read(call.reach, work),
    command: ({ reach, actor, path }: CallContext, input: { commandId: string }, work: Parameters<typeof executeCommand>[2]) => executeCommand(db, { commandId: input.commandId, actor: actor.id, procedure: path, input, reach }, work),
  } as unknown as ServiceContext
  if (policy) {
    const read = parse(readFileSync(join(ROOT, 'regulations', policy.of ?? policy.center, 'policy', policy.file), 'utf8')) as { policy: object }
    await owner.query(`insert into policy_copy (center, area, version, effective_from, policy) values ($1, $2, 1, '2012-01-01', $3)`, [policy.center, policy.area, read.policy])
  }
  const running = stack.move()
  return {
    db,
    handlers: service.handlers(context),
    jobs: service.jobs?.(context) ?? [],
    call: (path, actor = 'bench') => ({ actor: { id: actor, name: actor, grants: [] }, reach: EVERYTHING, now, path }) as unknown as CallContext,
    fill: (statement, values) => owner.query(statement, values),
    setNow: (local) => { now = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant() },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function createDatabase(adminUrl: string, name: string, migrations: string): Promise<{ appUrl: string; ownerUrl: string }> {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  for (const statement of [`create role ${name}_app login password 'bench'`, `create database ${name}`]) await admin.query(statement)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const ownerUrl = url.href
  await migrate({ url: ownerUrl, folder: migrations })
  Object.assign(url, { username: `${name}_app`, password: 'bench' })
  return { appUrl: url.href, ownerUrl }
}
