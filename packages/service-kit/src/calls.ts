import { covers, holds, type Place, type Target } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Refusal } from '@hall/decider'
import type { EventMeta } from '@hall/journal'
import type { CallContext } from '@hall/rpc'

/** FORBIDDEN where the caller names a place outside the reach; undefined where it lies inside or the rows decide. */
export function outside({ reach, path }: CallContext, target: Target) {
  return covers(reach, target) ? undefined : problem('FORBIDDEN', { details: { procedure: path } })
}

/** FORBIDDEN where a row of this place is not the caller's to write: who reaches a window writes nothing that is the whole center's. */
export function beyond({ reach, path }: CallContext, place: Place) {
  return holds(reach, place) ? undefined : problem('FORBIDDEN', { details: { procedure: path } })
}

/** The day in the centers. */
export function today({ now }: CallContext): Temporal.PlainDate {
  return dateOf(now)
}

/** The day asked for, or today. */
export function dayOf(text: string | undefined, call: CallContext): Temporal.PlainDate {
  return text === undefined ? today(call) : Temporal.PlainDate.from(text)
}

export function metaOf({ actor, now }: CallContext, { commandId }: { commandId: string }): EventMeta {
  return { commandId, actor: actor.id, now }
}

/** A decider's refusal, as the caller gets it. */
export function refused<Code extends string>({ code, clause, details }: Refusal<Code>) {
  return problem(code, { ...(clause && { clause }), ...(details && { details }) })
}
