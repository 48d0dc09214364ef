import { createWorkingCalendar, publishedYears } from '@hall/calendar'
import { expect, test } from 'vitest'
import { askLoan, dueAt, lateClauses } from './loans.ts'

const calendar = createWorkingCalendar({ years: publishedYears })
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
const policy = { loan: { value: { maxWorkdays: 1 }, clause: 'TG-ARC-19' }, returnAfterUse: { value: 'same_workday' as const, clause: 'TG-ARC-18' } }

test.for([['2026-03-03T10:00', 1, '2026-03-04T10:00'], ['2026-03-06T15:00', 1, '2026-03-09T15:00'], ['2026-03-03T10:00', 3, '2026-03-06T10:00']] as const)('taken %s for %d: due %s', ([taken, days, due]) => {
  expect(dueAt(at(taken), days, calendar).equals(at(due))).toBe(true)
})

test.for([
  ['2026-03-03T11:00', '2026-03-03T17:30', []], ['2026-03-03T11:00', '2026-03-04T08:35', ['TG-ARC-18']],
  [null, '2026-03-04T10:00', []], [null, '2026-03-04T10:00:01', ['TG-ARC-19']],
] as const)('finished %s, back %s: %j', ([finished, back, clauses]) => {
  expect(lateClauses({ due: at('2026-03-04T10:00'), finishedAt: finished === null ? null : at(finished), returnedAt: at(back) }, policy, calendar)).toEqual(clauses)
})

test('longer than the rule only with a reason', () => {
  expect(askLoan({ days: 1, reason: '' }, policy).ok).toBe(true)
  expect(askLoan({ days: 2, reason: '' }, policy)).toMatchObject({ ok: false, refusal: { code: 'LOAN_REASON_MISSING', clause: 'TG-ARC-19' } })
  expect(askLoan({ days: 3, reason: '审计' }, policy).ok).toBe(true)
})
