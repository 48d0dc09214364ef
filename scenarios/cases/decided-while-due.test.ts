import { adminUrl, until } from '@hall/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, id, openCases, openCounts } from '../src/cases-center.ts'

/** What is written of this kind stands still before it is written, until the lock is let go. */
const HELD = 20260310
const HOLD = `
create function hold() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(${HELD}); return new; end $$;
create trigger hold before insert on journal for each row when (new.type like '%') execute function hold()`
const WAITING = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`

let center: CasesCenter
let five: string
let admin: pg.Client
beforeAll(async () => {
  center = await openCases('taigu', '2026-03-02T09:00:00+08:00')
  five = await center.item({ procedures: ['review'] })
  admin = new pg.Client(Object.assign(new URL(adminUrl()), { pathname: `/${center.database.name}` }).href)
  await admin.connect()
}, 400_000)
afterAll(async () => {
  await admin?.end()
  await center?.[Symbol.asyncDispose]()
})

/** Holds whoever writes this type, does something meanwhile, and lets go. */
async function whileHeld<R>(type: string, { start, meanwhile }: { start: () => Promise<R>; meanwhile: () => Promise<void> }): Promise<R> {
  await admin.query(`select pg_advisory_lock(${HELD})`)
  await admin.query(HOLD.replace('%', () => type))
  const started = start()
  await until(async () => (await admin.query(WAITING)).rowCount! > 0, 20_000)
  await meanwhile()
  await admin.query(`select pg_advisory_unlock(${HELD})`)
  const result = await started
  await admin.query('drop trigger hold on journal; drop function hold()')
  return result
}

async function standing(file: string) {
  const desk = center.desk()
  const view = await desk.view(file)
  const { rows: [row] } = await admin.query<{ version: number; versions: number; findings: number; kept: number }>(
    `select f.version, (select count(distinct version)::int from journal where stream = 'case/' || f.id) as versions, f.findings, (select count(*)::int from finding where "case" = f.id) as kept from case_file f where id = $1`, [file])
  // The promise alone: what has to be told once it is decided has a time of its own.
  const { rows: written } = await admin.query<{ type: string }>(
    `select type from journal where stream = 'case/' || $1 and (type = 'CaseConcluded' or type = 'LimitExpired' and data ->> 'clock' = 'promised') order by version`, [file])
  return { types: written.map(({ type }) => type), overdue: view.findings.filter(({ kind }) => kind === 'overdue').length, row: row! }
}
const isWhole = ({ row }: Awaited<ReturnType<typeof standing>>) => expect(row).toMatchObject({ version: row.versions, findings: row.kept })

test('the clock finds a case overdue while somebody concludes it: one of the two is first, and the other decides anew', { timeout: 120_000 }, async () => {
  const desk = center.desk()
  const file = await desk.accepted(five)
  const first = await whileHeld('CaseConcluded', {
    start: () => desk.client.handling.conclude({ case: file, lateReason: '等勘察结果', commandId: id() }),
    meanwhile: async () => {
      await center.setClock('2026-03-10T00:00:01')
      await until(async () => (await standing(file)).types.includes('LimitExpired'), 20_000)
    },
  })
  // What it was decided on was no longer so when it was written: it was decided once more.
  expect(codeOf(first)).toBe('ok')
  const after = await standing(file)
  expect([after.types, after.overdue]).toEqual([['LimitExpired', 'CaseConcluded'], 1])
  isWhole(after)
})

test('somebody concludes a case while the clock is about to find it overdue: it is concluded, and nothing expires afterwards', { timeout: 120_000 }, async () => {
  await center.setClock('2026-03-10T09:00:00')
  const desk = center.desk()
  const file = await desk.accepted(five)
  await whileHeld('Limit%', {
    start: () => center.setClock('2026-03-18T00:00:01'),
    meanwhile: async () => { valueOf(await desk.client.handling.conclude({ case: file, lateReason: '等勘察结果', commandId: id() })) },
  })
  await center.setClock('2026-03-18T00:10:00')
  const after = await standing(file)
  expect([after.types, after.overdue]).toEqual([['CaseConcluded'], 1])
  isWhole(after)
  await until(async () => { const { counted, listed } = await openCounts(center); return JSON.stringify(counted) === JSON.stringify(listed) }, 20_000)
})
