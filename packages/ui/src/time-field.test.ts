import { expect, test } from 'vitest'
import { readTime } from './TimeField.tsx'

test.each([
  ['08:30', '08:30'], ['8:30', '08:30'], ['8:30:01', '08:30:01'], ['830', '08:30'], ['0830', '08:30'], ['083001', '08:30:01'], ['23：59', '23:59'],
])('%s is %s', (text, time) => { expect(readTime(text)).toBe(time) })

test.each(['', '8', '24:00', '08:60', '08:30:61', 'noon', '8:3a', '1:2:3:4'])('%j is no time', (text) => { expect(readTime(text)).toBeUndefined() })
