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
/** The case a power is wanted for. */
export interface AboutCase { readonly kind: string; readonly department: string; readonly departments: readonly string[]; readonly item: string | null; readonly itemName: string }
export interface Checked {
  readonly may: boolean
  readonly because: 'letter' | 'no_letter' | 'outside_letter' | 'another_holds_it' | 'another_department' | 'other_kind' | 'case_unknown'
  readonly clause: string | null
  readonly letter: string | null
  readonly inNameOf: string | null
}
interface Letters { readonly mandates: readonly MandateFile[]; readonly others: readonly MandateFile[]; readonly about?: AboutCase | undefined }

export const NONE = { may: false, letter: null, inNameOf: null } as const

/** `others`: letters in force of the same window. */
export function check(asked: Asked, { mandates, others, about }: Letters, { policy }: Rules): Checked {
  const { person, power, on } = asked
  const held = mandates.filter((file) => file.person === person && isInForce(file, on))
  if (held.length === 0) {
    const another = others.some((file) => file.person !== person && isInForce(file, on))
    return another ? { ...NONE, because: 'another_holds_it', clause: policy.representative?.clause ?? null } : { ...NONE, because: 'no_letter', clause: policy.mandate?.clause ?? null }
  }
  const rule = policy.mandatePowers?.find(({ id }) => id === power)?.rule
  if (about && !held.some(({ department }) => department === about.department || about.departments.includes(department))) return { ...NONE, because: 'another_department', clause: (rule ?? policy.mandateScope)?.clause ?? null }
  if (about && rule?.value.kinds && !rule.value.kinds.some((kind) => kind === about.kind)) return { ...NONE, because: 'other_kind', clause: rule.clause }
  const fitting = held.find(({ items, powers }) => isNamed(items, asked, about) && (power === null || powers.includes(power)))
  if (!fitting) return { ...NONE, because: 'outside_letter', clause: policy.mandateScope?.clause ?? null }
  // A power the regulation does not list is one the department has set in its letter.
  const further = power !== null && policy.mandatePowers && !rule ? policy.furtherPowers : undefined
  return { may: true, because: 'letter', clause: (further ?? (about && rule) ?? policy.mandateScope)?.clause ?? null, letter: fitting.letter.number, inNameOf: fitting.department }
}

/** A letter that names no items is for every item of the department. */
function isNamed(items: readonly string[], { item }: Asked, about: AboutCase | undefined): boolean {
  const wanted = [item, ...(about ? [about.item, about.itemName] : [])].filter((one) => one !== null)
  return items.length === 0 || wanted.length === 0 || wanted.some((one) => items.includes(one))
}
