import { expect, test } from 'vitest'
import { findSqlState, isAway, isUniqueViolation } from './sql-state.ts'

const coded = (code: string) => Object.assign(new Error('said the server'), { code })
const wrapped = (cause: Error) => new Error('Failed query: select 1', { cause })

test.for(['57P01', '57P03', '08006', '53300', 'ECONNREFUSED', 'EPIPE'])('%s says that the server is away, also wrapped', (code) => {
  expect([isAway(coded(code)), isAway(wrapped(coded(code)))]).toEqual([true, true])
})

test.for(['Connection terminated unexpectedly', 'Client has encountered a connection error and is not queryable'])('so does "%s", also wrapped', (words) => {
  expect([isAway(new Error(words)), isAway(wrapped(new Error(words)))]).toEqual([true, true])
})

test('a statement at fault does not, whatever its text', () => {
  expect(isAway(Object.assign(new Error('connection timeout'), { code: '23505' }))).toBe(false)
  expect(isAway(new Error('not a date'))).toBe(false)
  expect(isAway('Connection terminated')).toBe(false)
})

test('the code of a wrapped error is found', () => {
  expect(findSqlState(wrapped(coded('40001')))).toBe('40001')
  expect(isUniqueViolation(wrapped(Object.assign(coded('23505'), { constraint: 'once' })), 'once')).toBe(true)
  expect(isUniqueViolation(wrapped(coded('23505')), 'once')).toBe(false)
})
