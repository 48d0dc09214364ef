import { expect, test } from 'vitest'
import { isSolved, readTask, solve, taskText } from './task.ts'

test('a solution fits its own challenge and no other', () => {
  const solution = solve('abc', 10)
  expect(isSolved('abc', solution, 10)).toBe(true)
  expect(isSolved('abd', solution, 20)).toBe(false)
})

test('a challenge tells when it ends and how hard it is; anything else is none', () => {
  const { text, expiresAtMs } = taskText(1_767_225_600_000, { minutes: 30, bits: 12 })
  expect(readTask(`${text}.${'a'.repeat(43)}`)).toMatchObject({ expiresAtMs, bits: 12 })
  for (const broken of ['', 'x', `${text}`, `${text}.short`, `${text}.${'a'.repeat(43)}.more`]) expect(readTask(broken)).toBeUndefined()
})
