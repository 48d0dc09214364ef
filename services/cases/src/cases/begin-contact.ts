import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf } from '@hall/service-kit'
import { contact } from '../db/schema.ts'
import type { ContactEvent } from '../domain/contacts/contact-event.ts'

type Row = typeof contact.$inferSelect

export const NOTHING_YET = { state: 'open', held: null, heldAt: null, outcome: null, reply: null, target: null, targetContact: null, receivedBy: null, ledBy: null, guide: null, waitingFor: null, late: false, hops: 0, reopened: false, closedAt: null, version: 1 } as const

/** A matter asked is on record from here, whatever brought it. */
export async function beginContact(tx: Transaction, row: Row, { call, input }: { call: CallContext; input: { commandId: string } }) {
  await tx.insert(contact).values(row)
  const event: ContactEvent = { type: 'ContactOpened', id: row.id, channel: row.channel, firstAsked: row.firstAsked, firstAt: row.firstAt.toString(), linkedTo: row.linkedTo, major: row.major }
  return append(tx, { stream: `contact/${row.id}`, expectedVersion: 0, events: [event], meta: { ...metaOf(call, input), center: row.center, department: row.department ?? undefined, window: row.window ?? undefined, person: row.person } })
}
