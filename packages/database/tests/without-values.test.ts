import { inspect } from 'node:util'
import { EVERYTHING } from '@hall/access'
import { pino } from 'pino'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSqlState, isUniqueViolation, type Transaction } from '../src/index.ts'
import { leave } from './fixture/schema.ts'
import { openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => { fixture = await openFixture() })
afterAll(() => fixture[Symbol.asyncDispose]())

const PHONE = '13912345678'
const row = { center: 'c1', department: 'd1', person: PHONE, days: 1, startsOn: Temporal.PlainDate.from('2026-03-02') }

test.for<[string, string, (tx: Transaction) => Promise<unknown>]>([
  ['the query builder', '23505', async (tx) => { await tx.insert(leave).values([row, row]) }],
  ['the query builder, of a type', '22P02', (tx) => tx.select().from(leave).where(eq(leave.id, PHONE))],
  ['raw SQL', '22P02', (tx) => tx.sql('select 1 from leave where id = $1', [PHONE])],
  ['raw SQL, of a row', '23502', (tx) => tx.sql('insert into leave (center, department, person) values ($1, $1, $1)', [PHONE])],
  ['raw SQL, of a number', '22003', (tx) => tx.sql('select $1::int', [PHONE])],
])('the error of %s says what failed and holds no value', async ([, state, work]) => {
  const error = await fixture.db.transaction(EVERYTHING, work).catch((thrown: unknown) => thrown)
  expect(findSqlState(error)).toBe(state)
  const lines: string[] = []
  pino({}, { write: (line: string) => void lines.push(line) }).error({ err: error }, 'failed')
  for (const shown of [...lines, inspect(error, { depth: 9, showHidden: true }), String((error as Error).stack), JSON.stringify(error)]) expect(shown).not.toContain(PHONE)
  expect(lines[0]).toMatch(/leave|int/)
})

test('what code asks of an error is still there', async () => {
  const error = await fixture.db.transaction(EVERYTHING, (tx) => tx.insert(leave).values([row, row])).catch((thrown: unknown) => thrown)
  expect([isUniqueViolation(error, 'leave_once'), (error as Error).message.startsWith('Failed query: insert into "leave"')]).toEqual([true, true])
})
