import { expect, test } from 'vitest'
import { daysCovered } from './seconded.ts'

const agreed = (agreedAt: string) => {
  const span = daysCovered({ from: Temporal.PlainDate.from('2026-03-10'), until: Temporal.PlainDate.from('2026-03-12'), agreedAt: Temporal.PlainDateTime.from(agreedAt) })
  return span && `${span.from.toPlainDate()} ${span.to.toPlainDate()}`
}

test('QP-PER-29: agreed the evening before, every day counts', () => expect(agreed('2026-03-09T23:59:00')).toBe('2026-03-10 2026-03-13'))
test('QP-PER-29: agreed on the first day, the days from the next one on count', () => expect(agreed('2026-03-10T00:00:00')).toBe('2026-03-11 2026-03-13'))
test('QP-PER-29: agreed on the last day or later, none counts', () => {
  expect(agreed('2026-03-12T08:00:00')).toBeUndefined()
  expect(agreed('2026-04-01T08:00:00')).toBeUndefined()
})
