import type { ComplaintsPolicy } from '@hall/regulation'
import { dateOf } from '@hall/calendar'
import type { Complaint } from './complaint.ts'

type Rule = ComplaintsPolicy['consequences'][number]['rule']

/** A finding against a person, as it stands: what consequences that count are counted over. */
export interface Held {
  readonly complaint: string
  readonly result: string
  readonly serious: boolean
  readonly violation: boolean
  readonly poorRating: boolean
  readonly foundAt: Temporal.Instant
  readonly factsOn: string
}

/** What follows from a finding by one rule of the regulation. One for a matter, however many channels it came by. */
export interface Consequence {
  readonly rule: string
  readonly kind: Rule['value']['kind']
  readonly clause: string
  readonly window: string | null
  readonly person: string | null
  readonly points: number | null
  readonly basis: string | null
  /** The year of awards it is about. */
  readonly year: number | null
}

export interface Record {
  /** Findings against the person, this one included, oldest first. */
  readonly held: readonly Held[]
  /** First day of the person's posting at the center. */
  readonly postedSince: string | null
}

/** What follows from the finding of a complaint as it stands now. */
export function consequencesOf(complaint: Complaint, policy: ComplaintsPolicy, record: Record): Consequence[] {
  const { finding } = complaint
  if (!finding) return []
  return policy.consequences.flatMap(({ id, rule }) => {
    const { value, clause } = rule
    const self = { result: finding.result, serious: finding.serious, violation: finding.violation, poorRating: complaint.channel === 'poor_rating' }
    if (!matches(rule, self)) return []
    if (value.count > 1 && countOf(rule, record) < value.count) return []
    const person = value.for.includes('staff') ? complaint.person : null
    const window = value.for.includes('window') ? complaint.window : null
    if (!person && !window) return []
    const year = value.period === 'year_of_facts' ? Temporal.PlainDate.from(complaint.factsOn).year : null
    return [{ rule: id, kind: value.kind, clause, window, person, points: value.points, basis: value.basis, year }]
  })
}

/** Findings that count towards a rule. */
export function countOf(rule: Rule, { held, postedSince }: Record): number {
  const since = rule.value.period === 'posting' && postedSince ? Temporal.PlainDate.from(postedSince) : undefined
  return held.filter((one) => matches(rule, one) && (!since || Temporal.PlainDate.compare(dateOf(one.foundAt), since) >= 0)).length
}

function matches({ value }: Rule, { result, serious, violation, poorRating }: Pick<Held, 'result' | 'serious' | 'violation' | 'poorRating'>): boolean {
  if (!value.findings.some((finding) => finding === result)) return false
  if (poorRating && !value.poorRatings) return false
  return value.requires === 'nothing' || (value.requires === 'serious' ? serious : violation)
}
