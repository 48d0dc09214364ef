import { expect, test } from 'vitest'
import { assistantOn, nameAssistant } from './assistants.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const li = { person: 'LI', from: day('2026-01-05') }

test('a successor takes over from its day and not before', () => {
  const named = [{ person: 'MA', from: day('2026-03-16') }, li]
  expect(['2026-01-04', '2026-03-15', '2026-03-16'].map((on) => assistantOn(named, day(on))?.person)).toEqual([undefined, 'LI', 'MA'])
})

test('a second one is refused unless it replaces the first, and never on the day the first begins', () => {
  const name = (from: string, replacing: boolean) => nameAssistant({ person: 'MA', from: day(from), replacing }, [li], undefined).ok
  expect([name('2026-03-16', false), name('2026-03-16', true), name('2026-01-05', true), name('2026-01-04', false)]).toEqual([false, true, false, true])
})
