import type { AssetsPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { hasCome, isPageTime } from './own-page.ts'

const policy = { ownPage: { value: { am: { from: '08:30', to: '12:00' }, pm: { from: '14:00', to: '17:30' }, quietMinutes: 15 }, clause: 'TG-NET-02' } } as AssetsPolicy
const at = (time: string) => isPageTime(Temporal.PlainTime.from(time), policy)

test('TG-NET-02: the page is asked for from the first minute of each half day to before its last', () => {
  expect(['08:29', '08:30', '11:59', '12:00', '13:59', '14:00', '17:29', '17:30'].map(at)).toEqual([false, true, true, false, false, true, true, false])
  expect(isPageTime(Temporal.PlainTime.from('09:00'), {} as AssetsPolicy)).toBe(false)
})

test('a day that waits, is in order or is late is one of presence; leave, a missing sign-in and absence are not', () => {
  expect(hasCome({ outcome: 'open', findings: [] })).toBe(true)
  expect(hasCome({ outcome: 'exception', findings: ['late'] })).toBe(true)
  expect(hasCome({ outcome: 'on_leave', findings: [] })).toBe(false)
  expect(hasCome({ outcome: 'exception', findings: ['missing_in'] })).toBe(false)
  expect(hasCome({ outcome: 'exception', findings: ['absent'] })).toBe(false)
})
