import type { PersonnelPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { keepRecord, type RecordKind } from './record.ts'

const policy = {
  responsibilities: { value: ['post_responsibility', 'enforcement_responsibility'], clause: 'EP-PER-04' }, otherDepartmentWork: { value: 'secondment_only', clause: 'QP-PER-13' },
} as PersonnelPolicy
const keep = (kind: RecordKind, details: Record<string, string>, { covered = false, person = 'QP1' as string | null } = {}) => {
  const decision = keepRecord({ id: 'r', kind, person, on: '2026-03-10', details }, { covered, because: covered ? 'agreed' : 'none', clause: null }, { policy })
  return decision.ok ? decision.events[0]?.type : decision.refusal.code
}

test('what a kind of record must say', () => {
  expect([keep('membership', {}), keep('membership', { membership: 'party' }), keep('membership', { membership: 'party' }, { person: null })]).toEqual(['RECORD_INCOMPLETE', 'RecordKept', 'RECORD_INCOMPLETE'])
  expect([keep('responsibility', {}), keep('responsibility', { post_responsibility: '收件' })]).toEqual(['RECORD_INCOMPLETE', 'RecordKept'])
  expect(keep('care', { what: '谈心' }, { person: null })).toBe('RecordKept')
})

test('work for the department only on a covered day; its words stay out of the event', () => {
  expect([keep('department_work', { what: '统计' }), keep('department_work', { what: '统计' }, { covered: true })]).toEqual(['SECONDMENT_NEEDED', 'RecordKept'])
  const decision = keepRecord({ id: 'r', kind: 'care', person: null, on: '2026-03-10', details: { what: '家庭困难' } }, { covered: false, because: 'none', clause: null }, { policy })
  expect(JSON.stringify(decision)).not.toContain('家庭困难')
})
