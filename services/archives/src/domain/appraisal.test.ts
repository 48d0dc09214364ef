import { expect, test } from 'vitest'
import { outcomeOf } from './appraisal.ts'

const said = (...answers: ('destroy' | 'retain' | 'transfer')[]) => answers.map((answer, nth) => ({ person: `P${nth}`, answer }))

test('all of one mind, or held; nothing while somebody is silent', () => {
  expect(outcomeOf(['P0', 'P1'], said('destroy', 'destroy'))).toBe('destroy')
  expect(outcomeOf(['P0', 'P1'], said('transfer', 'transfer'))).toBe('transfer')
  expect(outcomeOf(['P0', 'P1'], said('destroy', 'retain'))).toBe('held')
  expect(outcomeOf(['P0', 'P1'], said('destroy'))).toBeUndefined()
})

test('who is not named does not count', () => {
  expect(outcomeOf(['P0'], [...said('destroy'), { person: 'X', answer: 'retain' }])).toBe('destroy')
})
