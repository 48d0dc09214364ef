import { expect, test } from 'vitest'
import { expiryOf, gapsIn, numberOf, seriesOf } from './numbering.ts'

test('the number has fonds, kind, year, retention, unit and running number in their order', () => {
  const series = seriesOf({ center: 'taigu', class: 'documents', year: 2025, retention: 'long', unit: 'taigu-office' })
  expect(numberOf(series, 7)).toBe('TAIGU-WS·2025-D30-OFFICE-0007')
})

test('thirty and ten whole years after that of the papers; permanent has no end', () => {
  expect(expiryOf(2025, 'long')?.toString()).toBe('2055-12-31')
  expect(expiryOf(2025, 'short')?.toString()).toBe('2035-12-31')
  expect(expiryOf(2025, 'permanent')).toBeNull()
})

test.for([[[], []], [[1, 2, 3], []], [[2], [1]], [[1, 4, 2], [3]]] as const)('gaps in %j are %j', ([serials, gaps]) => {
  expect(gapsIn(serials)).toEqual(gaps)
})
