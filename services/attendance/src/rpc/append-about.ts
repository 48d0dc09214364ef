import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import type { AttendanceEvent } from '../domain/attendance-event.ts'

/** What a record is about and by which command it is written; its version is the length of its stream. */
export interface About {
  readonly stream: string
  readonly place: { readonly center: string; readonly department: string | null; readonly window: string | null }
  readonly person?: string | null
  readonly call: CallContext
  readonly input: { readonly commandId: string }
}

export async function appendAbout(tx: Transaction, { stream, place: { center, department, window }, person, call, input }: About, events: readonly AttendanceEvent[]) {
  const [length] = await tx.sql<{ n: number }>('select count(*)::int as n from journal where stream = $1', [stream])
  const appended = await append(tx, {
    stream, expectedVersion: length!.n, events,
    meta: { commandId: input.commandId, actor: call.actor.id, now: call.now, center, ...(department && { department }), ...(window && { window }), ...(person && { person }) },
  })
  return appended.ok ? { ok: true as const, value: { version: length!.n + events.length } } : appended
}
