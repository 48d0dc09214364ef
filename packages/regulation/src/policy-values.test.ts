import { expect, test } from 'vitest'
import { citedClauses, policyValues } from './policy-values.ts'

const policy = {
  checks: {
    clause: 'XX-ATT-01',
    value: {
      strategy: 'windows',
      points: [{
        id: 'am_in',
        name: { zh: '上午', en: 'Morning' },
        limit: { value: { summer: '08:00', winter: '08:30' }, clause: 'XX-ATT-02', setting: true },
        window: { from: '00:00', to: '12:00' },
      }],
    },
  },
  methods: { value: ['face'], clause: 'XX-ATT-03' },
  late: { value: { graceSeconds: 0 }, clause: 'XX-ATT-04' },
  none: { value: [], clause: 'XX-ATT-05' },
}

test('every value is listed with the nearest clause around it', () => {
  expect(policyValues(policy)).toEqual([
    { path: 'checks.strategy', value: 'windows', clause: 'XX-ATT-01', setting: false },
    { path: 'checks.points.am_in.name', value: { zh: '上午', en: 'Morning' }, clause: 'XX-ATT-01', setting: false },
    { path: 'checks.points.am_in.limit', value: { summer: '08:00', winter: '08:30' }, clause: 'XX-ATT-02', setting: true },
    { path: 'checks.points.am_in.window', value: { from: '00:00', to: '12:00' }, clause: 'XX-ATT-01', setting: false },
    { path: 'methods', value: ['face'], clause: 'XX-ATT-03', setting: false },
    { path: 'late.graceSeconds', value: 0, clause: 'XX-ATT-04', setting: false },
    { path: 'none', value: [], clause: 'XX-ATT-05', setting: false },
  ])
})

test('cited clauses come once each', () => {
  expect(citedClauses({ ...policy, again: policy.late })).toEqual(['XX-ATT-01', 'XX-ATT-02', 'XX-ATT-03', 'XX-ATT-04', 'XX-ATT-05'])
})
