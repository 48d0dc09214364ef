import { dateOf } from '@hall/calendar'
import type { ClockRule } from '@hall/regulation'
import type { Fact, Ledger } from './fact.ts'
import { type Moment, sessionsOn } from './moment.ts'
import { readClock, type Reading } from './reading.ts'
import { resumedNow } from './suppose.ts'

/** Days listed before the first fact and behind the last day that matters. */
const MARGIN_DAYS = 40
const MOST_DAYS = 4000

/** What a stranger needs to count a clock again: the rule, the facts, every day with why it is what it is, and the result to compare. */
export interface ClockExport {
  readonly format: 'hall.clock.1'
  readonly rule: ClockRule
  readonly now: string
  readonly facts: readonly unknown[]
  readonly days: readonly ExportedDay[]
  readonly result: ExportedResult
}

interface ExportedDay {
  readonly date: string
  readonly workday: boolean
  /** `weekday`, `weekend`, or the holiday, exchange or closure by name. */
  readonly why: string
  readonly provisional: boolean
  readonly sessions: readonly { readonly from: string; readonly to: string }[]
}

export interface ExportedResult {
  readonly status: Reading['status']
  readonly due: { readonly date: string; readonly at: string } | null
  readonly used: number
  readonly left: number | null
  /** What voids a stop or an extension, by the id of its fact. */
  readonly faults: Readonly<Record<string, string>>
}

export function exportLedger(rule: ClockRule, ledger: Ledger, moment: Moment): ClockExport {
  return {
    format: 'hall.clock.1', rule, now: moment.now.toString(),
    facts: ledger.filter(({ at }) => Temporal.Instant.compare(at, moment.now) <= 0).map((fact) => JSON.parse(JSON.stringify(fact))),
    days: daysOf(rule, ledger, moment),
    result: resultOf(readClock(rule, ledger, moment)),
  }
}

function resultOf({ status, due, used, left, stops, extensions }: Reading): ExportedResult {
  const faults = [
    ...stops.map(({ stop, fault }) => [stop.id, fault] as const),
    ...extensions.map(({ order, fault }) => [order.id, fault] as const),
  ]
  return {
    status, used, left: Number.isFinite(left) ? left : null,
    due: due ? { date: due.date.toString(), at: due.at.toString() } : null,
    faults: Object.fromEntries(faults.flatMap(([id, fault]) => (fault ? [[id, fault]] : []))),
  }
}

/** From before the first fact until well past every date that decides anything. */
function daysOf(rule: ClockRule, ledger: Ledger, moment: Moment): ExportedDay[] {
  const dates = [moment.now, ...ledger.map(({ at }) => at)].map(dateOf).concat(ledger.flatMap(namedDates))
  const dues = [rule, rule.inside, rule.deemedBy].flatMap((each) => (each ? [ledger, resumedNow(each, ledger, moment.now)].map((facts) => readClock(each, facts, moment).due?.date) : []))
  const sorted = [...dates, ...dues.filter((date) => date !== undefined)].sort(Temporal.PlainDate.compare)
  const first = sorted[0]!.subtract({ days: MARGIN_DAYS })
  const length = Math.min(MOST_DAYS, first.until(sorted.at(-1)!).days + MARGIN_DAYS + ledger.reduce((sum, fact) => sum + askedDays(rule, fact), 0))
  return Array.from({ length }, (_, i) => dayOf(first.add({ days: i }), moment))
}

function dayOf(date: Temporal.PlainDate, moment: Moment): ExportedDay {
  const { workday, reason, provisional } = moment.calendar.dayKind(date)
  return {
    date: date.toString(), workday, provisional,
    why: 'name' in reason ? `${reason.kind}: ${reason.name.zh}` : reason.kind,
    sessions: sessionsOn(moment, date).map(({ from, to }) => ({ from: `${from}:00`, to: `${to}:00` })),
  }
}

function namedDates(fact: Fact): Temporal.PlainDate[] {
  if (fact.kind === 'happened') return fact.due ? [dateOf(fact.due)] : []
  if (fact.kind !== 'extended' || 'length' in fact.to) return []
  return 'date' in fact.to ? [fact.to.date] : [dateOf(fact.to.at)]
}

/** Room to see how far an order that was refused would have reached. */
function askedDays({ limit }: ClockRule, fact: Fact): number {
  if (fact.kind !== 'extended' || !('length' in fact.to)) return 0
  return fact.to.length * (limit.value.kind === 'days' && limit.value.unit === 'month' ? 31 : 2)
}
