import type { supervisionShapes as shapes } from '@hall/contract-supervision'
import type { EvaluationPolicy } from '@hall/regulation'
import type { z } from 'zod'
import { type Counted, stateOf } from './ledger.ts'

type Kind = z.output<typeof shapes.followUp>['kind']
export interface YearResult { readonly year: number; readonly kind: 'person' | 'window'; readonly subject: string; readonly department: string | null; readonly window: string | null; readonly below: number | null; readonly rank: number | null; readonly field: number | null; readonly last: boolean; readonly provisional: boolean; readonly grade: string | null }
export interface Held extends Counted { readonly on: string; readonly clause: string | null; readonly serious: boolean; readonly department: string | null; readonly fact: string }
export interface FollowUp { readonly kind: Kind; readonly clause: string; readonly subject: { kind: 'person' | 'window'; id: string }; readonly department: string | null; readonly window: string | null; readonly years: number[]; readonly facts: string[] }

/** What the results of a year, with those before it, and the ledger lead to: read off each time, so that whatever is corrected corrects it too. */
export function followUpsOf(year: number, { results, entries, policy, postedSince }: { results: readonly YearResult[]; entries: readonly Held[]; policy: EvaluationPolicy | undefined; postedSince: (person: string) => string | null }): FollowUp[] {
  return [...ofResults(year, results, policy?.appraisal), ...ofLedger(year, entries, { policy, postedSince })]
}

function ofResults(year: number, results: readonly YearResult[], policy: EvaluationPolicy['appraisal']): FollowUp[] {
  const now = results.filter((one) => one.year === year && !one.provisional)
  const inAll = (one: YearResult, years: number, counts: (result: YearResult) => boolean) =>
    Array.from({ length: years }, (_, back) => year - back).every((at) => results.some((other) => other.year === at && other.kind === one.kind && other.subject === one.subject && !other.provisional && counts(other)))
  const followUp = (kind: Kind, one: YearResult, { clause, years }: { clause: string; years: number }): FollowUp => ({
    kind, clause, subject: { kind: one.kind, id: one.subject }, department: one.department, window: one.window, years: Array.from({ length: years }, (_, back) => year - back),
    facts: results.filter((other) => other.kind === one.kind && other.subject === one.subject && other.year > year - years && other.year <= year).toSorted((a, b) => b.year - a.year).map((other) => `${other.year}: ${other.rank ?? '—'} / ${other.field ?? '—'}`),
  })
  const { lastTwice, lastWindows, rectification } = policy ?? {}
  return now.flatMap((one): FollowUp[] => [
    ...(lastTwice && one.kind === 'person' && inAll(one, lastTwice.value.years, ({ last }) => last) ? [followUp('last_twice', one, { clause: lastTwice.clause, years: lastTwice.value.years })] : []),
    ...(lastWindows && one.kind === 'window' && inAll(one, lastWindows.value.years, ({ below, field }) => below !== null && below < lastWindows.value.places && (field ?? 0) > lastWindows.value.places)
      ? [followUp('replace_window_leader', one, { clause: lastWindows.clause, years: lastWindows.value.years })] : []),
    ...(rectification && one.kind === 'window' && one.grade === rectification.value.grade ? [followUp('rectify', one, { clause: rectification.clause, years: 1 })] : []),
  ])
}

function ofLedger(year: number, entries: readonly Held[], { policy, postedSince }: { policy: EvaluationPolicy | undefined; postedSince: (person: string) => string | null }): FollowUp[] {
  const byPerson = Map.groupBy(entries.filter((one) => one.person !== null && stateOf(one) === 'in_force'), ({ person }) => person!)
  return (policy?.repeats ?? []).flatMap(({ rule: { value, clause } }) => [...byPerson].flatMap(([person, all]) => {
    const since = value.within === 'posting' ? postedSince(person) : null
    const own = all.filter((one) => one.kind === value.kind && (value.within === 'year' ? one.on.startsWith(`${year}-`) : (since === null || one.on >= since) && one.on <= `${year}-12-31`)).toSorted((a, b) => a.on.localeCompare(b.on))
    const reached = own.length >= value.count || (value.orSerious && own.some(({ serious }) => serious))
    const latest = own.at(-1)
    // What was reached in a year before was told of then.
    if (!reached || !latest?.on.startsWith(`${year}-`)) return []
    return [{ kind: value.consequence, clause, subject: { kind: 'person' as const, id: person }, department: latest.department, window: latest.window, years: [year], facts: own.map(({ on, fact }) => `${on} ${fact}`) }]
  }))
}
