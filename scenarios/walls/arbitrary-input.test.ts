import { ROLES } from '@hall/access'
import { describe } from 'vitest'
import { answersEverything } from './arbitrary-input.ts'
import { HERE } from './places.ts'

/** So that inputs reach the handlers. */
describe('arbitrary input with every right at a center, and of the city where a center has none', () => {
  answersEverything(ROLES.map((role) => `${role}@center:${HERE.id}`), ROLES.map((role) => `${role}@city`))
})
