import type { AssetsPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { closeSanction, consequencesOf } from './sanction.ts'

const policy: AssetsPolicy = {
  addressBy: { value: 'it', clause: 'TG-NET-06' }, faultClosing: { value: 'blind_or_malicious', clause: 'TG-NET-13' }, networkSanction: { value: ['educated', 'circular'], clause: 'TG-NET-15' },
  economicLiability: { value: { fromYuan: 1000 }, clause: 'TG-NET-16' }, seriousSanction: { value: 'recommend_to_unit', clause: 'TG-NET-17' }, unlawful: { value: 'referral', clause: 'TG-NET-18' },
}
const fault = { cause: 'against_rules', minutesDown: 40, loss: 0, blind: false } as const

test('a sanction opens where rules were broken and the network stood still, not for one of the two', () => {
  expect(consequencesOf(fault, policy).sanction).toEqual({ choices: ['educated', 'circular'], liability: null, clauses: ['TG-NET-15'] })
  expect(consequencesOf({ ...fault, minutesDown: 0 }, policy)).toEqual({ findings: [{ kind: 'settings_changed', clause: 'TG-NET-06' }], sanction: null })
  expect(consequencesOf({ ...fault, cause: 'power' }, policy)).toEqual({ findings: [], sanction: null })
  expect(consequencesOf(fault, undefined)).toEqual({ findings: [], sanction: null })
})

test.each([[99_999, null], [100_000, 100_000], [100_001, 100_001]])('a loss of %i fen is owed as %s', (loss, liability) => {
  expect(consequencesOf({ ...fault, loss }, policy).sanction?.liability).toBe(liability)
})

test('blind operation is found whatever it did', () => {
  expect(consequencesOf({ cause: 'other', minutesDown: 0, loss: 0, blind: true }, policy).findings).toEqual([{ kind: 'blind_operation', clause: 'TG-NET-13' }])
})

test('it closes with a choice, an answer where one was asked for, a referral where law was broken', () => {
  const open = { person: 'LI', consequence: 'educated', serious: false, answer: null, unlawful: false, referredTo: null, closedAt: null }
  const codeOf = (over: object) => {
    const decision = closeSanction({ ...open, ...over }, policy)
    return decision.ok ? decision.events[0]!.liable : `${decision.refusal.code} ${decision.refusal.clause}`
  }
  expect(codeOf({})).toBe('LI')
  expect(codeOf({ consequence: null })).toBe('CONSEQUENCE_MISSING TG-NET-15')
  expect(codeOf({ serious: true })).toBe('ANSWER_MISSING TG-NET-17')
  expect(codeOf({ serious: true, answer: '警告' })).toBe('LI')
  expect(codeOf({ unlawful: true })).toBe('REFERRAL_MISSING TG-NET-18')
  expect(codeOf({ unlawful: true, referredTo: '公安局' })).toBe('LI')
})
