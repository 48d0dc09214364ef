import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { invitation, ratingDevice } from '../db/schema.ts'
import type { Guard } from '../flood/guard.ts'
import tags from '../handling/rating-tags.json' with { type: 'json' }
import { receiptHash, tokenHash } from '../handling/rating-token.ts'
import { takeRating } from '../handling/take-rating.ts'
import { type ComplaintsHandlers, within } from './calls.ts'

type Portal = Pick<ComplaintsHandlers['portal'], 'rating' | 'rate' | 'device' | 'rateAtDevice'>
type Invitation = typeof invitation.$inferSelect
/** How long the tablet asks about a service after it was over. */
const ASKED_FOR_MINUTES = 10

/** One rating a service, by the token of its receipt or at the tablet of its window. */
export function portalRatings(service: ServiceContext, guard: Guard): Portal {
  const { db } = service
  const notValid = () => problem('LINK_NOT_VALID')
  return {
    rating: async ({ token }, call) => {
      const found = await held(service, guard, { token, now: call.now })
      if ('ok' in found) return found
      return { ok: true, value: { center: found.center, window: found.window, item: found.item, servedOn: dateOf(found.completedAt ?? found.invitedAt).toString(), tags } }
    },

    rate: async (input, call) => {
      const found = await held(service, guard, { token: input.token, now: call.now })
      if ('ok' in found) return found
      return service.command({ ...call, reach: within(found.center) }, input, async (tx) => {
        const taken = await use(tx, service, { found, input, call, channel: 'link', terminal: input.terminal ? tokenHash(input.terminal).toString('hex') : null })
        if (!taken.ok) return taken
        const { complaint } = taken.value
        return { ok: true, value: { thanks: true, number: complaint?.number ?? null, followCode: complaint?.followCode ?? null } }
      })
    },

    device: async ({ key }, call) => {
      const device = await knownDevice(service, key)
      if (!device) return guard.missed('devices') ?? problem('DEVICE_UNKNOWN')
      const waiting = await db.read(within(device.center), (tx) => newestAsked(tx, device.window, call.now))
      return { ok: true, value: { center: device.center, window: device.window, waiting: waiting ? { token: waiting.token!, item: waiting.item } : null, tags } }
    },

    rateAtDevice: async (input, call) => {
      const device = await knownDevice(service, input.key)
      if (!device) return guard.missed('devices') ?? problem('DEVICE_UNKNOWN')
      const found = await valid(service, input.token, call.now)
      if (!found || found.window !== device.window) return guard.missed(`device ${device.id}`) ?? notValid()
      return service.command({ ...call, reach: within(found.center) }, input, async (tx) => {
        const taken = await use(tx, service, { found, input, call, channel: 'device', terminal: device.id })
        return taken.ok ? { ok: true, value: { thanks: true } } : taken
      })
    },
  }
}

/** The service a link or a receipt stands for. A receipt's code is short: after a few wrong ones for one case, nothing is told of it for a while. */
async function held(service: ServiceContext, guard: Guard, { token, now }: { token: string; now: Temporal.Instant }) {
  const [number, code] = token.split(' ')
  const key = code === undefined ? 'guesses' : `receipt ${number}`
  if (code !== undefined && guard.isFull(key)) return problem('TOO_MANY_REQUESTS')
  return (await valid(service, token, now)) ?? guard.missed(key) ?? problem('LINK_NOT_VALID')
}

/** A receipt announced before there was a key is known by its plain hash. */
const hashesOf = (token: string) => (token.includes(' ') ? [receiptHash(token), tokenHash(token)] : [tokenHash(token)])

/** Unused and not run out, and the service not rated by another way. */
async function valid({ db }: ServiceContext, token: string, now: Temporal.Instant): Promise<Invitation | undefined> {
  return db.read(EVERYTHING, async (tx) => {
    const [row] = await tx.select().from(invitation).where(and(inArray(invitation.hash, hashesOf(token)), isNull(invitation.usedAt), gt(invitation.expiresAt, now), unrated))
    return row
  })
}

async function knownDevice({ db }: ServiceContext, key: string) {
  return db.read(EVERYTHING, async (tx) => {
    const [row] = await tx.select().from(ratingDevice).where(and(eq(ratingDevice.hash, tokenHash(key)), isNull(ratingDevice.retiredAt)))
    return row
  })
}

async function newestAsked(tx: Transaction, window: string, now: Temporal.Instant): Promise<Invitation | undefined> {
  const [row] = await tx.select().from(invitation).where(and(eq(invitation.window, window), isNull(invitation.usedAt), isNotNull(invitation.token), gt(invitation.invitedAt, now.subtract({ minutes: ASKED_FOR_MINUTES })), unrated))
    .orderBy(desc(invitation.invitedAt)).limit(1)
  return row
}

const unrated = sql`not exists (select 1 from rating r where r.center = ${invitation.center} and r.subject = 'case:' || ${invitation.caseNumber})`

interface Use {
  readonly found: Invitation
  readonly input: { readonly stars: number; readonly tags: readonly string[]; readonly comment: string | null; readonly commandId: string }
  readonly call: Parameters<ServiceContext['read']>[0]
  readonly channel: 'link' | 'device'
  readonly terminal: string | null
}

/** Uses the invitation up: of two at once, one finds it used. */
async function use(tx: Transaction, service: ServiceContext, { found, input, call, channel, terminal }: Use) {
  const used = await tx.update(invitation).set({ usedAt: call.now, token: null }).where(and(eq(invitation.id, found.id), isNull(invitation.usedAt))).returning({ id: invitation.id })
  if (used.length === 0) return problem('LINK_NOT_VALID')
  const known = new Set(tags.map(({ id }) => id))
  const taken = await takeRating(tx, {
    id: service.newId(), center: found.center, department: found.department, window: found.window, person: found.person, item: found.item, subject: found.caseNumber ? `case:${found.caseNumber}` : `link:${found.id}`,
    stars: input.stars, tags: [...new Set(input.tags.filter((tag) => known.has(tag)))], comment: input.comment, channel, terminal, secondOf: found.secondOf, completedAt: found.completedAt,
  }, { service, call, commandId: input.commandId, contactKey: found.contactKey, caseNumber: found.caseNumber })
  // Whatever stands against it, whoever holds the link learns only that it is not valid.
  return taken.ok ? taken : problem('LINK_NOT_VALID')
}
