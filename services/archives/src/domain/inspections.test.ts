import { expect, test } from 'vitest'
import { monthsWithout } from './inspections.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
test.for([['2026-01-31', '2026-02-28', []], ['2026-01-31', '2026-03-01', ['2026-02']], ['2026-01-02', '2026-04-01', ['2026-02', '2026-03']]] as const)('last on %s, at %s: %j', ([last, on, missing]) => {
  expect(monthsWithout(day(last), day(on), 1)).toEqual(missing)
})
