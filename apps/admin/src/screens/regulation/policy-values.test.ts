import { policyValues } from '@hall/regulation'
import { describe, expect, test } from 'vitest'
import { setValue } from './policy-values.ts'

const policy = {
  checks: {
    clause: 'QP-ATT-02',
    value: { strategy: 'windows', points: [{ id: 'am_in', name: { zh: '上午', en: 'Morning' }, limit: { value: '08:30', clause: 'QP-ATT-02' }, pick: 'first' }] },
  },
  late: { value: { graceSeconds: 0 }, clause: 'QP-ATT-02' },
}

describe('setValue', () => {
  test('every value that is listed can be set, and nothing else changes', () => {
    const before = policyValues(policy)
    expect(before.length).toBeGreaterThan(3)
    for (const { path } of before) {
      const after = policyValues(setValue(policy, path, 'new'))
      expect(after.map((one) => (one.path === path ? { ...one, value: 'new' } : before.find((old) => old.path === one.path)))).toEqual(after)
      expect(after.find((one) => one.path === path)?.value).toBe('new')
    }
  })
  test('a path that leads nowhere is a bug', () => {
    expect(() => setValue(policy, 'checks.points.pm_out.limit', '')).toThrow('pm_out')
    expect(() => setValue(policy, 'early', '')).toThrow('early')
  })
})
