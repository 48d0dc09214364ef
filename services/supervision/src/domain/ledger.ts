import type { supervisionShapes as shapes } from '@hall/contract-supervision'
import type { EvaluationPolicy } from '@hall/regulation'
import type { z } from 'zod'

export type Kind = z.output<typeof shapes.entry>['kind']
type State = z.output<typeof shapes.entry>['state']

/** What a source says of a fact, when it says it. */
export interface Detail {
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly person: string | null
  readonly kind: Kind
  readonly fact: string
  readonly on: string
  readonly clause: string | null
  readonly points: number | null
  readonly forWindow: boolean
}
export interface Word { readonly at: string; readonly raised: Detail | null; readonly reason: string | null }
/** What is known of a fact after any words about it. */
export interface Line { readonly balance: number; readonly detail: Detail | null; readonly at: string | null; readonly withdrawal: { readonly at: string; readonly reason: string } | null }

export const NOTHING_TOLD: Line = { balance: 0, detail: null, at: null, withdrawal: null }

/** One word more. Words come in any order: they are counted, and the details are those of the latest that raised it. */
export function told(line: Line, { at, raised, reason }: Word): Line {
  if (raised) {
    const newer = line.at === null || precedes(line.at, at) || (line.at === at && textOf(line.detail) < textOf(raised))
    return { ...line, balance: line.balance + 1, ...(newer && { detail: raised, at }) }
  }
  const withdrawal = { at, reason: reason ?? '' }
  const kept = line.withdrawal
  const newer = kept === null || precedes(kept.at, at) || (kept.at === at && kept.reason < withdrawal.reason)
  return { ...line, balance: line.balance - 1, ...(newer && { withdrawal }) }
}

const precedes = (a: string, b: string) => Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) < 0
const textOf = (detail: Detail | null) => JSON.stringify(detail)

export interface Standing { readonly balance: number; readonly confirmed: boolean; readonly setAside: boolean }

/** Held against nobody before it is confirmed, nor once its source or the section has taken it back. */
export function stateOf({ balance, confirmed, setAside }: Standing): State {
  if (setAside || balance <= 0) return 'withdrawn'
  return confirmed ? 'in_force' : 'proposed'
}

export interface Counted extends Standing { readonly kind: Kind; readonly points: number | null; readonly person: string | null; readonly window: string | null; readonly forWindow: boolean }

/** Whether it counts in a counter's score: said of it, or of somebody there where the regulation has that count for both (WS-EVA-01). */
export function countsForWindow({ window, person, forWindow }: Pick<Counted, 'window' | 'person' | 'forWindow'>, policy: EvaluationPolicy | undefined): boolean {
  return window !== null && (person === null || forWindow || (policy?.countsFor?.value.includes('window') ?? false))
}

export interface Score { readonly entries: number; readonly pending: number; readonly kinds: Partial<Record<Kind, number>>; readonly points: number | null; readonly base: number | null; readonly score: number | null; readonly clause: string | null }

/** The score of a year, or what a month of it cost: of entries and policy alone. No regulation without a scale gets a number. */
export function scoreOf(all: readonly Counted[], policy: EvaluationPolicy | undefined, { wholeYear }: { wholeYear: boolean }): Score {
  const held = all.filter((one) => stateOf(one) === 'in_force')
  const kinds: Partial<Record<Kind, number>> = {}
  for (const { kind } of held) kinds[kind] = (kinds[kind] ?? 0) + 1
  const scale = policy?.scale
  const costs = held.map(({ kind, points }) => points ?? scale?.value.each[kind] ?? (scale ? 0 : null))
  const known = (scale !== undefined || held.length > 0) && costs.every((cost) => cost !== null)
  const points = known ? costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0) : null
  const base = scale && wholeYear ? scale.value.base : null
  return {
    entries: held.length, pending: all.filter((one) => stateOf(one) === 'proposed').length, kinds, points, base,
    score: base !== null && points !== null ? base - points : null, clause: scale?.clause ?? null,
  }
}
