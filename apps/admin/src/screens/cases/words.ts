import type { Tone } from '@hall/ui'
import { addDays } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

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
