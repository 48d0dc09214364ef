import { covers, type Target } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { RegulationContract } from '@hall/contract-regulation'
import type { EventMeta } from '@hall/journal'
import type { CallContext, Handlers } from '@hall/rpc'

export type RegulationHandlers = Handlers<RegulationContract>

/** FORBIDDEN where the caller names a center outside the reach. */
export function outside({ reach, path }: CallContext, target: Target) {
  return covers(reach, target) ? undefined : problem('FORBIDDEN', { details: { procedure: path } })
}

/** The day asked for, or the one it is in the centers. */
export function dayOf(text: string | undefined, { now }: CallContext): Temporal.PlainDate {
  return text === undefined ? dateOf(now) : Temporal.PlainDate.from(text)
}

export function metaOf({ actor, now }: CallContext, { commandId }: { commandId: string }): EventMeta {
  return { commandId, actor: actor.id, now }
}
