import { expect, test } from 'vitest'
import { readTable } from './permissions.ts'

const row = (over: object) => ({ 'attendance.days.list': { roles: { coordination: 'section' }, basis: 'QP-ATT-05', ...over } })

test('a row that says what it opens is taken', () => {
  for (const over of [{}, { everyone: true }, { roles: {} }]) expect(readTable(row(over))).toEqual(row(over))
})

test('a row that could open more than it says is refused by name', () => {
  expect(() => readTable(row({ roles: { king: 'city' } }))).toThrow(/attendance\.days\.list: king@city/)
  expect(() => readTable(row({ roles: { coordination: 'sektion' } }))).toThrow(/coordination@sektion/)
  expect(() => readTable(row({ basis: '' }))).toThrow(/without a basis/)
  expect(() => readTable(row({ everyone: 'yes' }))).toThrow(/everyone is yes/)
  expect(() => readTable(row({ evryone: true }))).toThrow(/evryone means nothing/)
})
