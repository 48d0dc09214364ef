import { EVERYTHING } from '@hall/access'
import { MOST_COUNTED, ProblemError } from '@hall/contract'
import { like } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPage } from '../src/index.ts'
import { leave } from './fixture/schema.ts'
import { center, fillLeave, openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => {
  fixture = await openFixture()
  await fillLeave(fixture.db, 1000)
})
afterAll(() => fixture[Symbol.asyncDispose]())

const list = (page: { page: number; size: number; sort?: string }, reach = EVERYTHING) =>
  fixture.db.read(reach, (tx) => listPage(tx, tx.select().from(leave).where(like(leave.person, 'p%')).$dynamic(), {
    page,
    sortable: { days: leave.days, startsOn: leave.startsOn },
    defaultSort: '-startsOn',
    tiebreaker: leave.id,
  }))

test('pages hold every row once, though most sort alike', async () => {
  const seen = new Set<string>()
  for (let page = 1; page <= 11; page++) {
    const { rows, total } = await list({ page, size: 100, sort: 'days' })
    expect(total).toBe(1000)
    rows.forEach((row) => seen.add(row.id))
  }
  expect(seen.size).toBe(1000)
})
test('sorts both ways and by default', async () => {
  expect((await list({ page: 1, size: 1, sort: 'days' })).rows[0]!.days).toBe(0)
  expect((await list({ page: 1, size: 1, sort: '-days' })).rows[0]!.days).toBe(4)
  expect((await list({ page: 1, size: 1 })).rows[0]!.startsOn.toString()).toBe('2020-01-02')
})
test('counts within the reach, also past the last page', async () => {
  expect(await list({ page: 1, size: 5 }, center('c3'))).toMatchObject({ total: 100 })
  expect(await list({ page: 99, size: 50 }, center('c3'))).toEqual({ rows: [], total: 100 })
})
test('counts no further than anybody reads', async () => {
  await fillLeave(fixture.db, MOST_COUNTED, 1001)
  expect(await list({ page: 1, size: 1 })).toMatchObject({ total: MOST_COUNTED + 1 })
})
test.for(['secret', '-secret', 'constructor', '__proto__'])('refuses to sort by %s', async (sort) => {
  const error = await list({ page: 1, size: 5, sort }).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(ProblemError)
  expect((error as ProblemError).problem.code).toBe('BAD_INPUT')
})
