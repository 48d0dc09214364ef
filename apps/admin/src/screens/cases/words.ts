import type { Tone } from '@hall/ui'
import { addDays, formatDay, formatShortDay } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

const MS_PER_DAY = 86_400_000

export type CaseRow = Outputs['cases']['queue']['list']['rows'][number]
export type CaseView = Outputs['cases']['queue']['get']

export const stateTones: Readonly<Record<CaseRow['state'], Tone>> = {
  received: 'late', incomplete: 'quiet', complete: 'late', accepted: 'cover', examined: 'cover', decided: 'cover', concluded: 'ok', delivered: 'ok',
  refused_acceptance: 'absent', returned: 'absent', withdrawn: 'quiet', imported: 'quiet',
}

/** How pressing a date is: red when over, amber on the last days. */
export function dueTone({ dueOn, finishedAt, stopped }: Pick<CaseRow, 'dueOn' | 'finishedAt' | 'stopped'>, today: string): Tone {
  if (finishedAt || !dueOn || stopped) return 'quiet'
  return dueOn < today ? 'absent' : dueOn <= addDays(today, 1) ? 'late' : 'ok'
}

/** Without its year in this one. */
export function dayNear(day: string, { today, language }: { today: string; language: string }): string {
  return day.slice(0, 4) === today.slice(0, 4) ? formatShortDay(day, language) : formatDay(day, language)
}

/** Whole days after a date that is over; 0 on the day itself. */
export function daysPast(day: string, on: string): number {
  return Math.max(0, Math.round((Date.parse(on) - Date.parse(day)) / MS_PER_DAY))
}
