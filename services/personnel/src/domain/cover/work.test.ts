import { expect, test } from 'vitest'
import { isUnmanned, takenOver } from './work.ts'

const rule = <T>(value: T) => ({ value, clause: 'XX-PER-01' })
const one = { id: 'c', number: '803', itemName: 'x', kind: 'promised', dueOn: '2026-03-20', handler: 'A' }
const cover = { status: 'planned' as const, from: '2026-03-11T08:30:00', to: '2026-03-12T17:30:00', note: null }
const because = (change: Partial<typeof one>, policy: object, of: object = {}) => takenOver({ ...one, ...change }, { ...cover, ...of }, { policy })?.because

test('what falls due on the first and on the last day of the absence goes over, the day before and after it stays', () => {
  const policy = { coverScope: rule(['due_within_absence']) }
  expect(['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'].map((dueOn) => because({ dueOn }, policy))).toEqual([undefined, 'due', 'due', undefined])
})

test('without a scope everything goes over; with one only what it names', () => {
  expect(because({}, {})).toBe('everything')
  expect(because({ kind: 'instant' }, { coverScope: rule(['immediate_general']) })).toBe('immediate')
  expect(because({ kind: 'instant' }, { coverScope: rule(['urgent']) })).toBeUndefined()
  const note = { cases: ['803'], urgent: ['803'], at: '', text: null }
  expect(because({}, { coverScope: rule(['urgent']) }, { note })).toBe('urgent')
  expect(because({}, { coverScope: rule(['immediate_general']) }, { note })).toBe('handed_over')
})

test('a post is unmanned from the first whole minute after the start until the backup is confirmed there', () => {
  const rules = { policy: { manning: { value: 'confirmed_at_start' as const, clause: 'XX-PER-01' } } }
  const at = (moment: string, mannedAt: string | null = null) => isUnmanned({ from: '2026-03-04T08:30:00', mannedAt }, `2026-03-04T${moment}`, rules)
  expect([at('08:30:00'), at('08:30:59'), at('08:31:00')]).toEqual([false, false, true])
  expect([at('08:31:00', '2026-03-04T08:25:00'), at('08:40:00', '2026-03-04T08:40:00'), at('08:39:00', '2026-03-04T08:40:00')]).toEqual([false, false, true])
  expect(isUnmanned({ from: '2026-03-04T08:30:00', mannedAt: null }, '2026-03-04T09:00:00', { policy: {} })).toBe(false)
})
