import { accept, type Decision, refuse } from '@hall/decider'
import type { SealsPolicy } from '@hall/regulation'
import { isAfter, type Seal, whyUnusable } from './seal.ts'
import type { SealEvent } from './seal-event.ts'

type Day = Temporal.PlainDate

export interface UseState {
  readonly id: string
  readonly case: string
  readonly decision: string
  readonly state: 'requested' | 'refused' | 'approved' | 'stamped' | 'archived'
  readonly requestedBy: string
  readonly copies: number
  readonly approvedCopies: number | null
  readonly stampedCopies: number | null
  /** Unit whose seal it is. */
  readonly department: string | null
  /** Its document was spoiled and another took its place. */
  readonly replaced: boolean
}

export interface RequestUse {
  readonly id: string
  readonly by: string
  readonly case: string | null
  readonly decision: string
  readonly document: string
  readonly sha256: string
  readonly firstPage: string | null
  readonly copies: number
  readonly on: Day
  readonly today: Day
  readonly replaces: string | null
  /** The case where it is registered in this center, and the item with the day it entered. */
  readonly known: { readonly item: string; readonly acceptedOn: Day; readonly itemEnteredOn: Day | null } | undefined
  /** Uses for the same case. */
  readonly others: readonly UseState[]
}

type UseCode = 'IN_FUTURE' | 'SEAL_WITHOUT_CUSTODIAN' | 'SEAL_NOT_USABLE' | 'SEAL_AWAY' | 'CASE_MISSING' | 'CASE_NOT_HERE' | 'OUT_OF_SCOPE' | 'BLANK_PAGE' | 'SECOND_SEAL' | 'USE_UNKNOWN'

/** One case, one place, one seal (TG-SEA-06 to TG-SEA-08): what is asked for must be a case accepted here, with a page to stamp. */
export function requestUse(command: RequestUse, seal: Seal, policy: SealsPolicy | undefined): Decision<SealEvent, UseCode> {
  const { on, today } = command
  if (isAfter(on, today)) return refuse('IN_FUTURE')
  const unusable = refuseUnusable(seal, on, policy)
  if (unusable) return unusable
  if (policy?.useFor && !command.case) return refuse('CASE_MISSING', {}, policy.useFor.clause)
  const { known } = command
  if (!command.case || !known) return refuse('CASE_NOT_HERE', { case: command.case ?? '' }, policy?.useFor?.clause)
  if (policy?.useFor && (known.itemEnteredOn === null || isAfter(known.itemEnteredOn, on))) return refuse('CASE_NOT_HERE', { case: command.case, item: known.item }, policy.useFor.clause)
  if (seal.items.length > 0 && !seal.items.includes(known.item)) return refuse('OUT_OF_SCOPE', { item: known.item, allowed: [...seal.items] }, policy?.writtenRules?.clause ?? policy?.useFor?.clause)
  if (policy?.firstPage && !command.firstPage) return refuse('BLANK_PAGE', {}, policy.firstPage.clause)
  const second = refuseSecond(command, seal, policy)
  if (second) return second
  const { id, decision, document, sha256, firstPage, copies, replaces } = command
  return accept({ type: 'UseRequested', id, seal: seal.id, case: command.case, item: known.item, decision, document, sha256, firstPage, copies, on: on.toString(), replaces })
}

function refuseUnusable(seal: Seal, on: Day, policy: SealsPolicy | undefined) {
  if (!seal.custodian) return refuse('SEAL_WITHOUT_CUSTODIAN', {}, policy?.custodians?.clause)
  const why = whyUnusable(seal, on)
  if (why) return refuse('SEAL_NOT_USABLE', { ...why }, policy?.filing?.clause)
  return undefined
}

/** The other seals of the unit on the same decision; a spoiled document's replacement is no second use. */
function refuseSecond({ decision, others, replaces }: RequestUse, seal: Seal, policy: SealsPolicy | undefined) {
  const sameDecision = others.filter((one) => one.decision === decision && one.department === seal.department && one.state !== 'refused' && !one.replaced)
  if (replaces && !sameDecision.some(({ id }) => id === replaces)) return refuse('USE_UNKNOWN')
  const counted = sameDecision.filter(({ id }) => id !== replaces)
  const most = policy?.perDecision?.value.sealsPerUnit
  return most !== undefined && counted.length >= most ? refuse('SECOND_SEAL', { use: counted[0]!.id, decision }, policy?.perDecision?.clause) : undefined
}

/** Whether somebody is the head who answers for a seal, by what the policy asks. */
export interface Approver {
  readonly id: string
  readonly leadsWindow: boolean
  readonly leadsCenter: boolean
}

export function decideUse(
  { approve, copies, note, approver }: { approve: boolean; copies: number; note: string; approver: Approver },
  use: UseState,
  { seal, policy }: { seal: Seal; policy: SealsPolicy | undefined },
): Decision<SealEvent, 'USE_NOT_OPEN' | 'NOT_RESPONSIBLE'> {
  if (use.state !== 'requested') return refuse('USE_NOT_OPEN', { state: use.state })
  const rule = seal.kind === 'center' ? policy?.centerApproval : policy?.windowApproval
  if (rule && !answersFor(rule.value, approver, seal)) return refuse('NOT_RESPONSIBLE', { ...(seal.responsible && { person: seal.responsible }) }, rule.clause)
  return accept({ type: 'UseDecided', id: use.id, seal: seal.id, approved: approve, copies: approve ? copies : 0, note })
}

function answersFor(rule: 'section_head' | 'center_leader' | 'window_head', approver: Approver, seal: Seal): boolean {
  switch (rule) {
    case 'section_head': return approver.id === seal.responsible
    case 'window_head': return approver.leadsWindow
    case 'center_leader': return approver.leadsCenter
  }
}

export interface StampUse { readonly by: string; readonly copies: number; readonly counterAfter: number | null; readonly on: Day }

/** The seal comes down in the hand of its custodian. How often is a fact: more than approved is recorded, and the count shows it. */
export function stampUse(
  { by, copies, counterAfter, on }: StampUse,
  use: UseState,
  { seal, policy, outing }: { seal: Seal; policy: SealsPolicy | undefined; outing: boolean },
): Decision<SealEvent, 'USE_NOT_OPEN' | 'NOT_CUSTODIAN' | 'SEAL_NOT_USABLE' | 'SEAL_AWAY' | 'COUNTER_BACKWARDS'> {
  if (use.state !== 'approved') return refuse('USE_NOT_OPEN', { state: use.state })
  if (seal.custodian !== by) return refuse('NOT_CUSTODIAN', seal.custodian ? { person: seal.custodian } : {}, policy?.custodians?.clause)
  const why = whyUnusable(seal, on)
  if (why) return refuse('SEAL_NOT_USABLE', { ...why }, policy?.filing?.clause)
  if (seal.away && !outing) return refuse('SEAL_AWAY', {}, policy?.acceptance?.clause)
  if (seal.counter !== null && counterAfter !== null && counterAfter < seal.counter) return refuse('COUNTER_BACKWARDS', { before: seal.counter, after: counterAfter })
  const counted = seal.counter === null || counterAfter === null ? null : counterAfter - seal.counter
  return accept({ type: 'UseStamped', id: use.id, center: seal.center, seal: seal.id, case: use.case, decision: use.decision, copies, counted, counterAfter, on: on.toString() })
}

export function archiveUse(copies: number, use: UseState, seal: string): Decision<SealEvent, 'USE_NOT_OPEN'> {
  return use.state === 'stamped' ? accept({ type: 'UseArchived', id: use.id, seal, copies }) : refuse('USE_NOT_OPEN', { state: use.state })
}
