import { expect, test } from 'vitest'
import { isOutside } from './climate.ts'

test.for([[14, 45, false], [24, 60, false], [13.9, 50, true], [24.1, 50, true], [20, 44.9, true], [20, 60.1, true]] as const)('%d ℃, %d %%: %s', ([celsius, humidity, outside]) => {
  expect(isOutside({ celsius, humidity })).toBe(outside)
})
