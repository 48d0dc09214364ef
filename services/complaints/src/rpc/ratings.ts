import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { and, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import { keyedHash } from '../db/keyed-hash.ts'
import { findPlace, findWindow } from '../db/place-store.ts'
import { compareCenters, countedOf, countRatings, statisticsByKey, wordsOfWindow } from '../db/rating-queries.ts'
import { findRules } from '../db/rules-store.ts'
import { invitation, rating, ratingDevice } from '../db/schema.ts'
import { normalizedContact } from '../domain/complaint-number.ts'
import { placesOf } from '../domain/rating.ts'
import { newToken, tokenHash } from '../handling/rating-token.ts'
import { tellMatter } from '../handling/rate-again.ts'
import { takeRating } from '../handling/take-rating.ts'
import { ratingView } from '../views.ts'
import { type ComplaintsHandlers, within } from './calls.ts'

/** Where centers of one city are compared, the strictest of their smallest numbers holds. */
const CITY_SMALLEST = { forRate: 10, forOrder: 30 }

export function ratingsHandlers(service: ServiceContext): ComplaintsHandlers['ratings'] {
  return {
    invite: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      const { center, window: id, person, item, caseNumber } = input
      const own = call.reach.centers.length === 0 && !call.reach.all
      // Whoever serves at a window invites there, and nowhere else.
      if (own && (await findPlace(tx, call.actor.id, today(call)))?.window !== id) return problem('FORBIDDEN', { details: { procedure: call.path } })
      const window = await findWindow(tx, id, center)
      if (!window) return problem('WINDOW_UNKNOWN')
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      if (!rules) return problem('AREA_WITHOUT_POLICY')
      const token = newToken()
      const expiresAt = call.now.add({ hours: 24 * rules.policy.ratings.linkValidDays.value })
      const contactKey = input.contact ? (await keyedHash(service.db, 'contact', normalizedContact(input.contact))).toString('hex') : null
      await tx.insert(invitation).values({
        id: service.newId(), hash: tokenHash(token), center, department: window.department, window: id, person, item, caseNumber, contactKey,
        completedAt: input.completedAt ? Temporal.Instant.from(input.completedAt) : null, invitedAt: call.now, expiresAt, token,
      })
      return { ok: true, value: { token, path: `/portal/rate/${token}`, expiresAt: expiresAt.toString() } }
    }),

    enrolDevice: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      if (!(await findWindow(tx, input.window, input.center))) return problem('WINDOW_UNKNOWN')
      const [id, key] = [service.newId(), newToken()]
      await tx.insert(ratingDevice).values({ id, hash: tokenHash(key), center: input.center, window: input.window, name: input.name, enrolledAt: call.now })
      const appended = await append(tx, { stream: `rating-device/${id}`, expectedVersion: 0, events: [{ type: 'DeviceEnrolled', id, window: input.window } as never], meta: { ...metaOf(call, input), center: input.center } })
      return appended.ok ? { ok: true, value: { id, key, path: `/portal/rating-device/${key}` } } : appended
    }),

    retireDevice: (input, call) => service.command(call, input, async (tx) => {
      const [row] = await tx.select().from(ratingDevice).where(eq(ratingDevice.id, input.id))
      if (!row) return problem('DEVICE_UNKNOWN')
      if (row.retiredAt) return { ok: true, value: { retired: true } }
      await tx.update(ratingDevice).set({ retiredAt: call.now }).where(eq(ratingDevice.id, row.id))
      const appended = await append(tx, { stream: `rating-device/${row.id}`, expectedVersion: 1, events: [{ type: 'DeviceRetired', id: row.id } as never], meta: { ...metaOf(call, input), center: row.center } })
      return appended.ok ? { ok: true, value: { retired: true } } : appended
    }),

    devices: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(ratingDevice).where(eq(ratingDevice.center, center)).orderBy(desc(ratingDevice.enrolledAt)).limit(500)
      const counts = await tx.sql<{ terminal: string; n: number }>('select terminal, count(*)::int as n from rating where center = $1 and terminal is not null group by 1', [center])
      return {
        ok: true,
        value: { rows: rows.map((row) => ({
          id: row.id, window: row.window, name: row.name, enrolledAt: row.enrolledAt.toString(), retiredAt: row.retiredAt?.toString() ?? null, ratings: counts.find(({ terminal }) => terminal === row.id)?.n ?? 0,
        })) },
      }
    }),

    byPhone: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      const calledAt = input.calledAt ? Temporal.Instant.from(input.calledAt) : call.now
      if (Temporal.Instant.compare(calledAt, call.now) > 0) return problem('IN_FUTURE')
      const first = input.secondOf ? await firstRating(tx, input.secondOf) : undefined
      if (input.secondOf && !first) return problem('RATING_UNKNOWN')
      const taken = await take(tx, service, { call, input, channel: 'phone', stars: input.stars, comment: input.comment, subject: subjectOf(input), secondOf: first?.id ?? null, at: calledAt })
      if (!taken.ok || !first?.complaint) return taken
      const told = await tellMatter(tx, first.complaint, { ...input, service, call })
      return told.ok ? taken : problem('RATING_UNKNOWN')
    }),

    impute: async (input, call) => outside(call, { center: input.center }) ?? service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
      const taken = await take(tx, service, { call, input: { ...input, person: null }, channel: 'imputed', stars: input.stars, comment: null, subject: subjectOf(input), secondOf: null, at: call.now })
      return taken.ok ? { ok: true, value: { id: taken.value.id } } : taken
    }),

    list: async ({ center, standing, poor, from, to, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      const where = and(eq(rating.center, center), gte(rating.ratedOn, Temporal.PlainDate.from(from)), lte(rating.ratedOn, Temporal.PlainDate.from(to)),
        standing ? eq(rating.standing, standing) : undefined, poor ? inArray(rating.stars, rules?.policy.ratings.poor.value ?? [1, 2]) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(rating).where(where).$dynamic(), { page, sortable: { ratedAt: rating.ratedAt, stars: rating.stars }, defaultSort: '-ratedAt', tiebreaker: rating.id })
      return { ok: true, value: { rows: rows.map(ratingView), total } }
    }),

    statistics: async ({ center, by, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      if (!rules) return problem('AREA_WITHOUT_POLICY')
      const { value: smallest, clause } = rules.policy.ratings.smallest
      const [total] = await countRatings(tx, { center, from, to }, 'all')
      return { ok: true, value: { total: countedOf(total, smallest.forRate), rows: await statisticsByKey(tx, { center, by, from, to }, smallest), smallest: { ...smallest, clause } } }
    }),

    ofWindow: async ({ center, window, from, to }, call) => outside(call, { center, window }) ?? service.db.read(within(center), async (tx) => {
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      if (!rules) return problem('AREA_WITHOUT_POLICY')
      const smallest = rules.policy.ratings.smallest.value.forRate
      const asked = { center, window, from, to }
      const [total] = await countRatings(tx, asked, 'all')
      const months = await countRatings(tx, asked, 'month')
      // On a handful of ratings somebody at the counter could tell who gave which.
      const many = countedOf(total, smallest).counted >= smallest
      return {
        ok: true,
        value: { total: countedOf(total, smallest), months: months.map(({ key: month, ...row }) => ({ month, ...countedOf({ key: month, ...row }, smallest) })), words: many ? await wordsOfWindow(tx, asked) : [], smallest },
      }
    }),

    compare: ({ from, to }, call) => service.db.read(call.reach.all ? EVERYTHING : call.reach, async (tx) => {
      const rows = (await compareCenters(tx, { from, to })).map(({ key: center, complaints, lateComplaints, ...row }) => ({ key: center, center, complaints, lateComplaints, ...countedOf({ key: center, ...row }, CITY_SMALLEST.forRate) }))
      const places = placesOf(rows, CITY_SMALLEST.forOrder)
      return { ok: true, value: { rows: rows.map(({ key, ...row }) => ({ ...row, place: places.get(key) ?? null })) } }
    }),
  }
}

