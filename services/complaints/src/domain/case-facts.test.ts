import { createWorkingCalendar, publishedYears } from '@hall/calendar'
import { expect, test } from 'vitest'
import { caseFactsOf, type CaseStep, type Shows } from './case-facts.ts'

const calendar = createWorkingCalendar({ years: publishedYears })
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
const CASE: CaseStep = {
  step: 'registered', steppedAt: at('2026-03-02T09:00'), state: 'received', receivedAt: at('2026-03-02T09:00'), acceptedAt: null, dueOn: null, dueClause: null,
  stopped: false, finishedAt: null, visits: 1, notices: [],
}
const accepted: CaseStep = { ...CASE, step: 'accepted', steppedAt: at('2026-03-02T10:00'), state: 'accepted', acceptedAt: at('2026-03-02T10:00'), dueOn: Temporal.PlainDate.from('2026-03-09'), dueClause: 'TG-CAS-01' }
const facts = (shows: Shows, complained: string, steps: readonly CaseStep[]) =>
  caseFactsOf(steps, { shows, receivedAt: at(complained), calendar, clause: 'TG-CMP-04' }).map(({ what, at: on, count, words, added }) => [what, on?.toString() ?? null, count, ...words, ...(added.length > 0 ? [`+${added.join()}`] : [])])

test('TG-CMP-04: the day it is due is no delay, the next is one of a working day', () => {
  expect(facts('case_clock', '2026-03-09T23:59', [CASE, accepted]).slice(0, 2)).toEqual([['due', '2026-03-09', null], ['not_overdue', null, 0]])
  expect(facts('case_clock', '2026-03-10T00:00', [CASE, accepted]).slice(0, 2)).toEqual([['due', '2026-03-09', null], ['overdue', null, 1]])
})

test('a day off after the last day is late without a working day', () => {
  const friday = { ...accepted, dueOn: Temporal.PlainDate.from('2026-03-06') }
  expect(facts('case_clock', '2026-03-07T09:00', [friday])).toContainEqual(['overdue', null, 0])
})

test('what came after the complaint does not count for it', () => {
  const finished = { ...accepted, step: 'concluded', steppedAt: at('2026-03-11T10:00'), state: 'concluded', finishedAt: at('2026-03-11T10:00') }
  expect(facts('case_clock', '2026-03-10T09:00', [CASE, accepted, finished]).map(([what]) => what)).toEqual(['due', 'overdue', 'step', 'step'])
  expect(facts('case_clock', '2026-03-20T09:00', [CASE, accepted, finished])).toContainEqual(['overdue', null, 2])
})

test('TG-CMP-05: waiting since it was handed in, or the day it was accepted', () => {
  expect(facts('case_waiting', '2026-03-04T09:00', [CASE])).toEqual([['waiting', '2026-03-02', 2]])
  expect(facts('case_waiting', '2026-03-04T09:00', [CASE, accepted])).toEqual([['accepted', '2026-03-02', null]])
})

test('TG-CMP-08: each notice with its materials, and what a later one added', () => {
  const notices = [{ at: at('2026-03-02T10:00').toString(), missing: ['图纸'] }, { at: at('2026-03-04T10:00').toString(), missing: ['图纸', '证明'] }]
  expect(facts('case_notices', '2026-03-05T09:00', [{ ...CASE, notices, visits: 3 }])).toEqual([
    ['notices', null, 2], ['notice', '2026-03-02', 1, '图纸'], ['notice', '2026-03-04', 2, '图纸', '证明', '+证明'], ['visits', null, 3],
  ])
})

test('a case nobody knows is said to be unknown', () => {
  expect(facts('case_clock', '2026-03-09T09:00', [])).toEqual([['unknown', null, null]])
})
