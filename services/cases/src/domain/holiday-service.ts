import { refuse, type Refusal } from '@hall/decider'
import type { WorkingCalendar } from '@hall/calendar'
import type { CasesPolicy } from '@hall/regulation'

interface Asked { readonly applicant: string; readonly day: Temporal.PlainDate; readonly from: string; readonly to: string }

/** Service on a day off is given on somebody's application, for a day the hall is closed. WS-CAS-02. */
export function faultOfAsking({ applicant, day, from, to }: Asked, { holiday }: CasesPolicy, calendar: WorkingCalendar): Refusal<'APPLICANT_MISSING' | 'NOT_A_HOLIDAY' | 'ENDS_BEFORE_START' | 'POLICY_MISSING'> | undefined {
  if (!holiday) return refuse('POLICY_MISSING').refusal
  if (holiday.value.needs.includes('applicant') && applicant.trim() === '') return refuse('APPLICANT_MISSING', {}, holiday.clause).refusal
  if (calendar.isWorkday(day)) return refuse('NOT_A_HOLIDAY', { date: day.toString() }, holiday.clause).refusal
  return to <= from ? refuse('ENDS_BEFORE_START').refusal : undefined
}

/** People are assigned once the bureau has approved. WS-CAS-02. */
export function faultOfScheduling(state: string, { holiday }: CasesPolicy): Refusal<'BUREAU_APPROVAL_MISSING' | 'SERVICE_STATE'> | undefined {
  if (state === 'asked' && holiday?.value.needs.includes('bureau_approval')) return refuse('BUREAU_APPROVAL_MISSING', {}, holiday.clause).refusal
  return state === 'approved' || state === 'scheduled' ? undefined : refuse('SERVICE_STATE', { state }, holiday?.clause).refusal
}

interface Claiming { readonly service: { readonly state: string; readonly people: readonly string[]; readonly day: string } | undefined; readonly person: string; readonly day: string; /** Longer service of the window on that working day. */ readonly extended: number }

/** Overtime only for a service on a day off that was approved and given; serving longer on a working day is something else. WS-PER-01. */
export function faultOfClaim({ service, person, day, extended }: Claiming, { overtimeClaim }: CasesPolicy): Refusal<'CLAIM_NO_SERVICE' | 'CLAIM_EXTENDED' | 'POLICY_MISSING'> | undefined {
  if (!overtimeClaim) return refuse('POLICY_MISSING').refusal
  if (service?.state === 'given' && service.day === day && service.people.includes(person)) return undefined
  if (!service && extended > 0) return refuse('CLAIM_EXTENDED', { minutes: extended }, overtimeClaim.clause).refusal
  return refuse('CLAIM_NO_SERVICE', { date: day }, overtimeClaim.clause).refusal
}

/** Minutes between two times of one day. */
export function minutesBetween(from: string, to: string): number {
  return Temporal.PlainTime.from(from).until(Temporal.PlainTime.from(to)).total('minutes')
}
