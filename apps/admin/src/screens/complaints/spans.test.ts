import { expect, test } from 'vitest'
import { spanNamed, spanOf, SPANS } from './spans.ts'

test('months and years by their days', () => {
  expect(spanOf('month', '2026-03-15')).toEqual({ from: '2026-03-01', to: '2026-03-15' })
  expect(spanOf('lastMonth', '2026-03-15')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(spanOf('lastMonth', '2028-03-31')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(spanOf('lastMonth', '2026-01-10')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(spanOf('lastYear', '2026-01-10')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
})

test('a stretch is called by its name, any other is its own', () => {
  for (const name of SPANS) expect(spanNamed(spanOf(name, '2026-05-20'), '2026-05-20')).toBe(name)
  expect(spanNamed({ from: '2026-01-02', to: '2026-05-20' }, '2026-05-20')).toBe('own')
})
