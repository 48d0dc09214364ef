import { dateOf, type WorkingCalendar } from '@hall/calendar'

/** A case as it stood from a moment on, as the case service announced it. */
export interface CaseStep {
  readonly step: string
  readonly steppedAt: Temporal.Instant
  readonly state: string
  readonly receivedAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly dueOn: Temporal.PlainDate | null
  readonly dueClause: string | null
  readonly stopped: boolean
  readonly finishedAt: Temporal.Instant | null
  readonly visits: number
  readonly notices: readonly { readonly at: string; readonly missing: readonly string[] }[]
}
export type Shows = 'case_clock' | 'case_waiting' | 'case_notices' | 'attendance' | 'nothing'
export interface CaseFact {
  readonly what: 'unknown' | 'due' | 'no_limit' | 'overdue' | 'not_overdue' | 'stopped' | 'waiting' | 'accepted' | 'never_accepted' | 'finished' | 'notices' | 'notice' | 'visits' | 'step'
  readonly at: Temporal.PlainDate | null
  /** Working days, or how many. */
  readonly count: number | null
  /** Materials a notice named, or the state a step led to. */
  readonly words: readonly string[]
  /** Of what a notice named, what no notice before it had. */
  readonly added: readonly string[]
  readonly clause: string | null
}
export interface Asking { readonly shows: Shows; readonly receivedAt: Temporal.Instant; readonly calendar: WorkingCalendar; readonly clause: string | null }

const fact = (what: CaseFact['what'], more: Partial<CaseFact> = {}): CaseFact => ({ what, at: null, count: null, words: [], added: [], clause: null, ...more })

/**
 * What an examiner looks at first for the ground of a complaint: the case as it stood when the complaint came. Belief is
 * enough to complain; whether it was right is seen here, and weighed in the examination (DC-CMP-01, TG-CMP-04, TG-CMP-05, TG-CMP-08).
 */
export function caseFactsOf(steps: readonly CaseStep[], { shows, receivedAt, calendar, clause }: Asking): CaseFact[] {
  const then = steps.filter(({ steppedAt }) => Temporal.Instant.compare(steppedAt, receivedAt) <= 0)
  const stood = then.at(-1)
  if (!stood) return [fact('unknown')]
  switch (shows) {
    case 'case_clock': return [...clockFacts(stood, { receivedAt, calendar }), ...stepFacts(then)]
    case 'case_waiting': return waitingFacts(stood, { receivedAt, calendar, clause })
    case 'case_notices': return noticeFacts(stood, clause)
    case 'attendance': case 'nothing': return []
  }
}

function clockFacts({ dueOn, dueClause, stopped, finishedAt }: CaseStep, { receivedAt, calendar }: Pick<Asking, 'receivedAt' | 'calendar'>): CaseFact[] {
  const finished = finishedAt ? [fact('finished', { at: dateOf(finishedAt) })] : []
  if (!dueOn) return [fact('no_limit'), ...finished]
  const on = dateOf(finishedAt ?? receivedAt)
  return [
    fact('due', { at: dueOn, clause: dueClause }),
    Temporal.PlainDate.compare(on, dueOn) > 0 ? fact('overdue', { count: calendar.workdaysBetween(dueOn, on) }) : fact('not_overdue', { count: calendar.workdaysBetween(on, dueOn) }),
    ...(stopped ? [fact('stopped')] : []),
    ...finished,
  ]
}

function waitingFacts({ acceptedAt, finishedAt, receivedAt: handedIn }: CaseStep, { receivedAt, calendar, clause }: Pick<Asking, 'receivedAt' | 'calendar' | 'clause'>): CaseFact[] {
  if (acceptedAt) return [fact('accepted', { at: dateOf(acceptedAt), clause })]
  if (finishedAt) return [fact('never_accepted', { at: dateOf(finishedAt), clause })]
  return [fact('waiting', { at: dateOf(handedIn), count: calendar.workdaysBetween(dateOf(handedIn), dateOf(receivedAt)), clause })]
}

function noticeFacts({ notices, visits }: CaseStep, clause: string | null): CaseFact[] {
  const known = new Set<string>()
  const each = notices.map(({ at, missing }, index) => {
    const added = index === 0 ? [] : missing.filter((material) => !known.has(material))
    for (const material of missing) known.add(material)
    return fact('notice', { at: dateOf(Temporal.Instant.from(at)), count: index + 1, words: missing, added })
  })
  return [fact('notices', { count: notices.length, clause }), ...each, fact('visits', { count: visits })]
}

/** The days on which the case went from one state to another. */
function stepFacts(steps: readonly CaseStep[]): CaseFact[] {
  return steps.flatMap(({ state, steppedAt }, index) => (state === steps[index - 1]?.state ? [] : [fact('step', { at: dateOf(steppedAt), words: [state] })]))
}
