import { expect, test } from 'vitest'
import { type Center, ruleOf } from '../../../tests/given-day.ts'
import { isOverdue, lateTerms, missingOf } from './late-filing.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text)
const instant = (local: string) => at(local).toZonedDateTime('Asia/Shanghai').toInstant()
function terms(center: Center, { kind, days, from, to, backOn }: { kind: 'sick' | 'personal' | 'family'; days: number; from: string; to: string; backOn?: string }) {
  const rule = ruleOf(center)
  return lateTerms(rule, rule.policy.leave!.late, { kind, days, span: { from: at(from), to: at(to) }, now: at('2026-12-31T00:00'), backOn: backOn === undefined ? undefined : Temporal.PlainDate.from(backOn) })
}

test.each([
  ['TG-ATT-09: by the end of the first working day back', terms('taigu', { kind: 'sick', days: 1, from: '2026-03-03T08:30', to: '2026-03-03T17:30', backOn: '2026-03-04' }), '2026-03-04'],
  ['EP-ATT-15: within three working days after the day of return', terms('enping', { kind: 'sick', days: 3, from: '2026-03-10T08:30', to: '2026-03-12T17:30', backOn: '2026-03-13' }), '2026-03-18'],
  ['QP-ATT-15: half a day within two working days of that day', terms('qingpu', { kind: 'family', days: 0.5, from: '2026-03-12T08:30', to: '2026-03-12T12:00' }), '2026-03-16'],
  ['QP-ATT-19: over the October holiday', terms('qingpu', { kind: 'family', days: 1, from: '2026-09-29T08:30', to: '2026-09-29T17:00', backOn: '2026-09-30' }), '2026-10-09'],
])('%s', (_, found, due) => expect(found?.due?.toString()).toBe(due))

test('EP-ATT-15: only sick leave of more than two days may be filed late', () => {
  const span = { from: '2026-03-10T08:30', to: '2026-03-11T17:30', backOn: '2026-03-12' }
  expect(terms('enping', { kind: 'sick', days: 2, ...span })).toBeUndefined()
  expect(terms('enping', { kind: 'personal', days: 3, ...span })).toBeUndefined()
})

test('the last day counts to its end', () => {
  const due = { due: Temporal.PlainDate.from('2026-03-04') }
  expect(isOverdue(due, instant('2026-03-04T23:59:59'))).toBe(false)
  expect(isOverdue(due, instant('2026-03-05T00:00:00'))).toBe(true)
  expect(isOverdue({ due: undefined }, instant('2099-01-01T00:00:00'))).toBe(false)
})

test('QP-ATT-18: a certificate proves; a proof is no certificate', () => {
  expect(missingOf(['explanation', 'proof'], { explained: false, documents: ['certificate'] })).toEqual(['explanation'])
  expect(missingOf(['certificate'], { explained: true, documents: ['proof'] })).toEqual(['certificate'])
})
