import { describe } from 'vitest'
import { answersEverything } from './arbitrary-input.ts'
import { HERE } from './places.ts'

/** So that they reach the rows' policies. */
describe('arbitrary input with the rights of one window', () => {
  answersEverything([`window_lead@window:${HERE.id}/${HERE.window}`, `staff@self:${HERE.people[0]}`])
})
