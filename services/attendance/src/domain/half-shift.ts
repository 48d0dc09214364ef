import type { SHIFTS } from '@hall/contract-attendance'
import { accept, type Decision, refuse } from '@hall/decider'
import { sessionsOn } from '@hall/regulation'
import { isAway, partnersOf, type WindowStaff } from './cover/window-day.ts'
import type { Rule } from './facts.ts'
import type { Span } from './time-of-day.ts'

export type Shift = (typeof SHIFTS)[number]
export type ShiftCode = 'ENDS_BEFORE_START' | 'SHIFT_PAST' | 'SHIFT_TOO_LONG' | 'NO_WORKING_DAY'

/** A roster further ahead is made again anyway. */
const LONGEST_DAYS = 92

interface Asked { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate; readonly today: Temporal.PlainDate }

/** The working days a shift is set for. What was worked is not arranged afterwards: that is a correction. */
export function shiftDays({ from, to, today }: Asked, { calendar }: Pick<Rule, 'calendar'>): Decision<Temporal.PlainDate, ShiftCode> {
  const count = from.until(to, { largestUnit: 'days' }).days + 1
  if (count < 1) return refuse('ENDS_BEFORE_START')
  if (count > LONGEST_DAYS) return refuse('SHIFT_TOO_LONG', { longestDays: LONGEST_DAYS })
  if (Temporal.PlainDate.compare(from, today) < 0) return refuse('SHIFT_PAST', { today: today.toString() })
  const days = Array.from({ length: count }, (_, ahead) => from.add({ days: ahead })).filter((date) => calendar.isWorkday(date))
  return days.length > 0 ? accept(...days) : refuse('NO_WORKING_DAY')
}

/** The session of a day that somebody on a half shift does not work; undefined on a whole day. */
export function timeOff({ policy }: Pick<Rule, 'policy'>, date: Temporal.PlainDate, works: Shift): Span | undefined {
  if (works === 'whole') return undefined
  const [am, pm] = sessionsOn(policy.timetable.value, date)
  return works === 'morning' ? pm : am
}

/** The half worked beside a time off: one that begins before noon leaves the afternoon. */
export function worksBeside({ from }: Span): Exclude<Shift, 'whole'> {
  return from.hour < 12 ? 'afternoon' : 'morning'
}

/** Whether a window can spare somebody for a session: where cover is regulated, somebody else is there, and one of each pair (QP-ATT-20, WS-ATT-35). */
export function spare({ policy }: Pick<Rule, 'policy'>, { person, staff }: { person: string; staff: WindowStaff }, off: Span): Decision<never, 'WINDOW_UNMANNED' | 'BOTH_AWAY'> {
  const { cover } = policy
  if (!cover) return accept()
  const isThere = (other: string) => staff.members.some((member) => member.person === other && !isAway(member, off))
  const day = off.from.toPlainDate().toString()
  if (!staff.members.some((member) => member.person !== person && isThere(member.person))) return refuse('WINDOW_UNMANNED', { date: day }, cover.required.clause)
  const partners = partnersOf(staff.pairs, person)
  if (cover.neverTogether && partners.length > 0 && !partners.some(isThere)) return refuse('BOTH_AWAY', { date: day, with: partners }, cover.neverTogether.clause)
  return accept()
}
