import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { migrate } from '@hall/database'
import { startNats, startPostgres } from '@hall/embedded'
import pg from 'pg'
import { measure, type Measure } from './measure.ts'
import { type Contender, type Place, startJournal, startPgBoss } from './events-contenders.ts'

interface Load { readonly events: number; readonly writers: number; readonly paced: number; readonly everyMs: number }
interface Run { readonly perSecond: number; readonly p50Ms: number; readonly p99Ms: number }

const LOAD: Load = { events: 10_000, writers: 16, paced: 1500, everyMs: 4 }
/** Shows code to the compiler first; not counted. */
const WARM_UP = 1000

/**
 * Events committed to events handled, against pg-boss: both on one PostgreSQL that waits for its disk, each event committed and
 * handled in a transaction that writes a row. Ours also seals, keeps order and serves any number of consumers.
 */
export async function benchEvents(load: Load = LOAD): Promise<Measure[]> {
  const dir = mkdtempSync(join(tmpdir(), 'hall-bench-'))
  chmodSync(dir, 0o755)
  await using stack = new AsyncDisposableStack()
  stack.defer(() => rmSync(dir, { recursive: true, force: true }))
  const postgres = stack.use(await startPostgres({ dir: join(dir, 'postgres'), durable: true }))
  const nats = stack.use(await startNats({ dir: join(dir, 'nats') }))
  const runWith = async (name: string, start: (place: Place) => Promise<Contender>) =>
    run(start, { databaseUrl: await createDatabase(postgres.adminUrl, name), natsUrl: nats.url, load })
  const ours = await runWith('bench_journal', startJournal)
  const theirs = await runWith('bench_pgboss', startPgBoss)
  return [
    measure('events handled, against pg-boss', { ours: ours.perSecond, theirs: theirs.perSecond, unit: '1/s' }),
    measure('commit to handled, median, against pg-boss', { ours: ours.p50Ms, theirs: theirs.p50Ms, unit: 'ms' }),
    measure('commit to handled, 99th percentile, against pg-boss', { ours: ours.p99Ms, theirs: theirs.p99Ms, unit: 'ms' }),
  ]
}

async function run(start: (place: Place) => Promise<Contender>, { databaseUrl, natsUrl, load }: { databaseUrl: string; natsUrl: string; load: Load }): Promise<Run> {
  const handledAt = new Map<string, number>()
  let wanted = 0
  let reached: (() => void) | undefined
  await using contender = await start({
    databaseUrl, natsUrl, writers: load.writers,
    onHandled(ids) {
      const now = performance.now()
      for (const id of ids) handledAt.set(id, now)
      if (handledAt.size >= wanted) reached?.()
    },
  })
  const expectHandled = (count: number) => {
    wanted = handledAt.size + count
    return new Promise<void>((resolve) => { reached = resolve })
  }
  const flood = async (count: number) => {
    const all = expectHandled(count)
    let left = count
    await Promise.all(Array.from({ length: load.writers }, async () => { while (left-- > 0) await contender.commit(randomUUID()) }))
    await all
  }

  await flood(WARM_UP)
  const startedAt = performance.now()
  await flood(load.events)
  const perSecond = load.events / ((performance.now() - startedAt) / 1000)

  const all = expectHandled(load.paced)
  const committedAt = new Map<string, number>()
  for (let i = 0; i < load.paced; i++) {
    const id = randomUUID()
    void contender.commit(id).then(() => committedAt.set(id, performance.now()))
    await delay(load.everyMs)
  }
  await all
  const waits = [...committedAt].map(([id, at]) => Math.max(0, handledAt.get(id)! - at)).sort((a, b) => a - b)
  return { perSecond, p50Ms: waits[Math.floor(waits.length * 0.5)]!, p99Ms: waits[Math.floor(waits.length * 0.99)]! }
}

/** With the tables of both and an app role that owns nothing; pg-boss makes its own schema and therefore connects as the owner. */
async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  for (const statement of [`create role ${name}_app login password 'bench'`, `create database ${name}`]) await admin.query(statement)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  await migrate({ url: url.href, folder: new URL('../migrations', import.meta.url).pathname })
  if (name === 'bench_journal') Object.assign(url, { username: `${name}_app`, password: 'bench' })
  return url.href
}

if (import.meta.main) console.log(JSON.stringify(await benchEvents(), undefined, 2))
