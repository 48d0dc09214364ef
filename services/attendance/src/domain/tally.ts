import type { Finding, Verdict } from '@hall/contract-attendance'

/** What one verdict adds to the count of its center's day. */
export interface Tally {
  readonly judged: number
  readonly present: number
  readonly late: number
  readonly early_leave: number
  readonly missing: number
  readonly absent: number
  readonly recorded: number
  readonly exceptions: number
}

/** Nothing for a day on which nobody was expected. */
export function tallyOf(verdict: Pick<Verdict, 'outcome'> & { readonly findings: readonly Finding['kind'][] }, isPresent: boolean): Tally {
  const { outcome, findings } = verdict
  const has = (...kinds: Finding['kind'][]) => Number(findings.some((kind) => kinds.includes(kind)))
  const expected = Number(outcome !== 'not_expected')
  return {
    judged: expected,
    present: expected && Number(isPresent),
    late: has('late'),
    early_leave: has('early_leave'),
    missing: has('missing_in', 'missing_out'),
    absent: has('absent'),
    recorded: Number(outcome === 'recorded'),
    exceptions: Number(outcome === 'exception'),
  }
}

export function difference(after: Tally, before: Tally | undefined): Tally {
  if (!before) return after
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - before[name as keyof Tally]])) as unknown as Tally
}

export function sum(a: Tally, b: Tally): Tally {
  return Object.fromEntries(Object.entries(a).map(([name, count]) => [name, count + b[name as keyof Tally]])) as unknown as Tally
}
