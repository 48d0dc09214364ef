import { eq } from 'drizzle-orm'
import type { Found } from './case-command.ts'
import { negation } from '../db/schema.ts'
import type { CaseEvent } from '../domain/case/case-event.ts'

interface Filed { readonly by: string; readonly now: Temporal.Instant; readonly form: Readonly<Record<string, unknown>> }

/** A report waiting for its second reader, whoever opened it: a person, or the clock. */
export async function keepNegation({ tx, row, file }: Found, events: readonly CaseEvent[], { by, now, form }: Filed): Promise<void> {
  const filed = events.find((event) => event.type === 'NegationFiled')
  if (!filed) return
  const changing = { filedAt: now, by, reasonCode: filed.reasonCode, dueAt: Temporal.Instant.from(filed.dueAt), form }
  await tx.insert(negation).values({ case: row.id, center: row.center, department: file.department, window: file.window, number: row.number, itemName: file.opened!.itemName, ...changing })
    .onConflictDoUpdate({ target: negation.case, set: { ...changing, signedAt: null, outcome: null, copies: [], closedAt: null } })
}

export async function signNegation({ tx, row }: Found, { confirmed, now }: { confirmed: boolean; now: Temporal.Instant }): Promise<void> {
  await tx.update(negation).set({ signedAt: now, outcome: confirmed ? 'confirmed' : 'overturned' }).where(eq(negation.case, row.id))
}

/** The copies as they stand after these events. */
export async function keepCopies({ tx, row, file }: Found, events: readonly CaseEvent[], now: Temporal.Instant): Promise<void> {
  const made = events.find((event) => event.type === 'NegationCopiesMade')
  const placed = events.find((event) => event.type === 'NegationCopyPlaced')
  if (made) {
    await tx.update(negation).set({ copies: made.copies.map((copy) => ({ ...copy, of: made.copies.length, placedAt: null, to: null })) }).where(eq(negation.case, row.id))
  } else if (placed) {
    const [kept] = await tx.select({ copies: negation.copies }).from(negation).where(eq(negation.case, row.id))
    await tx.update(negation).set({ copies: (kept?.copies ?? []).map((copy) => (copy.holder === placed.holder ? { ...copy, placedAt: now.toString(), to: placed.to } : copy)) }).where(eq(negation.case, row.id))
  } else if (file.filing && events.some(({ type }) => type === 'NegationClosed')) {
    await tx.update(negation).set({ closedAt: now }).where(eq(negation.case, row.id))
  }
}
