import { append } from '@hall/journal'
import type { Transaction } from '@hall/database'
import type { EventMeta } from '@hall/journal'
import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm'
import { contact, ticket } from '../db/schema.ts'
import type { TicketEvent } from '../domain/tickets/ticket.ts'
import type { ContactEvent } from '../domain/contacts/contact-event.ts'

export type TicketRow = typeof ticket.$inferSelect

export function ticketView(row: TicketRow) {
  const { id, number, center, window, session, state, matter, offeredTo, servedBy, contact: of } = row
  return {
    id, number, center, window, session, state, matter, offeredTo, servedBy, contact: of, day: row.day.toString(), issuedAt: row.issuedAt.toString(), waitsFrom: row.waitsFrom.toString(), servedAt: row.servedAt?.toString() ?? null,
    finishedAt: row.finishedAt?.toString() ?? null, phonedAt: row.phonedAt?.toString() ?? null, returnedAt: row.returnedAt?.toString() ?? null,
  }
}

const NEXT = `insert into ticket_counter (center, day, last) values ($1, $2, 1) on conflict (center, day) do update set last = ticket_counter.last + 1 returning last`
const DIGITS = 3

/** Numbers of a center's day run without gaps; booked ones begin with another letter. */
export async function nextNumber(tx: Transaction, { center, day, booked }: { center: string; day: Temporal.PlainDate; booked: boolean }): Promise<string> {
  const [row] = await tx.sql<{ last: number }>(NEXT, [center, day], 'ticket.number')
  return `${booked ? 'Y' : 'A'}${String(row!.last).padStart(DIGITS, '0')}`
}

/** Who waits for a window now, or was offered to it, first come first; those booked from their time on. */
export function waitingFor(tx: Transaction, { window, day, now }: { window: string; day: Temporal.PlainDate; now: Temporal.Instant }): Promise<TicketRow[]> {
  return tx.select().from(ticket)
    .where(and(eq(ticket.day, day), inArray(ticket.state, ['waiting', 'booked']), lte(ticket.waitsFrom, now), or(eq(ticket.window, window), sql`${window} = any (${ticket.offeredTo})`)))
    .orderBy(asc(ticket.waitsFrom), asc(ticket.number)).limit(200)
}

interface Changing { readonly set: Partial<TicketRow>; readonly event: TicketEvent; readonly meta: EventMeta }

export async function changeTicket(tx: Transaction, row: TicketRow, { set, event, meta }: Changing) {
  const [changed] = await tx.update(ticket).set({ ...set, version: row.version + 1 }).where(eq(ticket.id, row.id)).returning()
  const appended = await append(tx, { stream: `ticket/${row.id}`, expectedVersion: row.version, events: [event], meta: { ...meta, center: row.center, department: row.department, window: row.window } })
  return appended.ok ? { ok: true as const, value: changed! } : appended
}

/** What a ticket brought to somebody goes on, or ends, with it. */
export async function changeContact(tx: Transaction, id: string, { set, event, meta }: { set: Partial<typeof contact.$inferSelect>; event: ContactEvent; meta: EventMeta }) {
  const [row] = await tx.select().from(contact).where(eq(contact.id, id)).for('update')
  if (!row || row.state === 'closed') return { ok: true as const }
  await tx.update(contact).set({ ...set, version: row.version + 1 }).where(eq(contact.id, id))
  return append(tx, { stream: `contact/${id}`, expectedVersion: row.version, events: [event], meta: { ...meta, center: row.center, department: row.department ?? undefined, window: row.window ?? undefined, person: row.person } })
}
