import { createWorkingCalendar } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { type EvaluationPolicy, inForce, type MeetingsPolicy, type PersonnelPolicy, type TrainingPolicy } from '@hall/regulation'
import { loadCalendarYears, loadPolicies } from '@hall/regulation-copy'
import type { Rules } from '../domain/rules.ts'

type Day = Temporal.PlainDate

export async function loadCalendarHere(tx: Transaction) {
  return createWorkingCalendar({ years: await loadCalendarYears(tx) })
}

/** The center's personnel rules on a day; undefined before its first policy, and until that has arrived. */
export async function findRules(tx: Transaction, center: string, on: Day): Promise<Rules | undefined> {
  const found = inForce(await loadPolicies(tx, { center, area: 'personnel' }), { center, area: 'personnel' }, on)
  return found && { policy: found.policy as PersonnelPolicy, version: found.version, calendar: await loadCalendarHere(tx) }
}

export async function findTrainingPolicy(tx: Transaction, center: string, on: Day): Promise<TrainingPolicy> {
  return inForce(await loadPolicies(tx, { center, area: 'training' }), { center, area: 'training' }, on)?.policy ?? {}
}

export async function findMeetingsPolicy(tx: Transaction, center: string, on: Day): Promise<MeetingsPolicy> {
  return inForce(await loadPolicies(tx, { center, area: 'meetings' }), { center, area: 'meetings' }, on)?.policy ?? {}
}

export async function findEvaluationPolicy(tx: Transaction, center: string, on: Day): Promise<EvaluationPolicy | undefined> {
  return inForce(await loadPolicies(tx, { center, area: 'evaluation' }), { center, area: 'evaluation' }, on)?.policy
}
