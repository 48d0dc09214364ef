import { EVERYTHING, NOTHING, type Reach } from '@hall/access'
import type { Transaction } from '@hall/database'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DayFilter, listDays, MOST_LISTED, newestDays } from '../src/db/day-queries.ts'
import { countPosted } from '../src/db/hall-queries.ts'
import { type AttendanceCity, startAttendance } from './city.ts'

const PEOPLE = 100_000
const FILL = [
  `insert into posting (person, name, center, department, "window", attendance_number, lead, starts_on)
   select 'P' || i, '王' || i, 'c' || i % 5, 'd' || i % 40, 'w' || i % 5000, i::text, false, '2030-01-01' from generate_series(1, ${PEOPLE}) as i`,
  `insert into day (person, date, center, department, "window", name, version, stream_version, cause, judged_at, verdict, outcome, findings, clauses, first_punch, waiting, final)
   select 'P' || i, '2031-03-01'::date + d, 'c' || i % 5, 'd' || i % 40, 'w' || i % 5000, '王' || i, 1, 1, 'punches', now(), '{}',
     case when i % 20 = 0 then 'exception' else 'normal' end, '{}', '{}', null, false, true
   from generate_series(0, 1) as d, generate_series(1, ${PEOPLE}) as i`,
  'analyze posting', 'analyze day',
]

let attendance: AttendanceCity
beforeAll(async () => {
  attendance = await startAttendance({ filled: false })
  const owner = new pg.Client(attendance.running.database.migratorUrl)
  await owner.connect()
  await owner.query(`select set_config('hall.all', 'on', false)`)
  for (const statement of FILL) await owner.query(statement)
  await owner.end()
}, 120_000)
afterAll(() => attendance[Symbol.asyncDispose]())

const SPAN = { from: Temporal.PlainDate.from('2031-03-01'), to: Temporal.PlainDate.from('2031-03-31') }
const read = <T>(reach: Reach, work: (tx: Transaction) => Promise<T>) => attendance.running.context.db.read(reach, work)

const FETCHED = `select seq_scan as scans, coalesce(idx_tup_fetch, 0) as fetched from pg_stat_xact_user_tables where relname = 'day'`

/** The rows of `day` that `work` fetched, as Postgres counted them for its connection. */
async function rowsFetched(reach: Reach, work: (tx: Transaction) => Promise<unknown>) {
  return read(reach, async (tx) => {
    const count = async () => (await tx.sql<{ scans: number; fetched: number }>(FETCHED))[0]!
    const before = await count()
    await work(tx)
    const after = await count()
    return { scans: after.scans - before.scans, fetched: after.fetched - before.fetched }
  })
}

describe('a page of days costs the same among a hundred thousand people', () => {
  test.each<[string, Reach, Partial<DayFilter>, number]>([
    ['the city', EVERYTHING, {}, MOST_LISTED],
    ['a center', { ...NOTHING, centers: ['c1'] }, { center: 'c1' }, MOST_LISTED],
    ['a center, its exceptions', { ...NOTHING, centers: ['c0'] }, { center: 'c0', outcome: 'exception' }, 5 * MOST_LISTED],
    ['a department', { ...NOTHING, departments: ['d7'] }, {}, MOST_LISTED],
    ['a window and the own days', { ...NOTHING, windows: ['w7'], persons: ['P7'] }, {}, 200],
    ['somebody', { ...NOTHING, persons: ['P7'] }, {}, 10],
    ['a name in the city', EVERYTHING, { search: '王77' }, 5000],
  ])('%s', async (_, reach, filter, most) => {
    const { scans, fetched } = await rowsFetched(reach, (tx) => listDays(tx, { ...SPAN, ...filter, reach }, { page: 1, size: 50 }))
    expect(scans).toBe(0)
    expect(fetched).toBeLessThanOrEqual(most)
  })

  test('whatever it is sorted by, and further on', async () => {
    for (const sort of ['-date', 'name', '-outcome']) {
      const { total, rows } = await read(EVERYTHING, (tx) => listDays(tx, { ...SPAN, reach: EVERYTHING }, { page: 3, size: 50, sort }))
      expect({ total, rows: rows.length }).toEqual({ total: MOST_LISTED, rows: 50 })
    }
    expect(await read(EVERYTHING, (tx) => listDays(tx, { ...SPAN, reach: EVERYTHING }, { page: 500, size: 50 }))).toEqual({ total: MOST_LISTED, rows: [] })
  })

  test('an export reads no more than it may give', async () => {
    expect(await read(EVERYTHING, (tx) => newestDays(tx, { ...SPAN, reach: EVERYTHING }))).toHaveLength(MOST_LISTED + 1)
  })
})

test('the people of five centers are counted', async () => {
  const counts = await read(EVERYTHING, (tx) => countPosted(tx, SPAN.from))
  expect(counts.map(({ people }) => people)).toEqual([20_000, 20_000, 20_000, 20_000, 20_000])
})
