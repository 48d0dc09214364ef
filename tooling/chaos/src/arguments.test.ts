import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { createWords } from './report.ts'

const read = (...argv: string[]) => readArguments(argv, createWords('en'))

test('a minute of load unless told otherwise', () => {
  expect(read()).toEqual({ seconds: 60, seed: 'hall', json: false })
  expect(read('--json', '--seconds=15', '--seed', 'x')).toEqual({ seconds: 15, seed: 'x', json: true })
})

test('a wrong argument is named, with the right ones', () => {
  expect(() => read('--secnods', '5')).toThrow(/^--secnods is not an argument of npm run chaos\.\nUsage/)
  for (const seconds of ['0', '1.5', 'x', '99999']) expect(() => read(`--seconds=${seconds}`), seconds).toThrow(/^Seconds are a whole number/)
})
