import { EVERYTHING, NOTHING } from '@hall/access'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, findSqlState, isUniqueViolation, TransactionAbortedError } from '../src/index.ts'
import { leave } from './fixture/schema.ts'
import { center, openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
let db: Database
beforeAll(async () => {
  fixture = await openFixture()
  db = fixture.db
})
afterAll(() => fixture[Symbol.asyncDispose]())

const day = Temporal.PlainDate.from('2026-11-02')
const filedAt = Temporal.Instant.from('2026-11-01T08:30:00.123456Z')
const request = (person: string, of = 'c1') => ({ center: of, department: 'd1', person, days: 2, startsOn: day, filedAt })
const countLeave = (person: string) => db.read(EVERYTHING, (tx) => tx.$count(leave, eq(leave.person, person)))

describe('transaction', () => {
  test('dates and instants are Temporal in typed and in raw queries', async () => {
    await db.transaction(center('c1'), async (tx) => {
      await tx.insert(leave).values(request('temporal'))
      const [typed] = await tx.select().from(leave).where(eq(leave.person, 'temporal'))
      const [raw] = await tx.sql<{ starts_on: Temporal.PlainDate; filed_at: Temporal.Instant; n: number }>(
        'select starts_on, filed_at, 1::bigint as n from leave where starts_on = $1 and filed_at = $2 and person = $3', [day, filedAt, 'temporal'])
      expect(typed!.startsOn.equals(day) && typed!.filedAt!.equals(filedAt)).toBe(true)
      expect(raw!.starts_on.equals(day) && raw!.filed_at.equals(filedAt)).toBe(true)
      expect(raw!.n).toBe(1)
    })
  })
  test('what the work throws rolls back and comes out', async () => {
    const failure = new Error('crashed')
    await expect(db.transaction(center('c1'), async (tx) => {
      await tx.insert(leave).values(request('crashed'))
      throw failure
    })).rejects.toBe(failure)
    expect(await countLeave('crashed')).toBe(0)
  })
  test('a swallowed failure cannot commit half', async () => {
    await expect(db.transaction(center('c1'), async (tx) => {
      await tx.insert(leave).values(request('half'))
      await tx.sql('select 1 / 0').catch(() => undefined)
    })).rejects.toBeInstanceOf(TransactionAbortedError)
    expect(await countLeave('half')).toBe(0)
  })
  test('a unique violation is recognised, through drizzle too', async () => {
    await db.transaction(center('c1'), (tx) => tx.insert(leave).values(request('twice')))
    const error = await db.transaction(center('c1'), (tx) => tx.insert(leave).values(request('twice'))).catch((e: unknown) => e)
    expect(isUniqueViolation(error, 'leave_once')).toBe(true)
    expect(isUniqueViolation(error, 'leave_pkey')).toBe(false)
  })
  test('read refuses a write', async () => {
    const error = await db.read(center('c1'), (tx) => tx.insert(leave).values(request('reader'))).catch((e: unknown) => e)
    expect(findSqlState(error)).toBe('25006')
  })
  test('a connection killed in the middle fails that transaction only', async () => {
    await expect(db.transaction(EVERYTHING, async (tx) => {
      await tx.insert(leave).values(request('killed'))
      await tx.sql('select pg_terminate_backend(pg_backend_pid())')
    })).rejects.toThrow()
    expect(await countLeave('killed')).toBe(0)
  })
  test('signals are heard after the commit only, once each', async () => {
    const heard: string[] = []
    using _ = db.onSignal('filed', () => heard.push('filed'))
    await db.transaction(EVERYTHING, async (tx) => {
      tx.signal('filed')
      tx.signal('filed')
      await tx.sql('select 1')
      expect(heard).toEqual([])
    })
    await db.transaction(EVERYTHING, async (tx) => { tx.signal('filed'); throw new Error('crashed') }).catch(() => undefined)
    expect(heard).toEqual(['filed'])
  })
})

describe('reach', () => {
  test('without a reach nothing is seen and nothing written', async () => {
    await db.transaction(EVERYTHING, (tx) => tx.insert(leave).values(request('hidden')))
    expect(await db.read(NOTHING, (tx) => tx.select().from(leave))).toEqual([])
    await expect(db.transaction(NOTHING, (tx) => tx.insert(leave).values(request('unseen')))).rejects.toThrow()
  })
  test('another center is neither seen nor written, nor can a row be moved there', async () => {
    await db.transaction(EVERYTHING, (tx) => tx.insert(leave).values([request('a', 'c7'), request('b', 'c8')]))
    const seen = await db.read(center('c7'), (tx) => tx.select().from(leave))
    expect(seen.map((row) => row.person)).toEqual(['a'])
    expect((await db.transaction(center('c7'), (tx) => tx.update(leave).set({ days: 9 }).where(eq(leave.person, 'b')))).rowCount).toBe(0)
    await expect(db.transaction(center('c7'), (tx) => tx.update(leave).set({ center: 'c8' }).where(eq(leave.person, 'a')))).rejects.toThrow()
    await expect(db.transaction(center('c7'), (tx) => tx.insert(leave).values(request('c', 'c8')))).rejects.toThrow()
  })
  test('department and person widen the view', async () => {
    await db.transaction(EVERYTHING, (tx) => tx.insert(leave).values({ ...request('own', 'c9'), department: 'd9' }))
    const byDepartment = await db.read({ ...NOTHING, departments: ['d9'] }, (tx) => tx.select().from(leave))
    const byPerson = await db.read({ ...NOTHING, persons: ['own'] }, (tx) => tx.select().from(leave))
    expect([byDepartment, byPerson].map((rows) => rows.length)).toEqual([1, 1])
  })
  test('ids with quotes, braces and commas stay ids', async () => {
    const odd = `x"},{"c7\\`
    await db.transaction(center(odd), (tx) => tx.insert(leave).values(request('odd', odd)))
    expect((await db.read(center(odd), (tx) => tx.select().from(leave))).map((row) => row.center)).toEqual([odd])
  })
  test('does not outlive its transaction on a pooled connection', async () => {
    await Promise.all(Array.from({ length: 8 }, () => db.read(EVERYTHING, (tx) => tx.sql('select 1'))))
    const seen = await Promise.all(Array.from({ length: 8 }, () => db.read(NOTHING, (tx) => tx.$count(leave))))
    expect(seen).toEqual(Array(8).fill(0))
  })
})
