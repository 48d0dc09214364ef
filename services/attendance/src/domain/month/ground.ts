import type { AttendancePolicy } from '@hall/regulation'

export type GroundLevel = 'none' | 'warning' | 'ground'
type GroundRule = NonNullable<AttendancePolicy['absentGround']>['value']

/** How far confirmed absence of a year has come, in half days: at the limit the ground opens, limit included (EP-ATT-01). */
export function groundLevel({ atDays, warnAtDays }: GroundRule, halves: number): GroundLevel {
  if (halves >= 2 * atDays) return 'ground'
  return halves >= 2 * warnAtDays ? 'warning' : 'none'
}
