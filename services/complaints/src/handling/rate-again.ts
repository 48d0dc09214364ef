import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { loadComplaint } from '../db/complaint-store.ts'
import { keepWords } from '../db/message-store.ts'
import { findRules } from '../db/rules-store.ts'
import { rating } from '../db/schema.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import { write } from './carry-out.ts'
import { takeRating } from './take-rating.ts'

interface Given { readonly stars: number; readonly comment: string | null }
interface Telling extends Given { readonly service: ServiceContext; readonly call: Pick<CallContext, 'actor' | 'path' | 'now'>; readonly commandId: string }

/** The bad rating a matter is about, and whether it was given anew already. */
export async function firstRating(tx: Transaction, complaint: string) {
  const [row] = await tx.select().from(rating).where(and(eq(rating.complaint, complaint), isNull(rating.secondOf))).orderBy(asc(rating.ratedAt)).limit(1)
  return row && { ...row, again: (await tx.$count(rating, eq(rating.secondOf, row.id))) > 0 }
}

/** The second rating, by whoever follows the matter: what the putting right was worth. The first stands. */
export async function rateAgain(tx: Transaction, service: ServiceContext, { row, input, call }: { row: { id: string; status: string }; input: Given & { commandId: string }; call: Telling['call'] }) {
  const first = await firstRating(tx, row.id)
  if (!first) return problem('NOT_A_RATING')
  if (row.status !== 'closed') return problem('STEP_MISSING')
  if (first.again) return problem('RATED_ALREADY')
  const { center, department, window, person, item } = first
  const taken = await takeRating(tx, {
    id: service.newId(), center, department, window, person, item, subject: `second:${first.id}`, stars: input.stars, tags: [], comment: input.comment, channel: 'link', terminal: null, secondOf: first.id, completedAt: call.now,
  }, { service, call, commandId: input.commandId, contactKey: null, caseNumber: null })
  if (!taken.ok) return problem('RATED_ALREADY')
  const told = await tellMatter(tx, row.id, { ...input, service, call })
  return told.ok ? { ok: true as const, value: { thanks: true } } : told
}

/** The matter a bad rating opened hears of the second one: still dissatisfied, it is the desk's again. */
export async function tellMatter(tx: Transaction, complaint: string, { stars, comment, service, call, commandId }: Telling) {
  await tx.sql('select 1 from complaint where id = $1 for update', [complaint])
  const loaded = await loadComplaint(tx, complaint)
  const rules = loaded && await findRules(tx, loaded.state.center, { receivedAt: Temporal.Instant.from(loaded.state.receivedAt), now: call.now })
  if (!loaded || !rules) return problem('COMPLAINT_UNKNOWN')
  const { state, version } = loaded
  const by = call.actor.id === 'anonymous' ? null : call.actor.id
  const said = comment === null ? {} : await keepWords(tx, { id: service.newId(), complaint, center: state.center, at: call.now, by, text: comment })
  const event: ComplaintEvent = { type: 'RatedAgain', stars, satisfied: !rules.policy.ratings.poor.value.includes(stars), ...said }
  return write(tx, { service, events: [event], state, version, rules, call, commandId })
}
