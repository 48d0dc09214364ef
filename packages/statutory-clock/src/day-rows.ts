import type { DayReason } from '@hall/calendar'
import { dateAt, dayNumber, receivedOn } from './day-scale.ts'
import type { Moment } from './moment.ts'
import { claimsOn, type Counted, type Reason, type Row, standstill } from './row.ts'
import type { Run } from './run.ts'


/** From the day the count began on to the due date, and past it until the case ended or the moment. */
export function dayRows(counted: Counted): Row[] {
  const { rule, run, moment } = counted
  const limit = rule.limit.value
  if (limit.kind !== 'days') return []
  const received = dayNumber(receivedOn(limit, moment, run.opening.at))
  const begun = run.scale.pointOf(run.opening.at)
  const last = lastDay(run, moment)
  const rows: Row[] = []
  let total = 0
  for (let day = begun; day <= last; day++) {
    const reason = day < run.first ? { kind: day < received ? 'after_hours' as const : 'first_day' as const } : reasonOf(day, counted)
    const isCounted = day >= run.first && run.ruler.units(day, day + 1) > 0 && day < (run.end ?? Infinity)
    if (isCounted) total++
    rows.push({
      date: dateAt(day).toString(), span: null, counted: isCounted, total, reason,
      provisional: moment.calendar.isProvisional(dateAt(day).year),
      claims: claimsOn(day, run),
    })
  }
  return rows
}

function lastDay({ due, finish, scale }: Run, { now }: Moment): number {
  const until = scale.pointOf(finish?.at ?? now)
  return due ? Math.max(dayNumber(due.date), until) : until
}

function reasonOf(day: number, { rule, run, moment }: Counted): Reason {
  if (run.due && day > dayNumber(run.due.date)) return { kind: 'over' }
  if (run.end !== undefined && day >= run.end) return { kind: 'moved' }
  const still = standstill(day, rule, run)
  if (still) return still
  return calendarReason(moment.calendar.dayKind(dateAt(day)).reason)
}

function calendarReason(reason: DayReason): Reason {
  switch (reason.kind) {
    case 'weekday':
    case 'weekend': return { kind: reason.kind }
    case 'holiday':
    case 'exchanged_workday': return { kind: reason.kind, name: reason.name, source: reason.source.number ?? reason.source.authority.zh }
    case 'closure': return { kind: 'closure', name: reason.name, source: reason.source }
  }
}
