import type { LeaveKind } from '@hall/regulation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Center, CENTERS, policyOf } from '../../../tests/given-day.ts'
import { chainFor } from './leave-chain.ts'

const chain = (center: Center, kind: LeaveKind, days: number, hasHead = true) =>
  chainFor(policyOf(center).leave!, { kind, days }, hasHead)?.steps.map(({ act, by }) => `${act} ${by.join('|')}`)

test.each<[string, number, string[]]>([
  ['EP-ATT-12: half a day', 0.5, ['opinion window_lead|chief_representative', 'approve coordination']],
  ['EP-ATT-13: a day', 1, ['opinion window_lead|chief_representative', 'approve deputy_director']],
  ['EP-ATT-13: two days', 2, ['opinion window_lead|chief_representative', 'approve deputy_director']],
  ['EP-ATT-14: two and a half', 2.5, ['opinion department_principal', 'approve director']],
  ['EP-ATT-14: a year', 250, ['opinion department_principal', 'approve director']],
])('%s', (_, days, expected) => expect(chain('enping', 'personal', days)).toEqual(expected))

test('EP-ATT-12: the head\'s own half day has the department\'s principal to give an opinion', () => {
  expect(chain('enping', 'personal', 0.5, false)![0]).toBe('opinion department_principal')
})

test('TG-ATT-05, TG-ATT-06, TG-ATT-10, TG-ATT-11: business and private absences part at exactly half a day', () => {
  expect(chain('taigu', 'meeting', 0.5)).toEqual(['approve duty_chief|supervision'])
  expect(chain('taigu', 'meeting', 0.51)).toEqual(['approve deputy_director'])
  expect(chain('taigu', 'sick', 0.5)).toEqual(['opinion window_lead|chief_representative', 'approve duty_chief'])
  expect(chain('taigu', 'sick', 0.51)).toEqual(['opinion window_lead|chief_representative', 'approve deputy_director'])
  expect(chain('taigu', 'sick', 0.5, false)).toEqual(['approve duty_chief'])
})

test('WS-ATT-27: statutory leave is granted under its own clause, by the same two', () => {
  expect(chainFor(policyOf('wenshang').leave!, { kind: 'annual', days: 3 }, true)?.clause).toBe('WS-ATT-27')
  expect(chainFor(policyOf('wenshang').leave!, { kind: 'personal', days: 3 }, true)?.clause).toBe('WS-ATT-25')
})

test('law: every kind a center grants has a chain at every length, and its last step decides', () => {
  fc.assert(fc.property(fc.constantFrom(...CENTERS), fc.integer({ min: 1, max: 800 }), fc.boolean(), (center, halfDays, hasHead) => {
    const policy = policyOf(center).leave
    for (const kind of policy?.kinds.value ?? []) {
      const found = chainFor(policy!, { kind, days: halfDays / 2 }, hasHead)
      expect(found?.steps.at(-1)?.act, `${center} ${kind} ${halfDays / 2}`).toMatch(/approve|file/)
    }
  }), { numRuns: 60 })
})
