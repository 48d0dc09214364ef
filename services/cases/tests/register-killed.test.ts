import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { casesContract } from '@hall/contract-cases'
import { migrate } from '@hall/database'
import { adminUrl, createTestDatabase, type TestDatabase, until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { service } from '../src/service.ts'

const CENTER = 'qingpu'
const CASES = 1000
const SPAN = { from: '2000-01-01', to: '2030-12-31' }
const MAIN = new URL('../src/main.ts', import.meta.url).pathname

let city: TestCity
let database: TestDatabase
let admin: pg.Client
let processes: ChildProcess[]
beforeEach(async () => {
  processes = []
  city = await createTestCity()
  database = await createTestDatabase()
  await migrate({ url: database.migratorUrl, folder: service.migrations })
  admin = new pg.Client(Object.assign(new URL(adminUrl()), { pathname: `/${database.name}` }).href)
  await admin.connect()
})
afterEach(async () => {
  for (const child of processes) child.kill('SIGKILL')
  await admin.end()
  await city[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

/** The service as it runs in production: a process of its own. */
function startProcess(): ChildProcess {
  const { issuer, audience } = city.issuer
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], DATABASE_URL: database.appUrl, NATS_URL: city.natsUrl, IDENTITY_ISSUER: issuer, IDENTITY_AUDIENCE: audience, IDENTITY_JWKS_URL: city.jwksUrl, HALL_RECEIPT_KEY: process.env['HALL_RECEIPT_KEY'], LOG_LEVEL: 'silent' },
  })
  processes.push(child)
  return child
}

const section = () => city.client(casesContract, 'SEC1', [`coordination@center:${CENTER}`])
const row = async (id: string) => {
  const progress = await section().registers.progress({ center: CENTER, id })
  return progress.ok ? progress.value.rows[0] : undefined
}

/** The third portion stands still before it is committed: the moment to kill whoever writes it. */
const STALL = `
create function stall() returns trigger language plpgsql as $$ begin perform pg_sleep(600); return new; end $$;
create trigger stall before update on register_import for each row when (new.done = 600) execute function stall()`
const STALLED = `select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`

test('killed in the middle of a portion, the import goes on where it was: every case once, the counts right', { timeout: 240_000 }, async () => {
  const client = section()
  const first = startProcess()
  await until(async () => (await client.registers.progress({ center: CENTER })).ok, 60_000)
  const lines = Array.from({ length: CASES }, (_, n) => `Desk,case-${n},General,R1,2011-03-${String(1 + (n % 9)).padStart(2, '0')} 09:00:00+01:00,Confirm,R1,2011-03-10 09:10:00+01:00`)
  const file = { filename: 'old.csv', contentBase64: Buffer.from(['case:channel,case:concept:name,case:department,case:responsible,case:startdate,concept:name,org:resource,time:timestamp', ...lines].join('\n')).toString('base64') }
  const preview = await client.registers.preview({ center: CENTER, file })
  if (!preview.ok) throw new Error(preview.problem.code)
  expect(preview.value).toMatchObject({ cases: CASES, errors: [] })
  await admin.query(STALL)
  const started = await client.registers.start({ center: CENTER, department: 'housing', file, mapping: preview.value.mapping, digest: preview.value.digest, commandId: randomUUID() })
  if (!started.ok) throw new Error(started.problem.code)
  const pid = await until(async () => (await admin.query<{ pid: number }>(STALLED)).rows[0]?.pid, 60_000)
  expect(await row(started.value.id)).toMatchObject({ done: 400, created: 400, finishedAt: null })

  first.kill('SIGKILL')
  await new Promise((resolve) => first.once('exit', resolve))
  // What Postgres does by itself when it sees that nobody is there any more.
  await admin.query('select pg_terminate_backend($1)', [pid])
  await admin.query('drop trigger stall on register_import')

  startProcess()
  const done = await until(async () => { const found = await row(started.value.id); return found?.finishedAt ? found : undefined }, 90_000)
  expect(done).toMatchObject({ cases: CASES, done: CASES, created: CASES, changed: 0, unchanged: 0, error: null })
  const counted = await client.statistics.center({ center: CENTER, by: 'channel', ...SPAN })
  expect(counted.ok && counted.value.total.received).toBe(CASES)
  const kept = await admin.query<{ cases: string; told: string }>(`select (select count(*) from case_file) as cases,
    (select count(distinct c->>'id') from journal, jsonb_array_elements(data->'cases') c where type = 'RegisterCasesKept') as told`)
  expect(kept.rows[0]).toEqual({ cases: String(CASES), told: String(CASES) })
})
