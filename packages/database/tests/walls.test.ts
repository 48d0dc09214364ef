import { EVERYTHING, NOTHING, type Reach } from '@hall/access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findSqlState, INSUFFICIENT_PRIVILEGE, isRowRefused } from '../src/index.ts'
import { openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => {
  fixture = await openFixture()
  await fixture.db.transaction(EVERYTHING, (tx) => tx.sql(`insert into leave (center, department, person, days, starts_on) values ('c1', 'd1', 'p1', 1, '2026-03-02')`))
})
afterAll(() => fixture[Symbol.asyncDispose]())

const attempt = (reach: Reach, text: string) => fixture.db.transaction(reach, (tx) => tx.sql(text)).then((rows) => rows.length, (error: unknown) => findSqlState(error) ?? String(error))

describe('a row stays in its center', () => {
  const move = (to: string) => `update leave set center = '${to}' where person = 'p1' returning 1`
  test.for<[string, Reach]>([
    ['its center', { ...NOTHING, centers: ['c1'] }],
    ['its department', { ...NOTHING, departments: ['d1'] }],
    ['its person', { ...NOTHING, persons: ['p1'] }],
    ['its person and the other center', { ...NOTHING, persons: ['p1'], centers: ['c2'] }],
  ])('within the reach of %s', async ([, reach]) => {
    expect(await attempt(reach, move('c2'))).toBe(INSUFFICIENT_PRIVILEGE)
    expect(await attempt(reach, `update leave set days = 2, center = 'c1' where person = 'p1' returning 1`)).toBe(1)
    expect(await attempt(reach, `insert into leave (center, department, person, days, starts_on) values ('c1', 'd1', 'p1', 3, '2026-03-02')
      on conflict (person, starts_on) do update set center = 'c2', days = excluded.days returning 1`)).toBe(INSUFFICIENT_PRIVILEGE)
  })
  test('whoever has both centers moves it', async () => {
    expect([await attempt({ ...NOTHING, centers: ['c1', 'c2'] }, move('c2')), await attempt(EVERYTHING, move('c1'))]).toEqual([1, 1])
  })
})

test('a list of work is filled by anybody, and looked at by the service alone', async () => {
  const person: Reach = { ...NOTHING, persons: ['p2'] }
  expect(await attempt(person, `insert into to_count (person) values ('p2')`)).toBe(0)
  expect(await attempt(person, `insert into to_count (person) values ('p2') returning person`)).toBe(INSUFFICIENT_PRIVILEGE)
  for (const text of ['select 1 from to_count', 'update to_count set person = person returning 1', 'delete from to_count returning 1']) expect([text, await attempt(person, text)]).toEqual([text, 0])
  expect(await attempt(EVERYTHING, 'delete from to_count returning 1')).toBe(1)
})

test('a row refused by its policy is told from a right that is missing', async () => {
  const refused = (text: string) => fixture.db.transaction({ ...NOTHING, centers: ['c1'] }, (tx) => tx.sql(text)).then(() => undefined, isRowRefused)
  expect(await refused(`insert into leave (center, department, person, days, starts_on) values ('c2', 'd1', 'p1', 1, '2026-03-03')`)).toBe(true)
  expect(await refused('truncate leave')).toBe(false)
})
