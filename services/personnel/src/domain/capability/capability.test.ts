import type { PersonnelPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { unqualified } from './capability.ts'

const policy = { qualification: { value: 'on_file_and_valid', clause: 'QP-PER-11' } } as PersonnelPolicy
const held = [{ name: 'Q', until: '2026-06-30' }]

test('valid through its last day, for approval only, and only where the regulation asks', () => {
  const approve = (on: string, of = held) => unqualified({ level: 'approve', needs: 'Q', on }, of, { policy })
  expect([approve('2026-06-30'), approve('2026-07-01'), approve('2026-06-30', [])]).toEqual([undefined, 'qualification_expired', 'qualification_missing'])
  expect(unqualified({ level: 'accept', needs: 'Q', on: '2026-07-01' }, held, { policy })).toBeUndefined()
  expect(unqualified({ level: 'approve', needs: null, on: '2026-07-01' }, [], { policy })).toBeUndefined()
  expect(unqualified({ level: 'approve', needs: 'Q', on: '2026-07-01' }, [], { policy: {} })).toBeUndefined()
})
