import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, refused } from '@hall/service-kit'
import { type contact, steppedOut } from '../db/schema.ts'
import { faultOfLeading } from '../domain/tickets/ticket.ts'
import type { CasesPolicy } from '@hall/regulation'
import { waitingFor } from '../tickets/ticket-store.ts'
import { rowEvent } from '../domain/row-event.ts'

interface Leading { readonly call: CallContext; readonly input: { readonly commandId: string }; readonly policy: CasesPolicy; readonly id: string }

/** Whoever leads the way in person is away for a short while, which is on record by itself; not while somebody waits. WS-CAS-08. */
export async function leadThere(tx: Transaction, row: typeof contact.$inferSelect, { call, input, policy, id }: Leading) {
  const { selfLed } = policy.contacts
  if (!selfLed || row.window === null || row.department === null) return { ok: true as const }
  const waiting = await waitingFor(tx, { window: row.window, day: dateOf(call.now), now: call.now })
  const fault = faultOfLeading(waiting.length, policy)
  if (fault) return refused(fault)
  const [out] = await tx.insert(steppedOut).values({
    id, center: row.center, department: row.department, window: row.window, person: call.actor.id, name: call.actor.name, reason: 'escort', phone: null, contact: row.id, leftAt: call.now, mostMinutes: selfLed.value.mostMinutes, backAt: null,
  }).onConflictDoNothing().returning()
  if (!out) return problem('OUT_ALREADY')
  return append(tx, { stream: `stepped-out/${id}`, expectedVersion: 0, events: [rowEvent({ type: 'SteppedOut', window: row.window, reason: 'escort' })], meta: { ...metaOf(call, input), center: row.center, department: row.department, window: row.window, person: call.actor.id } })
}
