import type { Demand, LeavingFile, LeavingRequest, Letter } from '@hall/contract-personnel'
import { accept, type Decision, refuse } from '@hall/decider'
import { clausesOf, findUnmet } from '../demand.ts'
import { dayOf, type Rules } from '../rules.ts'
import type { LeavingEvent, Signer } from './leaving-event.ts'
import { findOpen, type OpenLine, type ReleaseFacts } from './open-lines.ts'

export type LeavingCode =
  | 'NOT_POSSIBLE_NOW' | 'DEMAND_UNMET' | 'EXCEPTION_NEEDED' | 'PROPOSAL_INCOMPLETE' | 'NOT_SHADOWED' | 'LINE_UNKNOWN' | 'OPINION_MISSING' | 'STEP_OPEN'
  | 'FORM_MISSING' | 'SUCCESSOR_MISSING' | 'SHADOWING_SHORT' | 'HOLDINGS_OPEN'
type Decided = Decision<LeavingEvent, LeavingCode>

const notNow = (file: LeavingFile) => refuse('NOT_POSSIBLE_NOW' as const, { status: file.status })

export interface Requested { readonly id: string; readonly on: string; readonly name: string; readonly department: string | null; readonly window: string | null; readonly since: string }

export function request(wanted: LeavingRequest, about: Requested, demands: readonly Demand[]): Decided {
  const wrong = findUnmet(demands, 'incomplete', 'PROPOSAL_INCOMPLETE' as const) ?? findUnmet(demands, 'refused', 'DEMAND_UNMET' as const)
  if (wrong) return wrong
  const exception = wanted.reason === null && findUnmet(demands, 'exception', 'EXCEPTION_NEEDED' as const)
  return exception || accept({ type: 'LeavingRequested', ...about, ...wanted })
}

export interface Opinion { readonly agreed: boolean; readonly on: string; readonly by: string; readonly reply: Letter; readonly reason: string | null }

/** The center agrees or not; to what is out of the ordinary only with a reason of its own. */
export function opine({ agreed, on, by, reply, reason }: Opinion, file: LeavingFile, demands: readonly Demand[]): Decided {
  if (file.status !== 'requested' && file.status !== 'refused') return notNow(file)
  const exceptions = demands.filter(({ state }) => state !== 'met')
  if (agreed && exceptions.length > 0 && reason === null) {
    return findUnmet(exceptions, 'exception', 'EXCEPTION_NEEDED' as const) ?? findUnmet(exceptions, 'refused', 'EXCEPTION_NEEDED' as const) ?? notNow(file)
  }
  const exception = agreed && exceptions.length > 0 ? { reason: reason!, by, on, clauses: clausesOf(exceptions) } : null
  return accept({ type: 'LeavingOpined', opinion: { agreed, on, by, reason }, reply, exception })
}

/** Days on which one of the two is away, or the hall is closed, do not count. */
export function shadow(on: string, file: LeavingFile, { rules, away, successorFrom }: { rules: Rules; away: readonly string[]; successorFrom: string | null }): Decided {
  if (file.status !== 'agreed') return notNow(file)
  const clause = rules.policy.shadowing?.clause
  if (!rules.calendar.isWorkday(dayOf(on))) return refuse('NOT_SHADOWED', { issues: ['rest_day'] }, clause)
  if (successorFrom === null || on < successorFrom) return refuse('NOT_SHADOWED', { issues: ['successor_not_here'] }, clause)
  if (away.length > 0) return refuse('NOT_SHADOWED', { issues: [...away] }, clause)
  return file.shadowed.includes(on) ? accept() : accept({ type: 'DayShadowed', on })
}

export function addLine({ line, kind, what, on }: { line: string; kind: LeavingFile['handover'][number]['kind']; what: string; on: string }, file: LeavingFile): Decided {
  return file.status === 'agreed' || file.status === 'requested' ? accept({ type: 'HandoverLineAdded', line, kind, what, on }) : notNow(file)
}

export function sign({ line, as, on }: { line: string; as: Signer; on: string }, file: LeavingFile): Decided {
  if (file.status !== 'agreed' && file.status !== 'requested') return notNow(file)
  const found = file.handover.find(({ id }) => id === line)
  if (!found) return refuse('LINE_UNKNOWN')
  return found.signed.includes(as) ? accept() : accept({ type: 'HandoverLineSigned', line, as, on })
}

/** Nothing of leaving is carried out before the center has agreed. */
export function closeAccounts(on: string, file: LeavingFile, { policy }: Rules): Decided {
  if (file.status === 'requested' || file.status === 'refused') return refuse('OPINION_MISSING', { status: file.status }, (policy.opinionFirst ?? policy.leavingForm)?.clause)
  return file.status === 'agreed' && file.accountsClosedOn === null ? accept({ type: 'AccountsClosed', on }) : notNow(file)
}

/** `on` is the last day at the post. Refused while anything is open; the first open step tells why. */
export function release({ on, approver }: { on: string; approver: string }, file: LeavingFile, facts: ReleaseFacts): Decided {
  if (file.status === 'requested' || file.status === 'refused') return refuse('OPINION_MISSING', { status: file.status }, facts.rules.policy.leavingForm?.clause ?? facts.rules.policy.opinionFirst?.clause)
  if (file.status !== 'agreed') return notNow(file)
  const open = findOpen(file, facts, on)
  const step = open.find(({ code }) => code !== 'HOLDINGS_OPEN')
  if (step) return refuse(step.code, { issues: open.filter(({ code }) => code === step.code).map(({ reference }) => reference), ...step.details }, step.clause ?? undefined)
  if (open.length > 0) return refuse('HOLDINGS_OPEN', { number: open.length, issues: open.map(lineText) }, facts.rules.policy.badgeReturn?.clause)
  return accept(...released(file, { on, forced: false, approver, reason: null, lines: [] }))
}

/** In spite of what is open, by a name and with a reason. */
export function forceRelease({ on, approver, reason }: { on: string; approver: string; reason: string }, file: LeavingFile, facts: ReleaseFacts): Decided {
  if (file.status === 'requested' || file.status === 'refused') return refuse('OPINION_MISSING', { status: file.status }, facts.rules.policy.leavingForm?.clause)
  if (file.status !== 'agreed') return notNow(file)
  return accept(...released(file, { on, forced: true, approver, reason, lines: findOpen(file, facts, on).map(lineText) }))
}

const lineText = ({ kind, reference }: OpenLine) => `${kind}:${reference}`

function released(file: LeavingFile, how: { on: string; forced: boolean; approver: string; reason: string | null; lines: string[] }): LeavingEvent[] {
  const { id: order, person, center } = file
  const after = dayOf(how.on).add({ days: 1 }).toString()
  return [
    { type: 'StaffReleased', order, person, center, department: file.department ?? '', ...how },
    { type: 'PostingEnded', order, person, center, on: after },
  ]
}

export function withdraw({ on, reason }: { on: string; reason: string }, file: LeavingFile): Decided {
  return file.status === 'released' || file.status === 'withdrawn' ? notNow(file) : accept({ type: 'LeavingWithdrawn', on, reason })
}
