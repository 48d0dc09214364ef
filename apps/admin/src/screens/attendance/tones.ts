import type { Tone } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

export type DayRow = Outputs['attendance']['days']['list']['rows'][number]
export type DayOfPerson = Outputs['attendance']['days']['get']
export type Verdict = DayOfPerson['verdict']
export type Finding = Verdict['findings'][number]
export type Point = Verdict['points'][number]
export type Punch = DayOfPerson['punches'][number]
export type Look = DayOfPerson['looks'][number]
export type Absence = DayOfPerson['absences'][number]

export const outcomeTones: Readonly<Record<DayRow['outcome'], Tone>> = {
  normal: 'ok', exception: 'late', on_leave: 'leave', not_expected: 'quiet', recorded: 'quiet', open: 'open',
}
export const findingTones: Readonly<Record<Finding['kind'], Tone>> = {
  late: 'late', early_leave: 'late', missing_in: 'late', missing_out: 'late', absent: 'absent', conflict: 'late', early_arrival: 'ok', not_counted: 'open', off_post: 'absent', wandering: 'late', vacant_post: 'absent',
}
export const pointTones: Readonly<Record<Point['state'], Tone>> = {
  met: 'ok', missed: 'late', late: 'late', early: 'late', excused: 'leave', waiting: 'open',
}

/** The tone of a whole day: absence is seen before lateness. */
export function dayTone({ outcome, findings }: Pick<DayRow, 'outcome' | 'findings'>): Tone {
  return outcome === 'exception' && findings.includes('absent') ? 'absent' : outcomeTones[outcome]
}
