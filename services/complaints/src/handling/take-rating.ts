import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import type { CallContext } from '@hall/rpc'
import { eq } from 'drizzle-orm'
import { keepRating, type NewRating, type RatingRow } from '../db/rating-store.ts'
import { findRules } from '../db/rules-store.ts'
import { rating } from '../db/schema.ts'
import { lodgeIn } from './lodge-in.ts'
import offered from './rating-tags.json' with { type: 'json' }
import texts from './texts.json' with { type: 'json' }

interface Taking { readonly service: ServiceContext; readonly call: Pick<CallContext, 'actor' | 'path' | 'now'>; readonly commandId: string; readonly contactKey: string | null; readonly caseNumber: string | null }

/** Keeps a rating, and opens the case of a bad one: its follow-up, its putting right, its second rating. Within the reach of its center. */
export async function takeRating(tx: Transaction, given: NewRating, { service, call, commandId, contactKey, caseNumber }: Taking) {
  const rules = await findRules(tx, given.center, { receivedAt: call.now, now: call.now })
  if (!rules) return problem('AREA_WITHOUT_POLICY')
  const kept = await keepRating(tx, given, { rules, meta: { commandId, actor: call.actor.id, now: call.now } })
  if (!kept) return problem('RATED_ALREADY')
  const bad = kept.standing === 'counted' && rules.policy.ratings.poor.value.includes(kept.stars) && kept.secondOf === null
  if (!bad || !rules.policy.channels.value.includes('poor_rating')) return { ok: true as const, value: { kept, complaint: null } }
  const taken = await lodgeIn(tx, { service, call, commandId, given: { ...lodgingOf(kept, caseNumber), contactKey, receivedAt: call.now } })
  if (!taken.ok) return taken
  await tx.update(rating).set({ complaint: taken.value.id }).where(eq(rating.id, kept.id))
  return { ok: true as const, value: { kept: { ...kept, complaint: taken.value.id }, complaint: taken.value } }
}

function lodgingOf({ id, center, window, person, item, stars, tags, comment }: RatingRow, caseNumber: string | null) {
  return {
    center, channel: 'poor_rating' as const, ground: 'poor_rating', content: wordsOf({ stars, tags, comment }), oral: false, window, person, caseNumber, item, rating: id,
    complainant: { name: null, nameRefused: true, contact: null, contactRefused: true },
  }
}

/** What was said with the stars: the words chosen, then the rater's own. */
function wordsOf({ stars, tags, comment }: Pick<RatingRow, 'stars' | 'tags' | 'comment'>): string {
  const chosen = offered.filter(({ id }) => tags.includes(id)).map(({ name }) => name.zh)
  return [texts.rated.replace('{stars}', String(stars)), ...chosen, ...(comment ? [comment] : [])].join('，')
}
