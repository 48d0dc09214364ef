import type { TaskFile } from '@hall/contract-personnel'
import { expect, test } from 'vitest'
import { sectionTimes, timesOf } from './task.ts'

test('a stage lasts until the next one begins, the last one until now, and no longer once the case is over', () => {
  const steps = [{ step: 'registered', at: '2026-03-02T09:00:00', by: 'A' }, { step: 'accepted', at: '2026-03-02T09:45:30', by: 'A' }]
  expect(timesOf(steps, { now: '2026-03-02T10:00:30', finished: false })).toMatchObject([{ minutes: 45, to: '2026-03-02T09:45:30' }, { minutes: 15, to: null }])
  expect(timesOf(steps, { now: '2026-03-05T10:00:00', finished: true })).toMatchObject([{ minutes: 45 }, { minutes: 0, to: '2026-03-02T09:45:30' }])
  expect(timesOf([], { now: '2026-03-02T10:00:00', finished: false })).toEqual([])
})

test('what a section has not answered counts until now', () => {
  const task = (section: string, askedAt: string, at: string | null) => ({ section, askedAt, status: at ? 'answered' : 'open', answer: at && { text: '', by: '', at } }) as TaskFile
  expect(sectionTimes([task('A', '2026-03-02T09:00:00', '2026-03-02T10:00:00'), task('A', '2026-03-02T09:00:00', null), task('B', '2026-03-02T11:00:00', null)], '2026-03-02T11:30:00'))
    .toEqual([{ section: 'A', tasks: 2, open: 1, minutes: 210 }, { section: 'B', tasks: 1, open: 1, minutes: 30 }])
})
