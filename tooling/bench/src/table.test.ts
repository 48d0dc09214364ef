import { expect, test } from 'vitest'
import { measure } from './measure.ts'
import { table } from './table.ts'

test('numbers stand under each other, and nothing is rounded away', () => {
  expect(table([
    measure('calls', { ours: 21_034.6, theirs: 14_000, unit: '1/s', aim: 'at least 1.1' }),
    measure('median wait', { ours: 0.4567, theirs: 12.3456, unit: 'ms' }),
  ])).toBe([
    'name              ours     theirs  ratio  aim',
    'calls        21035 1/s  14000 1/s   1.50  at least 1.1',
    'median wait   0.457 ms    12.3 ms   0.04',
    '',
  ].join('\n'))
})
