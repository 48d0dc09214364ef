import { EVERYTHING, NOTHING } from '@hall/access'
import { publishedYears } from '@hall/calendar'
import { type Database, findSqlState, findUnprotectedTables, INSUFFICIENT_PRIVILEGE, migrate, openDatabase } from '@hall/database'
import type { PublicEvent } from '@hall/journal'
import { createTestDatabase, type TestDatabase } from '@hall/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPolicy, keepCopy, loadCalendar } from '../src/index.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  await migrate({ url: database.migratorUrl, folder: new URL('./fixture/migrations', import.meta.url).pathname })
  db = openDatabase({ url: database.appUrl, name: 'copies', max: 2 })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const cite = <T>(value: T) => ({ value, clause: 'XX-ATT-01' })
const policy = (precision: 'second' | 'minute') => ({
  checks: cite({ strategy: 'none' }),
  precision: cite(precision),
  methods: cite([]),
  absence: cite({ strategy: 'none' }),
  timetable: cite({ summer: null, am: { from: '08:30', to: '12:00' }, pm: { from: '14:00', to: '17:30' } }),
})
const event = (type: string, data: unknown): PublicEvent =>
  ({ id: crypto.randomUUID(), type, v: 1, service: 'regulation', occurredAt: '2026-11-02T01:00:00Z', stream: 's', version: 1, data })
const published = (version: number, effectiveFrom: string, of = policy('second')) =>
  event('policy-published', { center: 'c1', area: 'attendance', version, effectiveFrom, policy: of })
const keep = (of: PublicEvent) => db.transaction(EVERYTHING, (tx) => keepCopy(tx, of))
const inForceOn = (date: string) =>
  db.read(NOTHING, (tx) => findPolicy(tx, { center: 'c1', area: 'attendance' }, Temporal.PlainDate.from(date)))

test('a published policy is found from its first day on, by whoever asks', async () => {
  expect(await keep(published(1, '2026-01-01'))).toMatchObject({ kind: 'policy', center: 'c1', version: 1 })
  await keep(published(2, '2026-07-01', policy('minute')))
  expect(await inForceOn('2025-12-31')).toBeUndefined()
  expect(await inForceOn('2026-06-30')).toMatchObject({ version: 1, until: '2026-07-01', policy: { precision: { value: 'second' } } })
  expect(await inForceOn('2026-07-01')).toMatchObject({ version: 2, policy: { precision: { value: 'minute' } } })
})

test('the same event again brings nothing new, and nothing changes a version that arrived', async () => {
  await keep(published(3, '2027-01-01'))
  expect(await keep(published(3, '2027-01-01', policy('minute')))).toBeUndefined()
  expect(await inForceOn('2027-01-01')).toMatchObject({ policy: { precision: { value: 'second' } } })
})

test('the calendar is the latest version of each year', async () => {
  const known = publishedYears.find(({ year }) => year === 2026)!
  expect(await keep(event('calendar-published', { ...known, days: [] }))).toEqual({ kind: 'calendar', year: 2026, version: known.version })
  await keep(event('calendar-published', { ...known, version: known.version + 1 }))
  const calendar = await db.read(NOTHING, loadCalendar)
  expect(calendar.isWorkday(Temporal.PlainDate.from('2026-10-01'))).toBe(false)
  expect(calendar.isProvisional(2026)).toBe(false)
  expect(calendar.isProvisional(2031)).toBe(true)
})

test('other events are passed over', async () => {
  expect(await keep(event('notice-raised', {}))).toBeUndefined()
})

test('only the service itself writes copies', async () => {
  const error = await db.transaction({ ...NOTHING, centers: ['c1'] }, (tx) => keepCopy(tx, published(9, '2030-01-01'))).catch((e: unknown) => e)
  expect(findSqlState(error)).toBe(INSUFFICIENT_PRIVILEGE)
  const owner = new pg.Client(database.migratorUrl)
  await owner.connect()
  expect(await findUnprotectedTables(owner, `${database.name}_app`)).toEqual([])
  await owner.end()
})
