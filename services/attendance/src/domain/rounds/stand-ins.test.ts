import { expect, test } from 'vitest'
import { lackingOf } from './stand-ins.ts'

const policy = { standInChecks: { value: ['window_business' as const, 'service_norms' as const], clause: 'QP-ATT-21' } }

test('QP-ATT-21: whoever knows both leaves nothing to find; each that is lacking is a finding of its own', () => {
  expect(lackingOf(policy, ['window_business', 'service_norms'])).toEqual([])
  expect(lackingOf(policy, ['service_norms'])).toEqual([{ kind: 'stand_in_window_business', clause: 'QP-ATT-21' }])
  expect(lackingOf(policy, [])).toHaveLength(2)
})

test('a regulation that says nothing of it finds nothing', () => expect(lackingOf({}, [])).toEqual([]))
