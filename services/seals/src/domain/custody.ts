import { accept, type Decision, refuse } from '@hall/decider'
import type { SealsPolicy } from '@hall/regulation'
import type { Seal } from './seal.ts'
import type { SealEvent } from './seal-event.ts'

type Day = Temporal.PlainDate

/** A mandate on file, as far as custody asks for it. */
export interface Mandate { readonly person: string; readonly seals: readonly string[]; readonly items: readonly string[]; readonly from: Day; readonly until: Day | null }

/** Whoever keeps a seal owes its handover before leaving; personnel keeps the account of it. */
export function holding(seal: Seal, person: string, open: boolean): SealEvent {
  return { type: 'HoldingChanged', person, kind: 'seal', reference: seal.id, open, center: seal.center, label: { zh: `${seal.name} ${seal.number}`, en: `${seal.name} ${seal.number}` } }
}

/** The first custodian is named; from then on the seal passes from hand to hand (TG-SEA-01). */
export function nameCustodian({ person, on }: { person: string; on: Day }, seal: Seal, policy: SealsPolicy | undefined): Decision<SealEvent, 'CUSTODIAN_NAMED'> {
  if (seal.custodian) return refuse('CUSTODIAN_NAMED', { person: seal.custodian }, policy?.custodians?.clause)
  return accept<SealEvent>({ type: 'CustodianNamed', center: seal.center, seal: seal.id, to: person, on: on.toString() }, holding(seal, person, true))
}

export interface Offer {
  readonly id: string
  readonly by: string
  readonly to: string
  readonly reason: 'leave' | 'rotation' | 'return' | 'change'
  readonly bag: string
  readonly returnOn: Day | null
  readonly mandates: readonly Mandate[]
  readonly on: Day
}

export function offerHandover(offer: Offer, seal: Seal, policy: SealsPolicy | undefined): Decision<SealEvent, 'NOT_CUSTODIAN' | 'TWO_PERSONS' | 'MANDATE_MISSING'> {
  const { id, by, to, reason, bag, returnOn } = offer
  const clause = policy?.custodians?.clause
  if (seal.custodian !== by) return refuse('NOT_CUSTODIAN', seal.custodian ? { person: seal.custodian } : {}, clause)
  if (to === by) return refuse('TWO_PERSONS', {}, clause)
  // Who only keeps it meanwhile acts by a mandate; whoever takes it over is its custodian.
  if (reason === 'leave' && policy?.coverMandate && !hasMandate(offer, seal)) return refuse('MANDATE_MISSING', { person: to }, policy.coverMandate.clause)
  return accept({ type: 'HandoverOffered', id, seal: seal.id, from: by, to, reason, bag, returnOn: returnOn?.toString() ?? null })
}

function hasMandate({ to, mandates, on }: Offer, seal: Seal): boolean {
  return mandates.some(({ person, seals, from, until }) =>
    person === to && (seals.length === 0 || seals.includes(seal.id)) && Temporal.PlainDate.compare(from, on) <= 0 && (!until || Temporal.PlainDate.compare(on, until) <= 0))
}

export interface OpenHandover { readonly id: string; readonly from: string; readonly to: string; readonly reason: string; readonly bag: string; readonly returnOn: Day | null }

/** The second of the two checks the seal of the bag and takes it; custody begins that day. */
export function acceptHandover({ by, bag, on }: { by: string; bag: string; on: Day }, handover: OpenHandover, seal: Seal): Decision<SealEvent, 'TWO_PERSONS' | 'BAG_DIFFERS'> {
  if (by !== handover.to) return refuse('TWO_PERSONS', { person: handover.to })
  if (bag !== handover.bag) return refuse('BAG_DIFFERS', { bag: handover.bag })
  const { id, from, to, reason, returnOn } = handover
  return accept<SealEvent>(
    { type: 'HandoverAccepted', id, center: seal.center, seal: seal.id, from, to, reason, bag, returnOn: returnOn?.toString() ?? null, on: on.toString() },
    holding(seal, from, false), holding(seal, to, true),
  )
}

/** Items of a unit that no mandate of its people covers (TG-SEA-05). */
export function uncoveredItems(items: readonly string[], mandates: readonly Mandate[], on: Day): string[] {
  const valid = mandates.filter(({ from, until }) => Temporal.PlainDate.compare(from, on) <= 0 && (!until || Temporal.PlainDate.compare(on, until) <= 0))
  const covered = new Set(valid.flatMap((mandate) => mandate.items))
  return items.filter((code) => !covered.has(code))
}
