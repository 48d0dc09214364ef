import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import { and, asc, eq, gte, lte, ne } from 'drizzle-orm'
import type { ServiceEvent } from '../domain/service-event.ts'
import { burstsIn, callbackDue, type Given, standingOf } from '../domain/rating.ts'
import type { InForce } from './rules-store.ts'
import { rating } from './schema.ts'

export type RatingRow = typeof rating.$inferSelect

export interface NewRating extends Pick<RatingRow, 'id' | 'center' | 'department' | 'window' | 'person' | 'item' | 'subject' | 'stars' | 'tags' | 'comment' | 'channel' | 'terminal' | 'secondOf'> {
  readonly completedAt: Temporal.Instant | null
}

/** Keeps a rating; undefined where what it rates was rated already. Those of its terminal that came too close together are set aside with it. */
export async function keepRating(tx: Transaction, given: NewRating, { rules, meta }: { rules: InForce; meta: EventMeta }): Promise<RatingRow | undefined> {
  const { completedAt, ...columns } = given
  const at = meta.now
  const came: Given = { at, channel: given.channel, completedAt: given.channel === 'phone' ? (completedAt ?? at) : completedAt }
  const standing = standingOf(came)
  const poor = standing === 'counted' && rules.policy.ratings.poor.value.includes(given.stars)
  const callback = poor && given.channel !== 'phone' ? callbackDue(at, rules) : undefined
  const [kept] = await tx.insert(rating).values({
    ...columns, ratedAt: at, ratedOn: dateOf(at), standing, callbackDueAt: callback?.endsAt ?? null, callbackClause: callback?.clause ?? null,
  }).onConflictDoNothing().returning()
  if (!kept) return undefined
  const { id, center, department, window, item, stars } = kept
  const event: ServiceEvent = { type: 'RatingGiven', id, center, department, window, item, stars, standing, ratedOn: kept.ratedOn.toString() }
  await append(tx, { stream: `rating/${id}`, expectedVersion: 0, events: [event], meta: { ...meta, center } })
  const aside = given.terminal ? await setBurstsAside(tx, kept, { rules, meta }) : new Set<string>()
  return aside.has(id) ? { ...kept, standing: 'burst' } : kept
}

/** Looks at one terminal around the moment: a run of ratings faster than people come is kept, and counts for nothing. */
async function setBurstsAside(tx: Transaction, { terminal, ratedAt, center, id }: RatingRow, { rules, meta }: { rules: InForce; meta: EventMeta }): Promise<Set<string>> {
  const { burst } = rules.policy.ratings
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 3))', [`terminal ${terminal}`])
  const near = await tx.select().from(rating).where(and(
    eq(rating.terminal, terminal!), ne(rating.standing, 'imputed'), gte(rating.ratedAt, ratedAt.subtract({ seconds: burst.value.withinSeconds })), lte(rating.ratedAt, ratedAt.add({ seconds: burst.value.withinSeconds })),
  )).orderBy(asc(rating.ratedAt))
  const found = [...burstsIn(near.map((one) => one.ratedAt), burst.value)].map((index) => near[index]!)
  const ids = found.filter(({ standing }) => standing === 'counted').map((one) => one.id)
  if (ids.length > 0) {
    await tx.sql(`update rating set standing = 'burst', callback_due_at = null where id = any ($1::uuid[])`, [ids])
    await append(tx, { stream: `burst/${id}`, expectedVersion: 0, events: [{ type: 'RatingsSetAside', ids, standing: 'burst' } as never], meta: { ...meta, center } })
  }
  return new Set(found.map((one) => one.id))
}
