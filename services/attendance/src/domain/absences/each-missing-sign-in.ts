import type { JudgedCheck } from '../check.ts'
import type { AbsentTime } from './find-absence.ts'

/** Each session without its sign-in, proposed for confirmation one by one (EP-ATT-08, EP-ATT-17). */
export function absentByMissingSignIn({ daysEach }: { daysEach: number }, checks: readonly JudgedCheck[]): AbsentTime[] {
  return checks
    .filter(({ point, state }) => point.direction === 'in' && state === 'missed')
    .map(({ point }) => ({ days: daysEach, point: point.id, value: String(daysEach), insteadOf: [point.id], facts: [] }))
}
