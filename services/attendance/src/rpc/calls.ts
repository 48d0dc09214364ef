import { covers, type Target } from '@hall/access'
import { problem } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import { append, type EventMeta, type StreamPlace } from '@hall/journal'
import type { CallContext, Handlers } from '@hall/rpc'
import type { AttendanceEvent } from '../domain/attendance-event.ts'

export type AttendanceHandlers = Handlers<AttendanceContract>

/** FORBIDDEN where the caller names a place outside the reach; which people of it are seen, the rows decide. */
export function outside({ reach, path }: CallContext, { center, department, window }: Target) {
  if (!center && !department && !window) return undefined
  return covers(reach, { center, department, window }) ? undefined : problem('FORBIDDEN', { details: { procedure: path } })
}

interface Writing {
  readonly call: CallContext
  readonly input: { readonly commandId: string }
  readonly place: { [P in keyof StreamPlace]: StreamPlace[P] | null }
}

/** Appends one event of a person's command to a stream of the place. */
export function appendOne(tx: Transaction, event: AttendanceEvent, { stream, version, call, input, place }: Writing & { stream: string; version: number }) {
  const meta: EventMeta = {
    commandId: input.commandId, actor: call.actor.id, now: call.now,
    center: place.center ?? undefined, department: place.department ?? undefined, window: place.window ?? undefined, person: place.person ?? undefined,
  }
  return append(tx, { stream, expectedVersion: version, events: [event], meta })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isUuid = (text: string): boolean => UUID.test(text)

const CENTURY_BEGINS = Temporal.PlainDate.from('2000-01-01')
const CENTURY_ENDS = Temporal.PlainDate.from('2100-01-01')

/** Dates outside this century are typing errors, and would only cost time. */
export function isPlausible(date: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(CENTURY_BEGINS, date) <= 0 && Temporal.PlainDate.compare(date, CENTURY_ENDS) < 0
}

/** For `like '%…%'`: what is searched for stands for itself. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
