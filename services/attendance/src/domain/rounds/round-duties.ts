import { type AttendancePolicy, type RoundKind, sessionsOn } from '@hall/regulation'
import { isBefore, type Span } from '../time-of-day.ts'

type PlainDateTime = Temporal.PlainDateTime
type RoundRule = NonNullable<AttendancePolicy['rounds']>[number]

export interface MadeRound { readonly kind: RoundKind; readonly at: PlainDateTime }
export interface Duty {
  readonly kind: RoundKind
  readonly wanted: number
  readonly done: number
  readonly clause: string
  readonly times: readonly PlainDateTime[]
  /** Made when they do not count. */
  readonly outside: number
  readonly next: Span | null
  readonly state: 'done' | 'due' | 'short' | 'none_wanted'
}

/**
 * What a working day asks for and what was made of it. An inspection made too early counts as a spot check where there are
 * such (EP-SUP-04); a round outside the sessions counts nowhere (EP-SUP-05, QP-SUP-08).
 */
export function roundDuties({ rounds = [], timetable }: AttendancePolicy, made: readonly MadeRound[], { date, now }: { date: Temporal.PlainDate; now: PlainDateTime }): Duty[] {
  const sessions = sessionsOn(timetable.value, date)
  const counting = made.map((round) => ({ ...round, counts: countsAs(rounds, round, sessions) }))
  return rounds.map((rule) => {
    const { id: kind, perDay } = rule
    const wanted = perDay.value
    const spans = spansOf(rule, sessions)
    const own = counting.filter(({ counts }) => counts === kind).map(({ at }) => at)
    const times = isOncePerSpan(rule) ? spans.flatMap((span) => own.find((at) => isIn(span, at)) ?? []) : own
    const done = times.length
    const open = spans.filter((span) => isBefore(now, span.to) && !(isOncePerSpan(rule) && own.some((at) => isIn(span, at))))
    const [next = null] = done < wanted ? open : []
    const state = wanted === 0 ? 'none_wanted' : done >= wanted ? 'done' : next ? 'due' : 'short'
    return { kind, wanted, done, clause: perDay.clause, times, outside: made.filter((round) => round.kind === kind).length - counting.filter((round) => round.kind === kind && round.counts === kind).length, next, state }
  })
}

function isOncePerSpan({ timing }: RoundRule): boolean {
  return timing.value.strategy === 'before_session_end'
}

function countsAs(rules: readonly RoundRule[], { kind, at }: MadeRound, sessions: readonly Span[]): RoundKind | undefined {
  const rule = rules.find(({ id }) => id === kind)
  if (rule && spansOf(rule, sessions).some((span) => isIn(span, at))) return kind
  return kind === 'inspection' && sessions.some((span) => isIn(span, at)) && rules.some(({ id }) => id === 'spot_check') ? 'spot_check' : undefined
}

function spansOf({ timing: { value } }: RoundRule, sessions: readonly Span[]): readonly Span[] {
  switch (value.strategy) {
    case 'before_session_end': return sessions.map(({ to }) => ({ from: to.subtract({ minutes: value.lastMinutes }), to }))
    case 'irregular': return sessions
  }
}

/** Both ends included: a round made as the session ends is before its end. */
function isIn({ from, to }: Span, at: PlainDateTime): boolean {
  return !isBefore(at, from) && !isBefore(to, at)
}

/** Times of day at which a kind of round was made again and again: what is irregular should have none (EP-SUP-05). */
export function regularTimes(rounds: readonly MadeRound[], atLeast: number): { kind: RoundKind; time: string; days: number }[] {
  const byTime = Map.groupBy(rounds, ({ kind, at }) => `${kind} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`)
  return [...byTime].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([key, same]) => {
    const days = new Set(same.map(({ at }) => at.toPlainDate().toString())).size
    const [kind, time] = key.split(' ') as [RoundKind, string]
    return days >= atLeast ? [{ kind, time, days }] : []
  })
}
