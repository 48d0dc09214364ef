import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { and, asc, eq, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { seatedReach } from '../cases/seat.ts'
import { finding, steppedOut, ticket, windowClosing } from '../db/schema.ts'
import { extendedMinutes, sessionBegun } from '../domain/tickets/hours.ts'
import { faultOfClosing } from '../domain/tickets/ticket.ts'
import { atWindow, hallAt, holdWindow, hoursOf, outNow, peopleAt } from '../tickets/hall.ts'
import { changeContact, changeTicket, ticketView, waitingFor } from '../tickets/ticket-store.ts'
import type { CasesHandlers } from './handlers.ts'
import { rowEvent } from '../domain/row-event.ts'

type Closing = typeof windowClosing.$inferSelect
const closingView = ({ id, window, day, session, closedAt, closedBy, extendedMinutes: minutes }: Closing) => ({ id, window, day: day.toString(), session, closedAt: closedAt.toString(), closedBy, extendedMinutes: minutes })
const clockOf = (at: Temporal.PlainDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
const NOBODY = '{}'
const SECONDS_A_MINUTE = 60

/** A window's day: who is there, who waits, when it closes. */
export function windowHandlers(service: ServiceContext): Pick<CasesHandlers['tickets'], 'today' | 'closeWindow' | 'closings' | 'stepOut' | 'back'> {
  return {
    today: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      const { seat, reach } = acting.value
      return service.read({ ...call, reach }, async (tx) => {
        const hall = await hallAt(tx, input, call.now)
        if (!hall.ok) return hall
        const { day, sessions, policy } = hall.value
        const rows = await tx.select().from(ticket).where(and(eq(ticket.day, day), or(eq(ticket.window, input.window), sql`${input.window} = any (${ticket.offeredTo})`))).orderBy(asc(ticket.waitsFrom), asc(ticket.number)).limit(500)
        const offeredBy = [...new Set(rows.filter(({ window }) => window !== input.window).map(({ window }) => window))]
        const [people, closings, out] = await Promise.all([
          peopleAt(tx, input, day), tx.select().from(windowClosing).where(and(eq(windowClosing.window, input.window), eq(windowClosing.day, day))), Promise.all([input.window, ...offeredBy].map((window) => outNow(tx, { center: input.center, window }))),
        ])
        return {
          ok: true,
          value: {
            tickets: rows.map(ticketView), people, closings: closings.map(closingView), clause: policy.tickets?.extended?.clause ?? null, sessions: sessions.map(({ name, from, to }) => ({ name, from: clockOf(from), to: clockOf(to) })),
            away: out.flat().map(({ id, window, person, name, reason, leftAt, mostMinutes, phone }) => ({ id, window, person, name, reason, leftAt: leftAt.toString(), mostMinutes, phone: person === call.actor.id || (seat?.window === input.window && window !== input.window) ? phone : null })),
          },
        }
      })
    },

    closeWindow: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        await holdWindow(tx, input.window)
        const hall = await hallAt(tx, input, call.now)
        if (!hall.ok) return hall
        const { window, local, sessions, closed, policy, day } = hall.value
        const session = sessionBegun(local, sessions)
        if (!session) return problem('NOT_IN_SERVICE_HOURS', { details: { at: local.toString() } })
        if (closed.includes(session.name)) return problem('WINDOW_CLOSED', { details: { session: session.name } })
        const past = sessions.filter(({ from }) => Temporal.PlainDateTime.compare(from, session.from) <= 0).map(({ name }) => name)
        const waiting = (await waitingFor(tx, { window: window.id, day, now: call.now })).filter((row) => row.window === window.id && past.includes(row.session)).length
        const called = await tx.$count(ticket, and(eq(ticket.window, window.id), eq(ticket.day, day), eq(ticket.state, 'called'), inArray(ticket.session, past)))
        const fault = faultOfClosing({ waiting, called }, policy)
        if (fault) return refused(fault)
        const row: Closing = { id: service.newId(), center: input.center, department: window.department, window: window.id, day, session: session.name, closedAt: call.now, closedBy: call.actor.id, extendedMinutes: extendedMinutes(local, session) }
        await tx.insert(windowClosing).values(row)
        const appended = await append(tx, { stream: `window-closing/${row.id}`, expectedVersion: 0, events: [rowEvent({ type: 'WindowClosed', window: window.id, day: day.toString(), session: session.name, extendedMinutes: row.extendedMinutes })], meta: { ...metaOf(call, input), center: input.center, department: window.department, window: window.id } })
        return appended.ok ? { ok: true, value: closingView(row) } : appended
      })
    },

    closings: async ({ center, from, to, ...page }, call) => {
      const refusal = outside(call, { center })
      if (refusal) return refusal
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const where = and(eq(windowClosing.center, center), gte(windowClosing.day, Temporal.PlainDate.from(from)), lte(windowClosing.day, Temporal.PlainDate.from(to)))
        const { rows, total } = await listPage(tx, tx.select().from(windowClosing).where(where).$dynamic(), { page, sortable: { closedAt: windowClosing.closedAt, extendedMinutes: windowClosing.extendedMinutes }, defaultSort: '-closedAt', tiebreaker: windowClosing.id })
        return { ok: true, value: { rows: rows.map(closingView), total } }
      })
    },

    stepOut: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      const { seat, reach } = acting.value
      return service.command({ ...call, reach }, input, async (tx) => {
        const hall = await hallAt(tx, input, call.now)
        if (!hall.ok) return hall
        const people = await peopleAt(tx, input, hall.value.day)
        const rule = hall.value.policy.tickets?.onePerson
        // Whoever is alone at a window can be called back.
        if (rule && people.length === 1 && input.phone === '') return problem('PHONE_MISSING', { clause: rule.clause })
        const row: typeof steppedOut.$inferSelect = {
          id: service.newId(), center: input.center, department: hall.value.window.department, window: input.window, person: call.actor.id, name: seat?.name ?? call.actor.name, reason: 'away', phone: input.phone || null, contact: null, leftAt: call.now, mostMinutes: null, backAt: null,
        }
        const [made] = await tx.insert(steppedOut).values(row).onConflictDoNothing().returning()
        if (!made) return problem('OUT_ALREADY')
        const appended = await append(tx, { stream: `stepped-out/${row.id}`, expectedVersion: 0, events: [rowEvent({ type: 'SteppedOut', window: input.window, reason: 'away' })], meta: { ...metaOf(call, input), center: input.center, department: row.department, window: input.window, person: call.actor.id } })
        return appended.ok ? { ok: true, value: { id: row.id, window: row.window, person: row.person, name: row.name, reason: row.reason, leftAt: row.leftAt.toString(), mostMinutes: null, phone: row.phone } } : appended
      })
    },

    back: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting.problem.code === 'WINDOW_UNKNOWN' ? problem('OUT_NOT') : problem('FORBIDDEN', acting.problem)
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        const [out] = await tx.update(steppedOut).set({ backAt: call.now }).where(and(eq(steppedOut.person, call.actor.id), eq(steppedOut.window, input.window), isNull(steppedOut.backAt))).returning()
        if (!out) return problem('OUT_NOT')
        const away = out.leftAt.until(call.now)
        const minutes = Math.round(away.total('minutes'))
        const late = out.mostMinutes !== null && Math.floor(away.total('seconds')) > out.mostMinutes * SECONDS_A_MINUTE
        const clause = (await hoursOf(tx, input.center, today(call)))?.policy.contacts.selfLed?.clause ?? null
        if (late) await tx.insert(finding).values({ id: service.newId(), case: null, number: null, center: out.center, department: out.department, window: out.window, person: out.person, kind: 'escort_long', clause, at: call.now, detail: String(minutes), days: null, state: 'open' })
        const meta = metaOf(call, input)
        const appended = await append(tx, { stream: `stepped-out/${out.id}`, expectedVersion: 1, events: [rowEvent({ type: 'CameBack', window: out.window, minutes })], meta: { ...meta, center: out.center, department: out.department, window: out.window, person: out.person } })
        if (!appended.ok) return appended
        const rows = await tx.select().from(ticket).where(and(eq(ticket.window, input.window), eq(ticket.day, today(call)), ne(sql`${ticket.offeredTo}::text`, NOBODY), inArray(ticket.state, ['waiting', 'called']))).for('update')
        for (const row of rows) {
          const given = await changeTicket(tx, row, { set: { offeredTo: [], returnedAt: call.now, ...(row.state === 'called' && { servedBy: call.actor.id }) }, event: { type: 'TicketHandedBack', id: row.id, to: call.actor.id }, meta })
          if (!given.ok) return given
          if (row.contact) {
            const taken = await changeContact(tx, row.contact, { set: { person: call.actor.id, window: input.window, department: out.department }, event: { type: 'ContactTakenUp', id: row.contact, by: call.actor.id }, meta })
            if (!taken.ok) return taken
          }
        }
        return { ok: true, value: { minutes, finding: late, tickets: rows.map(({ id }) => id) } }
      })
    },
  }
}
