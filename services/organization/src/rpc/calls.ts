import { covers, type Target } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { OrganizationContract } from '@hall/contract-organization'
import type { Refusal } from '@hall/decider'
import type { EventMeta } from '@hall/journal'
import type { CallContext, Handlers } from '@hall/rpc'

export type OrganizationHandlers = Handlers<OrganizationContract>

/** FORBIDDEN where the caller names a place outside the reach. Within a center, and where none is named, the rows decide. */
export function outside({ reach, path }: CallContext, target: Target) {
  if (!target.center && reach.centers.length > 0) return undefined
  return covers(reach, target) ? undefined : problem('FORBIDDEN', { details: { procedure: path } })
}

/** The day in the centers. */
export function today({ now }: CallContext): Temporal.PlainDate {
  return dateOf(now)
}

export function dayOf(text: string | undefined, call: CallContext): Temporal.PlainDate {
  return text === undefined ? today(call) : Temporal.PlainDate.from(text)
}

export function metaOf({ actor, now }: CallContext, { commandId }: { commandId: string }): EventMeta {
  return { commandId, actor: actor.id, now }
}

export function refused<Code extends string>({ code, clause, details }: Refusal<Code>) {
  return problem(code, { ...(clause && { clause }), ...(details && { details }) })
}
