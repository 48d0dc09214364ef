import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVERYTHING } from '@hall/access'
import { service } from '@hall/attendance-service/service'
import { type Database, migrate, openDatabase } from '@hall/database'
import { startPostgres } from '@hall/embedded'
import { executeCommand } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import pg from 'pg'
import { measure, type Measure, quantile } from './measure.ts'

const LINES = 1000
const TERMINALS = 8
const ROUNDS = 5
const BODIES_PER_ROUND = 12
const PEOPLE = 200
const NAME = 'bench_punches'

/**
 * Lines a terminal sends until they are kept, against multi-row inserts of the same rows into a table of the same shape and
 * indexes: both durable, each batch a transaction. Ours also reads the lines, finds whose they are, keeps the outcome of
 * the command, journals the receipt and notes the days to judge.
 */
export async function benchPunches(): Promise<Measure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'hall-bench-'))
  chmodSync(dir, 0o755)
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rmSync(dir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dir: join(dir, 'postgres'), durable: true }))
  const { appUrl, ownerUrl } = await createDatabase(postgres.adminUrl)
  const db = stack.use(openDatabase({ url: appUrl, name: NAME, max: TERMINALS }))
  const bare = stack.adopt(new pg.Pool({ connectionString: ownerUrl, max: TERMINALS }), (pool) => pool.end())
  // Postgres ends before the last of them has said goodbye.
  bare.on('error', () => undefined)

  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const perSecond = { ours: await rate(round, receiver(db)), theirs: await rate(round, inserter(bare)) }
    // The first round shows the code to the compiler.
    if (round > 0) { ours.push(perSecond.ours); theirs.push(perSecond.theirs) }
  }
  return [measure('punches kept, limit bare multi-row inserts', { ours: quantile(ours, 0.5), theirs: quantile(theirs, 0.5), unit: '1/s', aim: 'at least 0.6' })]
}

interface Body { readonly serial: string; readonly numbers: readonly string[]; readonly times: readonly string[]; readonly text: string }
type Keep = (body: Body) => Promise<unknown>

/** Lines kept in a second; the bodies are written before the time is taken. */
async function rate(round: number, keep: Keep): Promise<number> {
  const terminals = Array.from({ length: TERMINALS }, (_, terminal) => Array.from({ length: BODIES_PER_ROUND }, (_, body) => bodyOf(`T${terminal}`, round * BODIES_PER_ROUND + body)))
  const startedAt = performance.now()
  await Promise.all(terminals.map(async (bodies) => { for (const body of bodies) await keep(body) }))
  return (TERMINALS * BODIES_PER_ROUND * LINES) / ((performance.now() - startedAt) / 1000)
}

/** A day of two hundred people, as a terminal that was offline sends it. */
function bodyOf(serial: string, day: number): Body {
  const start = Temporal.PlainDateTime.from('2026-01-02T08:00:00').add({ days: day })
  const numbers = Array.from({ length: LINES }, (_, i) => String(i % PEOPLE))
  const times = numbers.map((_, i) => start.add({ hours: Math.floor(i / PEOPLE), seconds: i % 60 }).toString({ smallestUnit: 'second' }).replace('T', ' '))
  return { serial, numbers, times, text: numbers.map((number, i) => `${number}\t${times[i]}\t0\t15\t0\t0`).join('\n') }
}

function receiver(db: Database): Keep {
  const now = Temporal.Instant.from('2026-04-01T00:00:00Z')
  const call = { actor: { id: 'client:gateway', name: 'gateway', grants: [] }, reach: EVERYTHING, now, path: 'attendance.devices.receive' } as unknown as CallContext
  const { devices } = service.handlers({
    name: NAME, db, newId: randomUUID,
    command: ({ reach, actor, path }, input, work) => executeCommand(db, { commandId: input.commandId, actor: actor.id, procedure: path, input, reach }, work),
  } as Parameters<typeof service.handlers>[0])
  return async ({ serial, text }) => {
    const result = await devices.receive({ serial, table: 'ATTLOG', body: text, commandId: randomUUID() }, call)
    if (!result.ok || result.value.accepted !== LINES) throw new Error(`not kept: ${JSON.stringify(result)}`)
  }
}

const INSERT = `
  insert into bare_punch (center, department, "window", person, serial, number, at, verify, method, received_at)
  select 'c', 'd', 'w', 'P' || number, $1, number, at, 15, 'face', $2 from unnest($3::text[], $4::timestamp[]) as l(number, at)`

function inserter(pool: pg.Pool): Keep {
  return ({ serial, numbers, times }) => pool.query({ name: 'insert', text: INSERT, values: [serial, '2026-04-01T00:00:00Z', numbers, times] })
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
  const owner = new pg.Client(ownerUrl)
  await owner.connect()
  await owner.query('create table bare_punch (like punch including all)')
  await owner.query(`insert into posting (person, name, center, department, "window", attendance_number, lead, starts_on)
    select 'P' || i, 'P' || i, 'c', 'd', 'w', i::text, false, '2026-01-01' from generate_series(0, ${PEOPLE - 1}) as i`)
  await owner.query(`insert into device (serial, center, name, timezone, records, version, enrolled_at)
    select 'T' || i, 'c', 'T', 'Asia/Shanghai', 'by_verify_mode', 1, '2026-03-01' from generate_series(0, ${TERMINALS - 1}) as i`)
  await owner.end()
  Object.assign(url, { username: `${NAME}_app`, password: 'bench' })
  return { appUrl: url.href, ownerUrl }
}

if (import.meta.main) console.log(JSON.stringify(await benchPunches(), undefined, 2))