interface Subject { readonly center: string; readonly window: string; readonly caseNumber: string | null; readonly commandId: string; readonly secondOf?: string | null }
/** One rating for a case; a call about no case stands by itself. */
const subjectOf = ({ caseNumber, window, commandId, secondOf }: Subject) => `${secondOf ? `second:${secondOf}` : caseNumber ? `case:${caseNumber}` : `call:${window}:${commandId}`}`

async function firstRating(tx: Transaction, id: string) {
  const [row] = await tx.select().from(rating).where(and(eq(rating.id, id), isNull(rating.secondOf)))
  return row
}

interface Take {
  readonly call: Parameters<ServiceContext['read']>[0]
  readonly input: { readonly center: string; readonly window: string; readonly person: string | null; readonly item: string | null; readonly caseNumber: string | null; readonly commandId: string }
  readonly channel: 'phone' | 'imputed'
  readonly stars: number
  readonly comment: string | null
  readonly subject: string
  readonly secondOf: string | null
  readonly at: Temporal.Instant
}

async function take(tx: Transaction, service: ServiceContext, { call, input, channel, stars, comment, subject, secondOf, at }: Take) {
  const { center, window: id, person, item, caseNumber, commandId } = input
  const window = await findWindow(tx, id, center)
  if (!window) return problem('WINDOW_UNKNOWN')
  const taken = await takeRating(tx, {
    id: service.newId(), center, department: window.department, window: id, person, item, subject, stars, tags: [], comment, channel, terminal: null, secondOf, completedAt: at,
  }, { service, call: { ...call, now: at }, commandId, contactKey: null, caseNumber })
  return taken.ok ? { ok: true as const, value: { id: taken.value.kept.id, complaint: taken.value.complaint?.id ?? null } } : taken as never
}
