import { accept, type Decision, refuse } from '@hall/decider'
import type { AssetsPolicy } from '@hall/regulation'

/** Who helps with the network of a window, from a day on, until the next one does. */
export interface Assistant { readonly person: string; readonly from: Temporal.PlainDate }

/** The one of a day. */
export function assistantOn(named: readonly Assistant[], on: Temporal.PlainDate): Assistant | undefined {
  return named.filter(({ from }) => Temporal.PlainDate.compare(from, on) <= 0).toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from)).at(-1)
}

/** One a window on each day: a second is refused unless it takes over (EP-NET-02). */
export function nameAssistant({ person, from, replacing }: Assistant & { replacing: boolean }, named: readonly Assistant[], policy: AssetsPolicy | undefined): Decision<never, 'ASSISTANT_NAMED'> {
  const held = assistantOn(named, from)
  const isSecond = held !== undefined && (held.person !== person || held.from.equals(from)) && (!replacing || held.from.equals(from))
  return isSecond ? refuse('ASSISTANT_NAMED', { person: held.person }, policy?.assistant?.clause) : accept()
}
