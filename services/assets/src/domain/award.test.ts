import type { AssetsPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { barsAward } from './award.ts'

const policy = { awardBar: { value: { after: 2, within: 'calendar_year' }, clause: 'QP-NET-25' } } as AssetsPolicy
const violations = (...serious: boolean[]) => serious.map((one, nth) => ({ finding: String(nth), serious: one }))

test('QP-NET-25: the third, and serious; a serious second and a third that is not are no bar', () => {
  expect(barsAward(violations(false, false, true), policy)).toEqual({ clause: 'QP-NET-25', confirmed: 3 })
  expect(barsAward(violations(false, false, false), policy)).toBeUndefined()
  expect(barsAward(violations(false, true), policy)).toBeUndefined()
  expect(barsAward(violations(true, true, false), policy)).toBeUndefined()
  expect(barsAward(violations(true, true, false, true), policy)).toBeDefined()
  expect(barsAward(violations(false, false, true), undefined)).toBeUndefined()
})
