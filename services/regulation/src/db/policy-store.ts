import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { Decision } from '@hall/decider'
import { append, type EventMeta, loadStream, type RecordedEvent } from '@hall/journal'
import { type Area, inSchemaOrder, type PolicyVersion } from '@hall/regulation'
import { and, desc, eq, inArray, max } from 'drizzle-orm'
import { evolve, foldPolicy, type PolicyEvent, type PolicyState, type VersionKey } from '../domain/policy-version.ts'
import type { NoticeRaised } from '../notices.ts'
import { policyVersion } from './schema.ts'

export type PolicyRow = typeof policyVersion.$inferSelect

interface Change<Code extends string> {
  readonly key: VersionKey
  readonly meta: EventMeta
  readonly decide: (state: PolicyState) => Decision<PolicyEvent, Code>
  /** What people are told of it, in the same commit. */
  readonly notices?: (state: PolicyState) => Promise<readonly NoticeRaised[]>
}

/** Decides on a version and writes what was decided: journal and row together. */
export async function changePolicy<Code extends string>(
  tx: Transaction,
  { key, meta, decide, notices }: Change<Code>,
): Promise<Result<PolicyState, Code | 'CONFLICT'>> {
  const stream = `policy/${key.center}/${key.area}/${key.version}`
  const recorded = await loadStream<PolicyEvent | NoticeRaised>(tx, stream)
  const before = foldPolicy(recorded.map(({ event }) => event).filter(isPolicyEvent))
  const decision = decide(before)
  if (!decision.ok) return problem(decision.refusal.code, decision.refusal)
  const state = decision.events.reduce(evolve, before)
  if (decision.events.length === 0) return { ok: true, value: state }
  const events = [...decision.events, ...((await notices?.(state)) ?? [])]
  const appended = await append(tx, { stream, expectedVersion: recorded.length, events, meta: { ...meta, center: key.center } })
  if (!appended.ok) return appended
  await project(tx, state, meta.now)
  return { ok: true, value: state }
}

export function isPolicyEvent(event: RecordedEvent['event']): event is PolicyEvent {
  return event.type !== 'NoticeRaised'
}

async function project(tx: Transaction, state: PolicyState, now: Temporal.Instant): Promise<void> {
  if (state.status === 'unwritten') return
  const row = rowOf(state, now)
  await tx.insert(policyVersion).values(row)
    .onConflictDoUpdate({ target: [policyVersion.center, policyVersion.area, policyVersion.version], set: row })
}

/** The row a state is shown as; `now` is when it came about. */
export function rowOf(state: Exclude<PolicyState, { status: 'unwritten' }>, now: Temporal.Instant): PolicyRow {
  return {
    center: state.center,
    area: state.area as Area,
    version: state.version,
    state: state.status,
    effectiveFrom: Temporal.PlainDate.from(state.effectiveFrom),
    policy: { ...state.policy },
    authors: [...state.authors],
    reviewedBy: 'reviewedBy' in state ? state.reviewedBy ?? null : null,
    publishedAt: state.status === 'published' ? now : null,
  }
}

export interface PolicyFilter { readonly centers?: readonly string[]; readonly area?: Area }

/** Versions within the reach, and published ones of everywhere; newest first within a center and area. */
export function listPolicies(tx: Transaction, { centers, area }: PolicyFilter): Promise<PolicyRow[]> {
  return tx.select().from(policyVersion).where(and(
    centers ? inArray(policyVersion.center, [...centers]) : undefined,
    area ? eq(policyVersion.area, area) : undefined,
  )).orderBy(policyVersion.center, policyVersion.area, desc(policyVersion.version))
}

export async function nextVersion(tx: Transaction, { center, area }: { center: string; area: Area }): Promise<number> {
  const [last] = await tx.select({ version: max(policyVersion.version) }).from(policyVersion)
    .where(and(eq(policyVersion.center, center), eq(policyVersion.area, area)))
  return (last?.version ?? 0) + 1
}

/** As `inForce` of @hall/regulation reads them. */
export function publishedAmong(rows: readonly PolicyRow[]): PolicyVersion<Readonly<Record<string, unknown>>>[] {
  return rows.filter(({ state }) => state === 'published').map((row) => ({
    center: row.center, area: row.area, version: row.version, effectiveFrom: row.effectiveFrom.toString(), policy: inSchemaOrder(row.area, row.policy),
  }))
}
