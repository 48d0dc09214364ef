import type { MandateFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

/** Stream `mandate/<id>`. */
export type MandateEvent =
  | ({ readonly type: 'MandateGranted'; readonly on: string } & Omit<MandateFile, 'status' | 'endedOn'>)
  | { readonly type: 'MandateWithdrawn'; readonly id: string; readonly person: string; readonly center: string; readonly on: string }
type Decided = Decision<MandateEvent, 'NOT_THE_LEAD' | 'ENDS_BEFORE_START' | 'NOT_POSSIBLE_NOW'>

export function foldMandate(events: Iterable<MandateEvent>): MandateFile | undefined {
  return fold<MandateFile | undefined, MandateEvent>((file, event) => {
    if (event.type === 'MandateWithdrawn') return file && { ...file, status: 'ended', endedOn: event.on }
    const { type: _type, on: _on, ...granted } = event
    return { ...granted, status: 'active', endedOn: null }
  }, undefined, events)
}

/** The lead of the window, or its only person, is its chief representative once the letter is on file. */
export function grant(wanted: Omit<MandateFile, 'status' | 'endedOn'>, { lead, windowStaff, on }: { lead: boolean; windowStaff: number; on: string }, { policy }: Rules): Decided {
  if (wanted.until !== null && wanted.until < wanted.from) return refuse('ENDS_BEFORE_START')
  if (policy.representative && !lead && windowStaff > 1) return refuse('NOT_THE_LEAD', { person: wanted.person }, policy.representative.clause)
  return accept({ type: 'MandateGranted', on, ...wanted })
}

export function withdraw(on: string, { status, id, person, center }: MandateFile): Decided {
  return status === 'active' ? accept({ type: 'MandateWithdrawn', id, person, center, on }) : refuse('NOT_POSSIBLE_NOW', { status })
}

export function isInForce({ from, until, endedOn }: MandateFile, on: string): boolean {
  return from <= on && (until === null || on <= until) && (endedOn === null || on < endedOn)
}

export interface Asked { readonly person: string; readonly item: string | null; readonly power: string | null; readonly on: string }

/** `others`: letters in force of the same window. */
export function check({ person, item, power, on }: Asked, { mandates, others }: { mandates: readonly MandateFile[]; others: readonly MandateFile[] }, { policy }: Rules) {
  const held = mandates.filter((file) => file.person === person && isInForce(file, on))
  const none = { letter: null, inNameOf: null }
  if (held.length === 0) {
    const another = others.some((file) => file.person !== person && isInForce(file, on))
    return another ? { may: false, because: 'another_holds_it' as const, clause: policy.representative?.clause ?? null, ...none } : { may: false, because: 'no_letter' as const, clause: policy.mandate?.clause ?? null, ...none }
  }
  const fitting = held.find(({ items, powers }) => (item === null || items.length === 0 || items.includes(item)) && (power === null || powers.includes(power)))
  if (!fitting) return { may: false, because: 'outside_letter' as const, clause: policy.mandateScope?.clause ?? null, ...none }
  return { may: true, because: 'letter' as const, clause: policy.mandateScope?.clause ?? null, letter: fitting.letter.number, inNameOf: fitting.department }
}
