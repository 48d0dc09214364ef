import type { EventOf } from '@hall/contract'
import type { CasesContract } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { and, asc, eq, sql } from 'drizzle-orm'
import { caseStep } from './case-schema.ts'

export type CaseMoved = EventOf<CasesContract['events']['case-moved']>
type CaseStep = typeof caseStep.$inferSelect

/** Keeps where a case stood after a step; what was announced before it stays. */
export async function keepCaseStep(tx: Transaction, moved: CaseMoved, version: number): Promise<void> {
  const { case: id, center, number, window, handler, itemName, state, step, stopped, visits, notices } = moved
  const instant = (text: string | null) => (text ? Temporal.Instant.from(text) : null)
  await tx.insert(caseStep).values({
    case: id, version, center, number, window, handler, item: itemName, state, step, stopped, visits, notices: notices.map(({ at, missing }) => ({ at, missing })),
    steppedAt: Temporal.Instant.from(moved.steppedAt), receivedAt: Temporal.Instant.from(moved.receivedAt), acceptedAt: instant(moved.acceptedAt), finishedAt: instant(moved.finishedAt),
    dueOn: moved.dueOn ? Temporal.PlainDate.from(moved.dueOn) : null, dueClause: moved.dueClause,
  }).onConflictDoNothing()
}

/** All that is known of a case by its number as people write it, first step first. */
export function caseSteps(tx: Transaction, { center, number }: { center: string; number: string }): Promise<CaseStep[]> {
  return tx.select().from(caseStep).where(and(eq(caseStep.center, center), eq(sql`upper(${caseStep.number})`, number.normalize('NFKC').trim().toUpperCase()))).orderBy(asc(caseStep.steppedAt), asc(caseStep.version))
}
