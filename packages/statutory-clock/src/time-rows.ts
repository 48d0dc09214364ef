import { dateOf, localTime, ZONE } from '@hall/calendar'
import { claimsOn, type Counted, type Row, standstill } from './row.ts'
import { type Moment, sessionsOn } from './moment.ts'

type Instant = Temporal.Instant

/** Each part of the days in which time ran, or would have run had nothing stood still. */
export function timeRows(counted: Counted): Row[] {
  const { rule, run, moment } = counted
  const cuts = cutsOf(counted)
  let total = 0
  return cuts.slice(1).flatMap((to, i): Row[] => {
    const from = cuts[i]!
    const open = run.scale.units(from, to) > 0
    const still = standstill(from, rule, run)
    if (!open && !still) return []
    const over = run.end !== undefined && from >= run.end
    const isCounted = !over && !still
    if (isCounted) total += run.ruler.units(from, to)
    const at = localTime(Temporal.Instant.fromEpochMilliseconds(from))
    return [{
      date: at.toPlainDate().toString(), span: { from: clockTime(from), to: clockTime(to) }, counted: isCounted, total,
      reason: over ? { kind: 'over' } : still ?? { kind: 'open' },
      provisional: moment.calendar.isProvisional(at.year),
      claims: claimsOn(from, run),
    }]
  })
}

/** Where something changes: sessions, stops, waits, the end, midnights. In order, each once. */
function cutsOf({ rule, run, moment }: Counted): number[] {
  const from = run.first
  const to = Math.max(run.end ?? 0, run.scale.pointOf(run.finish?.at ?? moment.now))
  const days = daysIn(Temporal.Instant.fromEpochMilliseconds(from), Temporal.Instant.fromEpochMilliseconds(to))
  const open = rule.limit.value.kind === 'time' && rule.limit.value.runs === 'open_hours'
  const inner = [
    ...days.flatMap((date) => [date.toZonedDateTime(ZONE).epochMilliseconds, ...(open ? sessionCuts(moment, date) : [])]),
    ...[...run.stops, ...run.waits].flatMap(({ spans }) => spans.flatMap((span) => [span.from, span.to])),
    run.end ?? from,
  ]
  return [...new Set([from, ...inner.filter((cut) => from < cut && cut < to), to])].sort((a, b) => a - b)
}

function sessionCuts(moment: Moment, date: Temporal.PlainDate): number[] {
  return sessionsOn(moment, date).flatMap(({ from, to }) =>
    [from, to].map((time) => date.toPlainDateTime(time).toZonedDateTime(ZONE).epochMilliseconds))
}

function daysIn(from: Instant, to: Instant): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  for (let date = dateOf(from); Temporal.PlainDate.compare(date, dateOf(to)) <= 0; date = date.add({ days: 1 })) days.push(date)
  return days
}

function clockTime(point: number): string {
  return localTime(Temporal.Instant.fromEpochMilliseconds(point)).toPlainTime().toString({ smallestUnit: 'minute' })
}
