import { expect, test } from 'vitest'
import { beside } from './ticket.ts'

const row = ['10', '5', '7', '6'].map((number) => ({ id: `w${number}`, number }))
test.each([['w6', ['w5', 'w7']], ['w5', ['w6']], ['w10', ['w7']], ['w9', []]])('beside %s are %j, by number and not by letter', (own, windows) => {
  expect(beside(own, row)).toEqual(windows)
})
