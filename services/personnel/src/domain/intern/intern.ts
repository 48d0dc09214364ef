import type { InternFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

type Reported = Omit<InternFile, 'status' | 'decidedOn' | 'enteredOn' | 'exemption'>

/** Stream `intern/<id>`. */
export type InternEvent =
  | ({ readonly type: 'InternReported' } & Reported)
  | { readonly type: 'InternDecided'; readonly agreed: boolean; readonly on: string }
  | { readonly type: 'InternAdmitted'; readonly id: string; readonly person: string; readonly name: string; readonly center: string; readonly department: string; readonly window: string; readonly mentor: string; readonly from: string; readonly until: string }
  | { readonly type: 'InternExempted'; readonly id: string; readonly person: string; readonly center: string; readonly from: string; readonly until: string; readonly reason: string; readonly by: string }
  | { readonly type: 'InternEnded'; readonly id: string; readonly person: string; readonly center: string; readonly on: string }
export type InternCode = 'NOT_POSSIBLE_NOW' | 'OPINION_MISSING' | 'ENDS_BEFORE_START'
type Decided = Decision<InternEvent, InternCode>

export function foldIntern(events: Iterable<InternEvent>): InternFile | undefined {
  return fold<InternFile | undefined, InternEvent>((file, event) => {
    if (event.type === 'InternReported') {
      const { type: _type, ...reported } = event
      return { ...reported, status: 'reported', decidedOn: null, enteredOn: null, exemption: null }
    }
    if (!file) return file
    switch (event.type) {
      case 'InternDecided': return { ...file, status: event.agreed ? 'agreed' : 'refused', decidedOn: event.on }
      case 'InternAdmitted': return { ...file, status: 'entered', enteredOn: event.from }
      case 'InternExempted': return { ...file, exemption: { from: event.from, until: event.until, reason: event.reason, by: event.by } }
      case 'InternEnded': return { ...file, status: 'ended' }
    }
  }, undefined, events)
}

export function report(reported: Reported): Decided {
  return reported.until < reported.from ? refuse('ENDS_BEFORE_START') : accept({ type: 'InternReported', ...reported })
}

export function decide({ agreed, on }: { agreed: boolean; on: string }, file: InternFile): Decided {
  return file.status === 'reported' ? accept({ type: 'InternDecided', agreed, on }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}

/** Entered only after the lead's report and the center's consent, in that order. */
export function enter(on: string, file: InternFile, { policy }: Rules): Decided {
  if (policy.interns && (file.status === 'reported' || file.decidedOn === null || file.decidedOn > on)) return refuse('OPINION_MISSING', { status: file.status }, policy.interns.clause)
  if (file.status !== 'agreed') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  const { id, person, name, center, department, window, mentor, until } = file
  return accept({ type: 'InternAdmitted', id, person, name, center, department, window, mentor, from: on, until })
}

export function exempt({ from, until, reason, by }: { from: string; until: string; reason: string; by: string }, file: InternFile): Decided {
  if (file.status !== 'entered') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  return until < from ? refuse('ENDS_BEFORE_START') : accept({ type: 'InternExempted', id: file.id, person: file.person, center: file.center, from, until, reason, by })
}

export function end(on: string, { id, person, center, status }: InternFile): Decided {
  return status === 'entered' ? accept({ type: 'InternEnded', id, person, center, on }) : refuse('NOT_POSSIBLE_NOW', { status })
}
