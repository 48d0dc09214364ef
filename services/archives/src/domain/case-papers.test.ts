import { expect, test } from 'vitest'
import { paperOf } from './case-papers.ts'
import { missingOf } from './properties.ts'

const of = (step: string, outcome: string | null = null, notices: { missing: string[]; again: boolean }[] = []) => paperOf({ step, outcome, notices })

test('each step leaves its paper, an assignment or a moved deadline none', () => {
  expect(['accepted', 'examined', 'delivered', 'refused', 'returned', 'withdrawn'].map((step) => of(step)?.kind)).toEqual(['acceptance', 'examination', 'delivery', 'refusal', 'refusal', 'other'])
  expect(['registered', 'assigned', 'deadline_moved', 'stopped'].map((step) => of(step))).toEqual([undefined, undefined, undefined, undefined])
})

test('the conclusion is a decision or a refusal by its outcome', () => {
  expect([of('concluded', 'granted')?.kind, of('concluded', 'refused')?.kind]).toEqual(['decision', 'refusal'])
})

test('a notice says how much was missing the last time it was told', () => {
  expect(of('notified', null, [{ missing: ['身份证明'], again: false }, { missing: ['照片'], again: true }])).toEqual({ kind: 'notice', name: 'notifiedAgain', count: 1 })
})

test('after all steps of a granted case only what the applicant handed in is missing', () => {
  const kinds = ['accepted', 'examined', 'concluded', 'delivered'].flatMap((step) => of(step, 'granted')?.kind ?? [])
  expect(missingOf({ finishedAt: 'now', outcome: 'granted', kinds })).toEqual(['application'])
})
