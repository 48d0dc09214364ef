import { append, type DomainEvent, type ToPublic } from '@hall/journal'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'

/** What a person decided about a dead letter, for the record. */
export type DeadLetterEvent =
  | { readonly type: 'DeadLetterReplayed'; readonly consumer: string; readonly event: string }
  | { readonly type: 'DeadLetterDiscarded'; readonly consumer: string; readonly event: string; readonly reason: string }

const STREAM = 'dead-letter/'

interface Decision { readonly letter: string; readonly center: string | null; readonly commandId: string; readonly event: DeadLetterEvent & DomainEvent }

/** The journal is the record of who decided what and why; the letter itself only knows that it is settled. */
export async function recordDecision(tx: Transaction, { actor, now }: Pick<CallContext, 'actor' | 'now'>, decision: Decision): Promise<void> {
  const { letter, center, commandId, event } = decision
  const meta = { commandId, actor: actor.id, now, ...(center !== null && { center }) }
  const appended = await append(tx, { stream: `${STREAM}${letter}`, expectedVersion: 0, events: [event], meta })
  if (!appended.ok) throw new Error(`dead letter ${letter} was decided on before`)
}

/** The kit's own events are nobody else's: a service's mapping never meets them. */
export function publicOnly(toPublic: ToPublic): ToPublic {
  return (recorded) => (recorded.stream.startsWith(STREAM) ? undefined : toPublic(recorded))
}
