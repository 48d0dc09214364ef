import type { InternFile } from '@hall/contract-personnel'
import type { PersonnelPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import type { Rules } from '../rules.ts'
import { decide, enter, exempt, report } from './intern.ts'

const rules = { policy: { interns: { value: 'report_then_consent', clause: 'QP-PER-18' } } as PersonnelPolicy } as Rules
const reported = { id: 'i', center: 'qingpu', department: 'tax', window: 'w', person: 'L1', name: '刘', mentor: 'QP1', from: '2026-03-04', until: '2026-06-30', reportedOn: '2026-03-02' }
const file = (change: Partial<InternFile> = {}): InternFile => ({ ...reported, status: 'agreed', decidedOn: '2026-03-04', enteredOn: null, exemption: null, ...change })
const codeOf = (decision: { ok: true } | { ok: false; refusal: { code: string } }) => (decision.ok ? 'ok' : decision.refusal.code)

test('report, consent, entry: in that order, not before the day of consent', () => {
  expect(codeOf(report({ ...reported, until: '2026-03-03' }))).toBe('ENDS_BEFORE_START')
  expect([codeOf(enter('2026-03-03', file({ status: 'reported', decidedOn: null }), rules)), codeOf(enter('2026-03-03', file(), rules)), codeOf(enter('2026-03-04', file(), rules))]).toEqual(['OPINION_MISSING', 'OPINION_MISSING', 'ok'])
  expect(codeOf(decide({ agreed: true, on: '2026-03-05' }, file()))).toBe('NOT_POSSIBLE_NOW')
})

test('only who has entered may be exempted', () => {
  const days = { from: '2026-03-10', until: '2026-03-13', reason: '高峰', by: '主任' }
  expect([codeOf(exempt(days, file())), codeOf(exempt(days, file({ status: 'entered' }))), codeOf(exempt({ ...days, until: '2026-03-09' }, file({ status: 'entered' })))]).toEqual(['NOT_POSSIBLE_NOW', 'ok', 'ENDS_BEFORE_START'])
})
