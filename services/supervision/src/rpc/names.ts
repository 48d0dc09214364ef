import type { Transaction } from '@hall/database'
import { posting } from '@hall/organization-copy'
import { and, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'

export type Posted = typeof posting.$inferSelect

export const currentOn = (on: Temporal.PlainDate) => and(lte(posting.from, on), or(isNull(posting.until), gt(posting.until, on)))!

/** People by number, as they are posted on a day or were last. */
export async function postedOf(tx: Transaction, people: readonly string[], on: Temporal.PlainDate): Promise<ReadonlyMap<string, Posted>> {
  if (people.length === 0) return new Map()
  const rows = await tx.selectDistinctOn([posting.person]).from(posting).where(and(inArray(posting.person, [...people]), lte(posting.from, on))).orderBy(posting.person, desc(posting.from))
  return new Map(rows.map((row) => [row.person, row]))
}

/** Those of `people` nobody of the center is, on a day. */
export async function strangersOf(tx: Transaction, { center, people, on }: { center: string; people: readonly string[]; on: Temporal.PlainDate }): Promise<string[]> {
  const known = await postedOf(tx, people, on)
  return people.filter((person) => known.get(person)?.center !== center)
}

/** Who leads a counter, and since when. */
export async function leaderOf(tx: Transaction, { window, on }: { window: string; on: Temporal.PlainDate }): Promise<{ leader: string; since: string } | undefined> {
  const [row] = await tx.select().from(posting).where(and(eq(posting.window, window), eq(posting.lead, true), currentOn(on))).orderBy(posting.from).limit(1)
  return row && { leader: row.person, since: row.from.toString() }
}
