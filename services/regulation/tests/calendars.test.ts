import { publishedYears } from '@hall/calendar'
import { until } from '@hall/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, type Fixture, once, openFixture, type RegulationClient, valueOf } from './fixture/setup.ts'

let fixture: Fixture
let city: RegulationClient
beforeAll(async () => {
  fixture = await openFixture()
  city = fixture.as('zhou', 'city_authority@city')
})
afterAll(() => fixture[Symbol.asyncDispose]())

const known = publishedYears.at(-1)!
const next = known.year + 1
const { version: _version, ...order } = { ...known, year: next, days: [{ date: `${next}-01-01`, kind: 'holiday' as const, name: { zh: '元旦', en: "New Year's Day" } }] }

test('the years that are out come published, the next one provisional, each with its source', async () => {
  const { rows } = valueOf(await city.calendars.list({}))
  expect(rows.map(({ year, version, status }) => [year, version, status]))
    .toEqual([[next, 1, 'provisional'], ...publishedYears.map(({ year }) => [year, 1, 'published']).reverse()])
  expect(valueOf(await city.calendars.get({ year: known.year }))).toEqual({ ...known, version: 1 })
})

describe('a year loaded by the city', () => {
  test('becomes the next version and is announced whole', async () => {
    expect(valueOf(await city.calendars.publish(once(order)))).toEqual({ year: next, version: 2 })
    const event = await until(() => fixture.announced.find(({ type, data }) => type === 'calendar-published' && data['version'] === 2))
    expect(event.data).toEqual({ ...order, version: 2 })
    expect(valueOf(await city.calendars.get({ year: next })).status).toBe('published')
    expect(valueOf(await city.calendars.get({ year: next, version: 1 })).status).toBe('provisional')
  })
  test('the same again is refused', async () => {
    expect(codeOf(await city.calendars.publish(once(order)))).toBe('CALENDAR_UNCHANGED')
  })
  test.for([
    ['a day of another year', { date: `${next + 1}-01-01`, kind: 'holiday' as const, name: { zh: '元旦', en: 'x' } }, 'DAY_OUTSIDE_YEAR'],
    ['a day named twice', order.days[0]!, 'DAY_TWICE'],
  ] as const)('%s is refused and says why', async ([, day, reason]) => {
    expect(await city.calendars.publish(once({ ...order, days: [...order.days, day] })))
      .toMatchObject({ problem: { code: 'CALENDAR_INVALID', details: { issues: [expect.stringContaining(reason)] } } })
  })
})

test('a year nobody loaded is not found', async () => {
  expect(codeOf(await city.calendars.get({ year: 2099 }))).toBe('NOT_FOUND')
})
