import { holds } from '@hall/access'
import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, refused, type ServiceContext, today } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { beginContact, NOTHING_YET } from '../cases/begin-contact.ts'
import { windowOf } from '../cases/places.ts'
import { type contact, ticket } from '../db/schema.ts'
import { faultOfClosing as faultOfAnswer } from '../domain/contacts/contact.ts'
import { nextOpening, sessionAt, sessionFor, sessionsOn } from '../domain/tickets/hours.ts'
import { beside, goesBeside, type TicketEvent } from '../domain/tickets/ticket.ts'
import { composeReceive } from '../notices/compose-notice.ts'
import { atWindow, type Hall, hallAt, holdWindow, hoursOf, outNow, peopleAt, windowsOf } from '../tickets/hall.ts'
import { changeContact, changeTicket, nextNumber, type TicketRow, ticketView, waitingFor } from '../tickets/ticket-store.ts'
import type { CasesHandlers } from './handlers.ts'
import { onRow } from './on-row.ts'
import { windowHandlers } from './window-day.ts'

interface Drawing { readonly matter: string; readonly session: 'am' | 'pm'; readonly waitsFrom: Temporal.Instant; readonly booked: boolean; readonly commandId: string }

/** Numbers drawn for a window: whoever holds one is served. */
export function ticketsHandlers(service: ServiceContext): CasesHandlers['tickets'] {
  async function draw(tx: Transaction, hall: Hall, { call, drawing }: { call: CallContext; drawing: Drawing }) {
    const { window, policy } = hall
    const { center } = window
    const day = localTime(drawing.waitsFrom).toPlainDate()
    const [people, out] = await Promise.all([peopleAt(tx, { center, window: window.id }, day), outNow(tx, { center, window: window.id })])
    const clause = drawing.booked ? undefined : goesBeside({ members: people.length, away: out.filter(({ person }) => people.some((one) => one.person === person)).length }, policy)
    const offeredTo = clause ? beside(window.id, await windowsOf(tx, center, day)) : []
    const row: TicketRow = {
      id: service.newId(), center, department: window.department, window: window.id, number: await nextNumber(tx, { center, day, booked: drawing.booked }), day, session: drawing.session, state: drawing.booked ? 'booked' : 'waiting', matter: drawing.matter,
      issuedAt: call.now, waitsFrom: drawing.waitsFrom, offeredTo, servedBy: null, servedAt: null, finishedAt: null, phonedAt: null, returnedAt: null, contact: null, version: 1,
    }
    await tx.insert(ticket).values(row)
    const issued: TicketEvent = { type: 'TicketIssued', id: row.id, number: row.number, window: window.id, day: day.toString(), booked: drawing.booked, offeredTo }
    const recipients = (await Promise.all(offeredTo.map((id) => peopleAt(tx, { center, window: id }, day)))).flat().map(({ person }) => person)
    const told = clause && out[0] && recipients.length > 0 ? [{ type: 'NoticeRaised' as const, ...composeReceive({ center, number: row.number, window: window.number, name: out[0].name, clause, recipients }) }] : []
    const appended = await append(tx, { stream: `ticket/${row.id}`, expectedVersion: 0, events: [issued, ...told], meta: { ...metaOf(call, drawing), center, department: window.department, window: window.id } })
    await tx.update(ticket).set({ version: 1 + told.length }).where(eq(ticket.id, row.id))
    return appended.ok ? { ok: true as const, value: ticketView(row) } : appended
  }

  /** A step on one ticket by whoever has its window within reach, or was offered it. */
  const onTicket = onRow(service, {
    unknown: 'TICKET_UNKNOWN',
    find: (tx, { id, center }) => tx.select().from(ticket).where(and(eq(ticket.id, id), eq(ticket.center, center))).for('update'),
    isOwn: (row, { reach, seat }) => holds(reach, { ...row, person: row.servedBy }) || (!!seat?.window && row.offeredTo.includes(seat.window)),
  })

  return {
    ...windowHandlers(service),

    issue: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        await holdWindow(tx, input.window)
        const hall = await hallAt(tx, input, call.now)
        if (!hall.ok) return hall
        const { local, sessions, closed, times, calendar, policy, day } = hall.value
        const session = sessionFor(local, sessions, closed)
        // Nothing more today: the next time the window is open is offered.
        if (!session) return problem('TICKETS_OVER', { ...(policy.tickets?.extended && { clause: policy.tickets.extended.clause }), details: { appointment: nextOpening(day, times, calendar).toString().slice(0, 'yyyy-mm-ddThh:mm'.length) } })
        return draw(tx, hall.value, { call, drawing: { matter: input.matter, commandId: input.commandId, session: session.name, waitsFrom: call.now, booked: false } })
      })
    },

    book: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        const hall = await hallAt(tx, input, call.now)
        if (!hall.ok) return hall
        const waitsFrom = Temporal.Instant.from(input.at)
        const at = localTime(waitsFrom)
        const hours = await hoursOf(tx, input.center, at.toPlainDate())
        const session = hours && sessionAt(at, sessionsOn(hours.times, hours.calendar, at.toPlainDate()))
        if (!session || Temporal.Instant.compare(waitsFrom, call.now) <= 0) return problem('NOT_IN_SERVICE_HOURS', { details: { at: at.toString() } })
        return draw(tx, hall.value, { call, drawing: { matter: input.matter, commandId: input.commandId, session: session.name, waitsFrom, booked: true } })
      })
    },

    call: async (input, call) => {
      const acting = await atWindow(service, call, input)
      if (!acting.ok) return acting
      return service.command({ ...call, reach: acting.value.reach }, input, async (tx) => {
        const waiting = await waitingFor(tx, { window: input.window, day: today(call), now: call.now })
        const chosen = input.ticket === undefined ? waiting[0] : waiting.find(({ id }) => id === input.ticket)
        if (!chosen) return problem(input.ticket === undefined ? 'TICKETS_NONE' : 'TICKET_UNKNOWN')
        const [row] = await tx.select().from(ticket).where(eq(ticket.id, chosen.id)).for('update')
        if (row?.state !== chosen.state) return problem('TICKET_STATE', { details: { state: row?.state ?? '' } })
        const window = await windowOf(tx, input.window)
        const asked: typeof contact.$inferSelect = {
          ...NOTHING_YET, id: service.newId(), center: input.center, department: window!.department, window: input.window, person: call.actor.id, channel: 'visit', matter: row.matter, asker: row.number, phone: null, item: null,
          firstAsked: call.actor.id, firstAt: call.now, linkedTo: null, major: false, openedAt: call.now, dueAt: null,
        }
        const begun = await beginContact(tx, asked, { call, input })
        if (!begun.ok) return begun
        const changed = await changeTicket(tx, row, { set: { state: 'called', servedBy: call.actor.id, servedAt: call.now, contact: asked.id }, event: { type: 'TicketCalled', id: row.id, by: call.actor.id, contact: asked.id }, meta: metaOf(call, input) })
        return changed.ok ? { ok: true, value: ticketView(changed.value) } : changed
      })
    },

    phoned: (input, call) => onTicket(call, input, async (tx, row) => {
      if (row.offeredTo.length === 0 || row.phonedAt) return problem('TICKET_STATE', { details: { state: row.state } })
      const changed = await changeTicket(tx, row, { set: { phonedAt: call.now }, event: { type: 'TicketPhoned', id: row.id }, meta: metaOf(call, input) })
      return changed.ok ? { ok: true, value: ticketView(changed.value) } : changed
    }),

    finish: (input, call) => onTicket(call, input, async (tx, row) => {
      if (row.state !== 'called') return problem('TICKET_STATE', { details: { state: row.state } })
      const policy = (await hoursOf(tx, row.center, today(call)))?.policy
      if (!policy) return problem('POLICY_MISSING', { details: { center: row.center } })
      const fault = faultOfAnswer({ ...input, target: '', targetContact: '', escort: false, confirmed: true }, { state: 'open', owner: call.actor.id, firstAsked: call.actor.id, waitingFor: null, ownDuties: false }, policy)
      if (fault) return refused(fault) as ReturnType<typeof problem<'REPLY_MISSING'>>
      if (row.contact) {
        const ended = await changeContact(tx, row.contact, { set: { state: 'closed', closedAt: call.now, outcome: input.outcome, reply: input.reply || null }, event: { type: 'ContactClosed', id: row.contact, outcome: input.outcome, target: null, receivedBy: null }, meta: metaOf(call, input) })
        if (!ended.ok) return ended
      }
      const changed = await changeTicket(tx, row, { set: { state: 'finished', finishedAt: call.now }, event: { type: 'TicketFinished', id: row.id, outcome: input.outcome }, meta: metaOf(call, input) })
      return changed.ok ? { ok: true, value: ticketView(changed.value) } : changed
    }),

    missed: (input, call) => onTicket(call, input, async (tx, row) => {
      if (row.state !== 'called') return problem('TICKET_STATE', { details: { state: row.state } })
      if (row.contact) {
        const ended = await changeContact(tx, row.contact, { set: { state: 'closed', closedAt: call.now, outcome: 'missed' }, event: { type: 'ContactClosed', id: row.contact, outcome: 'missed', target: null, receivedBy: null }, meta: metaOf(call, input) })
        if (!ended.ok) return ended
      }
      const changed = await changeTicket(tx, row, { set: { state: 'missed', finishedAt: call.now }, event: { type: 'TicketMissed', id: row.id }, meta: metaOf(call, input) })
      return changed.ok ? { ok: true, value: ticketView(changed.value) } : changed
    }),
  }
}
