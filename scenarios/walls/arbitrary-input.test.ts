import { ROLES } from '@hall/access'
import { describe } from 'vitest'
import { answersEverything } from './arbitrary-input.ts'

/** So that inputs reach the handlers. */
describe('arbitrary input with every right', () => {
  answersEverything(ROLES.map((role) => `${role}@city`))
})
