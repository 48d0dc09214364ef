import type { SecondmentFile } from '@hall/contract-personnel'
import type { PersonnelPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { coversDay, decideSecondment, requestSecondment } from './secondment.ts'

const policy = { secondment: { value: 'consent_before', clause: 'QP-PER-29' } } as PersonnelPolicy
const file = (decidedAt: string | null, status: SecondmentFile['status'] = 'agreed'): SecondmentFile => ({
  id: 's', center: 'qingpu', department: 'tax', window: 'w', person: 'QP1', name: '王', from: '2026-03-10', until: '2026-03-13', purpose: '年报', status, decidedAt, reason: null,
})
const because = (on: string, of: SecondmentFile) => coversDay(on, [of], { policy }).because

test('a day is covered when consent came before it began, to the second', () => {
  expect(because('2026-03-10', file('2026-03-09T23:59:59'))).toBe('agreed')
  expect(because('2026-03-10', file('2026-03-10T00:00:00'))).toBe('agreed_too_late')
  expect(because('2026-03-11', file('2026-03-10T00:00:00'))).toBe('agreed')
  expect(because('2026-03-14', file('2026-03-09T10:00:00'))).toBe('none')
  expect(because('2026-03-10', file(null, 'requested'))).toBe('not_agreed')
})

test('it ends not before it begins, and is decided once', () => {
  const { status: _status, decidedAt: _decidedAt, reason: _reason, ...wanted } = file(null)
  expect(requestSecondment({ ...wanted, until: '2026-03-09', on: '2026-03-02' })).toMatchObject({ ok: false, refusal: { code: 'ENDS_BEFORE_START' } })
  expect(decideSecondment({ agreed: true, at: '2026-03-09T10:00:00', reason: null }, file(null, 'refused'))).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE_NOW' } })
})
