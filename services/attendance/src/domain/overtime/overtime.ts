import { localTime } from '@hall/calendar'
import { accept, type Decision, refuse } from '@hall/decider'
import type { DecidingRole, OvertimePolicy } from '@hall/regulation'
import { workingTimes } from '../leave/leave-time.ts'
import type { Rule } from '../facts.ts'
import { isBefore, later, type Span } from '../time-of-day.ts'

/** Stream `overtime/<id>`. */
export type OvertimeEvent =
  | {
    readonly type: 'OvertimeRequested'; readonly id: string; readonly center: string; readonly window: string; readonly from: string; readonly to: string
    readonly people: readonly string[]; readonly duty: readonly { readonly person: string; readonly from: string; readonly to: string }[]; readonly reason: string
  }
  | { readonly type: 'OvertimeApproved'; readonly by: string }
  | { readonly type: 'OvertimeRefused'; readonly by: string; readonly reason: string }

export type OvertimeCode = 'OVERTIME_NOT_REGULATED' | 'OVERTIME_NOT_NEEDED' | 'OVERTIME_NOT_IN_ADVANCE' | 'DUTY_PERSON_MISSING' | 'OVERTIME_SETTLED' | 'NOT_YOUR_STEP' | 'REASON_MISSING' | 'OWN_LEAVE'

export interface DutyTime extends Span { readonly person: string }

/** What the form asks for: beforehand, and only for time that is not working time anyway (EP-ATT-21). */
export function requestOvertime({ span, now }: { span: Span; now: Temporal.Instant }, rule: Rule): Decision<{ occasion: 'holiday' | 'weekend' | 'evening' }, OvertimeCode> {
  const form = rule.policy.overtime?.form
  if (!form) return refuse('OVERTIME_NOT_REGULATED')
  if (!isOutsideHours(rule, span)) return refuse('OVERTIME_NOT_NEEDED', undefined, form.clause)
  if (!isBefore(localTime(now), span.from)) return refuse('OVERTIME_NOT_IN_ADVANCE', undefined, form.clause)
  return accept({ occasion: occasionOf(rule, span) })
}

interface Decide { readonly actor: string; readonly people: readonly string[]; readonly roles: readonly DecidingRole[]; readonly agree: boolean; readonly reason: string | null; readonly span: Span; readonly duty: readonly DutyTime[]; readonly now: Temporal.Instant }

/** Approved before it begins, with somebody on duty for all of its hours (EP-ATT-22). */
export function decideOvertime(command: Decide, policy: OvertimePolicy | undefined): Decision<OvertimeEvent, OvertimeCode> {
  if (!policy) return refuse('OVERTIME_NOT_REGULATED')
  const { form, dutyPersons } = policy
  if (!form.value.approvedBy.some((role) => command.roles.includes(role))) return refuse('NOT_YOUR_STEP', { roles: form.value.approvedBy }, form.clause)
  if (command.people.includes(command.actor)) return refuse('OWN_LEAVE', undefined, form.clause)
  if (!command.agree) return command.reason ? accept({ type: 'OvertimeRefused', by: command.actor, reason: command.reason }) : refuse('REASON_MISSING', undefined, form.clause)
  if (!isBefore(localTime(command.now), command.span.from)) return refuse('OVERTIME_NOT_IN_ADVANCE', undefined, form.clause)
  const open = dutyPersons && withoutDuty(command.span, command.duty, dutyPersons.value.minimum)
  if (open) return refuse('DUTY_PERSON_MISSING', { from: clock(open.from), to: clock(open.to) }, dutyPersons.clause)
  return accept({ type: 'OvertimeApproved', by: command.actor })
}

/** The first stretch with fewer people on duty than there have to be. */
export function withoutDuty({ from, to }: Span, duty: readonly DutyTime[], minimum: number): Span | undefined {
  const edges = [from, to, ...duty.flatMap((one) => [one.from, one.to])]
    .filter((edge) => !isBefore(edge, from) && !isBefore(to, edge)).sort(Temporal.PlainDateTime.compare)
  const stretches = edges.slice(0, -1).map((edge, index) => ({ from: edge, to: edges[index + 1]! })).filter((stretch) => isBefore(stretch.from, stretch.to))
  const open = stretches.filter((stretch) => duty.filter((one) => !isBefore(stretch.from, one.from) && !isBefore(one.to, stretch.to)).length < minimum)
  return open[0] && { from: open[0].from, to: open.reduce((end, stretch) => (end.equals(stretch.from) ? stretch.to : end), open[0].to) }
}

function isOutsideHours(rule: Rule, span: Span): boolean {
  const working = workingTimes(rule, span)
  return working.length === 0 || isBefore(later(working.at(-1)!.to, span.from), span.to)
}

function occasionOf({ calendar }: Rule, { from }: Span): 'holiday' | 'weekend' | 'evening' {
  const { workday, reason } = calendar.dayKind(from.toPlainDate())
  if (workday) return 'evening'
  return reason.kind === 'weekend' ? 'weekend' : 'holiday'
}

function clock(time: Temporal.PlainDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' })
}
