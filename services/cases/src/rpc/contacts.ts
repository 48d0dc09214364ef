import { EVERYTHING } from '@hall/access'
import { dateOf, endOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, sqlBeyondReach, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { beyond, metaOf, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, ilike, isNull, lte, or } from 'drizzle-orm'
import { beginContact, NOTHING_YET } from '../cases/begin-contact.ts'
import { chiefOf } from '../cases/chief.ts'
import { windowOf } from '../cases/places.ts'
import { ruleBook } from '../cases/rules-in-force.ts'
import { leadThere } from '../cases/lead-there.ts'
import { centerOnly, findSeat, type Seat, seatedReach } from '../cases/seat.ts'
import { findItem, versionOn } from '../db/item-store.ts'
import { contact, finding, steppedOut } from '../db/schema.ts'
import { accountable, faultOfClosing, faultOfHandover } from '../domain/contacts/contact.ts'
import type { ContactEvent } from '../domain/contacts/contact-event.ts'
import { workdaysAfter } from '../domain/case/situation.ts'
import type { CasesHandlers } from './handlers.ts'
import { like } from './items.ts'

type Row = typeof contact.$inferSelect

interface Before { readonly id: string; readonly firstAsked: string; readonly firstAt: Temporal.Instant }
const BEFORE = `select id, first_asked as "firstAsked", first_at as "firstAt" from contact where id = $1 and center = $2`

/** The same matter asked at another window of the center. */
async function askedBefore(tx: Transaction, id: string, center: string): Promise<Before | undefined> {
  const [row] = await sqlBeyondReach<Before>(tx, { text: BEFORE, values: [id, center], name: 'contact.before' })
  return row
}

/** The first who is asked stays responsible until there is an answer. */
export function contactsHandlers(service: ServiceContext): CasesHandlers['contacts'] {
  const view = async (tx: Transaction, row: Row, now: Temporal.Instant) => {
    const book = await ruleBook(tx, row.center)
    const dueOn = row.dueAt === null ? null : dateOf(row.dueAt.subtract({ nanoseconds: 1 }))
    const ended = dateOf(row.closedAt ?? now)
    const [led] = row.ledBy === 'self' ? await tx.select().from(steppedOut).where(eq(steppedOut.contact, row.id)).orderBy(desc(steppedOut.leftAt)).limit(1) : []
    const openWorkdays = row.closedAt ? 0 : Math.max(0, book.calendar.workdaysBetween(dateOf(row.openedAt), dateOf(now)))
    return {
      id: row.id, center: row.center, window: row.window, channel: row.channel as 'visit', matter: row.matter, asker: row.asker, firstAsked: row.firstAsked, firstAt: row.firstAt.toString(), owner: accountable({ ...row, owner: row.person }),
      waitingFor: row.waitingFor, state: row.state, held: row.held, heldAt: row.heldAt?.toString() ?? null, outcome: row.outcome, reply: row.reply, target: row.target, targetContact: row.targetContact, receivedBy: row.receivedBy, openedAt: row.openedAt.toString(), closedAt: row.closedAt?.toString() ?? null, linkedTo: row.linkedTo, major: row.major,
      openWorkdays, guide: row.guide, dueOn: dueOn?.toString() ?? null, daysLate: dueOn && Temporal.PlainDate.compare(ended, dueOn) > 0 ? Math.max(1, book.calendar.workdaysBetween(dueOn, ended)) : 0,
      escort: row.ledBy && { ledBy: row.ledBy, minutes: led?.backAt ? Math.round(led.leftAt.until(led.backAt).total('minutes')) : null }, late: row.late || (row.dueAt !== null && row.closedAt === null && Temporal.Instant.compare(row.dueAt, now) <= 0),
    }
  }

  /** Runs a step on an open contact the caller may touch; `alsoAt`: a window beyond, at which it writes what follows from it. */
  async function onContact<R>({ call, input, alsoAt }: { call: CallContext; input: { id: string; center: string; commandId: string }; alsoAt?: string | null | undefined }, work: (tx: Transaction, row: Row, policy: NonNullable<Awaited<ReturnType<typeof policyOn>>>) => Promise<R>) {
    const { reach } = await seatedReach(service, call)
    return service.command({ ...call, reach: alsoAt ? { ...reach, windows: [...reach.windows, alsoAt] } : reach }, input, async (tx) => {
      const [row] = await tx.select().from(contact).where(and(eq(contact.id, input.id), eq(contact.center, input.center))).for('update')
      if (!row || beyond({ ...call, reach }, row)) return problem('CONTACT_UNKNOWN') as never
      const policy = await policyOn(tx, row)
      if (!policy) return problem('POLICY_MISSING') as never
      return work(tx, row, policy) as never
    }) as Promise<R | ReturnType<typeof problem<'CONTACT_UNKNOWN' | 'POLICY_MISSING' | 'CONFLICT' | 'COMMAND_REUSED'>>>
  }
  const policyOn = async (tx: Transaction, row: Row) => (await ruleBook(tx, row.center)).on(dateOf(row.openedAt))?.policy

  async function keep(tx: Transaction, row: Row, { call, input, event, set }: { call: CallContext; input: { commandId: string }; event: ContactEvent; set: Partial<Row> }) {
    await tx.update(contact).set({ ...set, version: row.version + 1 }).where(eq(contact.id, row.id))
    const appended = await append(tx, { stream: `contact/${row.id}`, expectedVersion: row.version, events: [event], meta: { ...metaOf(call, input), center: row.center, department: row.department ?? undefined, window: row.window ?? undefined, person: row.person } })
    return appended.ok ? { ok: true as const, value: { id: row.id, state: set.state ?? row.state } } : appended
  }

  /** Whoever was led on is asked for nothing twice: a contact of the one who receives them, the first asked staying the first. DC-CAS-10. */
  async function follow(tx: Transaction, before: Row, { call, input, receiver }: { call: CallContext; input: { commandId: string }; receiver: Seat }) {
    const row: Row = {
      ...before, ...NOTHING_YET, id: service.newId(), department: receiver.department, window: receiver.window, person: receiver.person, linkedTo: before.id, openedAt: call.now,
    }
    return beginContact(tx, row, { call, input })
  }

  return {
    list: async ({ center, owner, open, gaps, major, late, insufficient, search, ...page }, call) => {
      const refusal = outside(call, { center })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const where = and(
          center ? eq(contact.center, center) : undefined, owner ? or(eq(contact.person, owner), eq(contact.firstAsked, owner)) : undefined, open ? isNull(contact.closedAt) : undefined,
          gaps ? eq(contact.outcome, 'guidance') : undefined, major ? eq(contact.major, true) : undefined, insufficient ? eq(contact.reopened, true) : undefined,
          late ? or(eq(contact.late, true), and(isNull(contact.closedAt), lte(contact.dueAt, call.now))) : undefined, search ? ilike(contact.matter, `%${like(search)}%`) : undefined,
        )
        const { rows, total } = await listPage(tx, tx.select().from(contact).where(where).$dynamic(), { page, sortable: { openedAt: contact.openedAt, state: contact.state }, defaultSort: '-openedAt', tiebreaker: contact.id })
        return { ok: true, value: { rows: await Promise.all(rows.map((row) => view(tx, row, call.now))), total } }
      })
    },

    get: async ({ id }, call) => {
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const [row] = await tx.select().from(contact).where(eq(contact.id, id))
        return row ? { ok: true, value: await view(tx, row, call.now) } : problem('CONTACT_UNKNOWN')
      })
    },

    open: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const { reach, seat } = await seatedReach(service, call)
      const onlineAt = input.channel === 'online' ? input.window : null
      const answering = onlineAt === null ? undefined : await service.db.read(centerOnly(input.center), (tx) => chiefOf(tx, onlineAt, dateOf(call.now)))
      return service.command({ ...call, reach }, input, async (tx) => {
        const book = await ruleBook(tx, input.center)
        const policy = book.on(dateOf(call.now))?.policy
        if (!policy) return problem('POLICY_MISSING', { details: { center: input.center } })
        const window = input.window === null ? undefined : await windowOf(tx, input.window)
        if (input.window !== null && window?.center !== input.center) return problem('WINDOW_UNKNOWN', { details: { window: input.window } })
        const same = input.same ? await askedBefore(tx, input.same, input.center) : undefined
        if (input.same && !same) return problem('CONTACT_UNKNOWN')
        const { online } = policy.contacts
        // WS-CAS-09: the chief representative answers for what comes online.
        const chief = online?.value.responsible === 'chief_representative' && window ? answering : undefined
        const first = chief ?? call.actor.id
        const row: Row = {
          id: service.newId(), center: input.center, department: window?.department ?? seat?.department ?? null, window: window?.id ?? seat?.window ?? null, person: same?.firstAsked ?? first, channel: input.channel, matter: input.matter, asker: input.asker,
          phone: input.phone ?? null, item: input.item ?? null, firstAsked: same?.firstAsked ?? first, firstAt: same?.firstAt ?? call.now, linkedTo: same?.id ?? null,
          ...NOTHING_YET, major: input.major, openedAt: call.now,
          dueAt: input.channel === 'online' && online ? endOf(workdaysAfter(book.calendar, dateOf(call.now), online.value.workdays)) : null,
        }
        const away = beyond({ ...call, reach }, row)
        if (away) return away
        const appended = await beginContact(tx, row, { call, input })
        return appended.ok ? { ok: true, value: await view(tx, row, call.now) } : appended
      })
    },

    close: async (input, call) => {
      const receiver = input.receivedBy === undefined ? undefined : await service.db.read(EVERYTHING, (tx) => findSeat(tx, input.receivedBy!, dateOf(call.now)))
      return onContact({ call, input, alsoAt: receiver?.window }, async (tx, row, policy) => {
        if (row.state === 'closed') return problem('CONTACT_CLOSED')
        const item = row.item ? await findItem(tx, row.item) : undefined
        const ownDuties = item !== undefined && row.window !== null && item.windows.includes(row.window)
        const fault = faultOfClosing(input, { ...row, owner: row.person, ownDuties }, policy)
        if (fault) return refused(fault)
        if (input.receivedBy && receiver?.center !== row.center) return problem('PERSON_UNKNOWN')
        const asked = input.guide ?? (policy.contacts.itemNotice && row.item)
        const guide = asked ? await versionOn(tx, asked, dateOf(call.now)) : undefined
        const late = row.dueAt !== null && Temporal.Instant.compare(row.dueAt, call.now) <= 0
        const closed = await keep(tx, row, { call, input, event: { type: 'ContactClosed', id: row.id, outcome: input.outcome, target: input.target || null, receivedBy: input.receivedBy ?? null }, set: {
          state: 'closed', closedAt: call.now, outcome: input.outcome, reply: input.reply || null, target: input.target || null, targetContact: input.targetContact || null, receivedBy: input.receivedBy ?? null, late, ledBy: input.escort ? input.ledBy : null,
          guide: guide ? `${guide.content.name} v${guide.version} ${dateOf(call.now)}` : row.guide,
        } })
        if (!closed.ok || !input.escort) return closed
        if (input.ledBy === 'self') {
          const led = await leadThere(tx, row, { call, input, policy, id: service.newId() })
          if (!led.ok) return led
        }
        if (!receiver) return closed
        const followed = await follow(tx, row, { call, input, receiver })
        return followed.ok ? closed : followed
      })
    },

    handOver: async (input, call) => {
      const receiver = await service.db.read(EVERYTHING, (tx) => findSeat(tx, input.to, dateOf(call.now)))
      return onContact({ call, input }, async (tx, row, policy) => {
        if (row.state === 'closed') return problem('CONTACT_CLOSED')
        const fault = faultOfHandover(input, policy)
        if (fault) return refused(fault)
        if (receiver?.center !== row.center) return problem('PERSON_UNKNOWN')
        return keep(tx, row, { call, input, event: { type: 'ContactHandedOver', id: row.id, to: input.to, absent: input.absent }, set: { state: input.absent ? 'passed_on' : 'handed_over', waitingFor: input.to, hops: row.hops + 1, ...(input.phone && { phone: input.phone }) } })
      })
    },

    hold: async (input, call) => {
      const asked = await service.db.read(EVERYTHING, (tx) => findSeat(tx, input.asked, dateOf(call.now)))
      return onContact({ call, input }, async (tx, row) => {
        if (row.state === 'closed') return problem('CONTACT_CLOSED')
        if (asked?.center !== row.center) return problem('PERSON_UNKNOWN')
        return keep(tx, row, { call, input, event: { type: 'ContactHeld', id: row.id, asked: input.asked }, set: { state: 'on_hold', waitingFor: input.asked, held: input.note, heldAt: call.now } })
      })
    },

    takeUp: (input, call) => onContact({ call, input }, async (tx, row) => {
      if (row.state === 'closed') return problem('CONTACT_CLOSED')
      if (row.waitingFor !== call.actor.id) return problem('NOT_HANDED_OVER')
      const ends = row.state === 'passed_on' && input.called
      return keep(tx, row, { call, input, event: { type: 'ContactTakenUp', id: row.id, by: call.actor.id }, set: { state: ends ? 'closed' : 'open', person: call.actor.id, waitingFor: null, ...(ends && { closedAt: call.now, outcome: 'answered' }) } })
    }),

    askInstructions: (input, call) => onContact({ call, input }, async (tx, row, policy) => {
      if (row.state === 'closed') return problem('CONTACT_CLOSED')
      const rule = policy.contacts.instructions
      if (rule?.value.explanation && input.explanation.trim() === '') return problem('APPLICANT_NOT_TOLD', { clause: rule.clause })
      return keep(tx, row, { call, input, event: { type: 'InstructionsAsked', id: row.id, leader: input.leader }, set: { state: 'instructions_asked', waitingFor: input.leader } })
    }),

    instruct: (input, call) => onContact({ call, input }, async (tx, row) => {
      if (row.state === 'closed') return problem('CONTACT_CLOSED')
      if (row.state !== 'instructions_asked') return problem('NOT_HANDED_OVER')
      return keep(tx, row, { call, input, event: { type: 'ContactInstructed', id: row.id }, set: { state: 'open', waitingFor: null, target: input.instruction.slice(0, 500) } })
    }),

    rate: (input, call) => onContact({ call, input }, async (tx, row) => {
      const reopens = !input.satisfied && row.state === 'closed' && !row.reopened
      return keep(tx, row, { call, input, event: { type: 'ContactRated', id: row.id, satisfied: input.satisfied }, set: reopens ? { state: 'open', closedAt: null, person: row.firstAsked, reopened: true } : {} })
    }),

    markWrong: (input, call) => onContact({ call, input }, async (tx, row, policy) => {
      const id = service.newId()
      await tx.insert(finding).values({ id, case: null, number: null, center: row.center, department: row.department, window: row.window, person: row.person, kind: 'wrong_answer', clause: policy.contacts.first.clause, at: call.now, detail: input.reason, days: null, state: 'open' })
      return keep(tx, row, { call, input, event: { type: 'AnswerMarkedWrong', id: row.id, person: row.person }, set: {} })
    }),
  }
}
