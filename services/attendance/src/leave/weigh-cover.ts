import type { Transaction } from '@hall/database'
import { loadAwayOf, loadStaff, type StaffedWindow } from '../db/staff-store.ts'
import { type Candidate, candidatesFor } from '../domain/cover/candidates.ts'
import { type CoverNeed, coverNeed } from '../domain/cover/cover-need.ts'
import type { CoverSpan } from '../domain/cover/window-day.ts'
import type { Rule } from '../domain/facts.ts'
import type { WorkingTime } from '../domain/leave/leave-time.ts'
import type { Span } from '../domain/time-of-day.ts'

export interface Weighing {
  readonly person: string
  readonly place: { readonly center: string; readonly department: string | null; readonly window: string | null }
  readonly span: Span
  readonly times: readonly WorkingTime[]
  readonly days: number
  /** Named in the request itself, beside those on record for the leave. */
  readonly proposed?: readonly { readonly person: string | null; readonly from: Temporal.PlainDateTime; readonly to: Temporal.PlainDateTime }[]
  readonly leave?: string
  readonly unitInformed: boolean
}

export interface Weighed { readonly need: CoverNeed; readonly staff: readonly StaffedWindow[]; readonly named: readonly CoverSpan[] }

/** What cover the regulation demands for a time away, seen against everybody of the window then. Undefined where it demands none or the person has no window. */
export async function weighCover(tx: Transaction, rule: Rule, { person, place, span, times, days, proposed = [], leave, unitInformed }: Weighing): Promise<Weighed | undefined> {
  const policy = rule.policy.cover
  if (!policy || place.window === null) return undefined
  const [staff, kept] = await Promise.all([
    loadStaff(tx, { center: place.center, department: place.department }, { ...span, except: leave }),
    leave ? tx.sql<CoverSpan>(`select id::text, "window", holder, person, state, starts_at as "from", ends_at as "to" from cover where leave = $1 and state in ('asked', 'accepted')`, [leave], 'cover.of-leave') : [],
  ])
  const named: CoverSpan[] = [...kept, ...proposed.map((one, index) => ({ ...one, id: `proposed-${index}`, window: place.window!, holder: person, state: 'asked' as const }))]
  const awayOf = await loadAwayOf(tx, named.flatMap((one) => one.person ?? []), span)
  const own = staff.find(({ window }) => window === place.window) ?? { window: place.window, members: [], pairs: [], covers: [] }
  return { need: coverNeed(policy, { holder: person, span, times, days, staff: own, named, awayOf, unitInformed }), staff, named }
}

export async function candidatesOf(tx: Transaction, { person, place, span }: Pick<Weighing, 'person' | 'place' | 'span'>): Promise<Candidate[]> {
  if (place.window === null) return []
  const staff = await loadStaff(tx, { center: place.center, department: place.department }, span)
  return candidatesFor({ holder: person, window: place.window, span, staff })
}
