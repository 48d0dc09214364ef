import { clauseId, isoDate, isoInstant, staffNumber } from '@hall/contract'
import { z } from 'zod'

export const placeId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
/** One line without control characters, which no database column takes. */
export const line = z.string().trim().regex(/^[^\p{Cc}\p{Cs}]+$/u).max(200)
/** A text of several lines. */
export const text = z.string().trim().min(1).max(2000).regex(/^[^\p{Cs}\0]+$/u)
export const person = staffNumber
export const caseId = z.uuid()

export const KINDS = ['instant', 'promised', 'joint', 'escalated'] as const
export const CHANNELS = ['visit', 'phone', 'online', 'mail', 'fax', 'import'] as const

/** Where a case stands. */
export const STATES = [
  'received', 'incomplete', 'complete', 'accepted', 'examined', 'decided', 'concluded', 'delivered',
  'refused_acceptance', 'returned', 'withdrawn', 'imported',
] as const
export type CaseState = (typeof STATES)[number]
const OPEN_STATES: readonly CaseState[] = ['received', 'incomplete', 'complete', 'accepted', 'examined', 'decided']

/** Whether the matter is still in the hands of the center; of a case from an old register the state does not say. */
export function isOpenState(state: CaseState): boolean {
  return OPEN_STATES.includes(state)
}

/** What may be done in which state: the service's check and the screen's buttons. */
export const ACTIONS = {
  received: ['reviewOnline', 'check', 'notify', 'accept', 'refuse', 'giveBack', 'transfer', 'withdraw', 'refer', 'meet', 'distribute', 'file', 'sign', 'instruct', 'conclude', 'state', 'endVisit', 'placeCopy', 'closeNegation', 'deliverWithdrawal'],
  incomplete: ['supply', 'notify', 'withdraw', 'file', 'sign', 'refuse', 'check', 'meet', 'endVisit', 'placeCopy', 'closeNegation', 'deliverWithdrawal'],
  complete: ['reviewOnline', 'accept', 'notify', 'refuse', 'giveBack', 'file', 'sign', 'withdraw', 'check', 'meet', 'state', 'transfer', 'endVisit', 'placeCopy', 'closeNegation', 'deliverWithdrawal'],
  accepted: [
    'examine', 'stop', 'endStop', 'tellStop', 'extend', 'consent', 'tell', 'plan', 'stepDone', 'forward', 'carry', 'conclude', 'withdraw', 'notify', 'file', 'sign',
    'distribute', 'opine', 'disagree', 'coordinate', 'appoint', 'noShow', 'keepCopies', 'assign', 'state', 'enter', 'instruct', 'endVisit', 'placeCopy', 'closeNegation', 'deliverWithdrawal',
  ],
  examined: [
    'approve', 'sendBack', 'stop', 'endStop', 'tellStop', 'extend', 'consent', 'tell', 'plan', 'stepDone', 'forward', 'carry', 'withdraw', 'notify', 'file', 'sign',
    'appoint', 'noShow', 'keepCopies', 'assign', 'state', 'enter', 'opine', 'disagree', 'coordinate', 'distribute', 'placeCopy', 'closeNegation', 'deliverWithdrawal',
  ],
  decided: ['conclude', 'file', 'sign', 'carry', 'tell', 'appoint', 'noShow', 'withdraw', 'endStop', 'forward', 'stepDone', 'placeCopy', 'closeNegation', 'deliverWithdrawal'],
  concluded: ['tellResult', 'appoint', 'noShow', 'deliver', 'askBack', 'giveMaterialsBack', 'carry', 'sign', 'spotCheck', 'correct', 'closeCorrection', 'placeCopy', 'closeNegation'],
  delivered: ['askBack', 'giveMaterialsBack', 'spotCheck', 'correct', 'closeCorrection', 'placeCopy', 'closeNegation'],
  refused_acceptance: ['serve', 'askBack', 'giveMaterialsBack', 'tellResult', 'placeCopy', 'closeNegation'],
  returned: ['askBack', 'giveMaterialsBack', 'placeCopy', 'closeNegation'],
  withdrawn: ['askBack', 'giveMaterialsBack', 'placeCopy', 'closeNegation', 'deliverWithdrawal'],
  imported: [],
} as const satisfies Record<CaseState, readonly string[]>
export type CaseAction = (typeof ACTIONS)[CaseState][number]

/** What the record itself shows to be wrong; each once. */
export const FINDINGS = [
  'not_reviewed_in_visit', 'notice_late', 'notice_second', 'not_told_in_writing', 'extension_not_told', 'client_not_told', 'result_not_told', 'overdue', 'sham_no_trail',
  'sham_carried', 'explained_late', 'negation_late', 'signed_late', 'distributed_late', 'meeting_late', 'referred_late', 'contacted_late', 'entered_late', 'stage_late',
  'second_visit', 'refused_without_paper', 'unauthorized_negation', 'wrong_negation', 'published_late', 'sent_to_department', 'not_immediate', 'proof_late', 'fee_incident', 'wrong_answer', 'several_visits', 'refused_for_absence', 'escort_long', 'content_wrong',
] as const
export const finding = z.object({
  id: z.string(), case: z.string().nullable(), number: z.string().nullable(), center: placeId, department: placeId.nullable(), person: z.string().nullable(),
  kind: z.enum(FINDINGS), clause: clauseId.nullable(), at: isoInstant, detail: z.string(),
  state: z.enum(['open', 'confirmed', 'dismissed']), decidedBy: z.string().nullable(), days: z.int().nullable(),
  /** What its confirmation led to: an entry for deduction, a ground for elimination with its number. */
  consequence: z.enum(['deduction', 'elimination_ground']).nullable(), ground: z.int().nullable(),
})

export const caseRow = z.object({
  id: caseId, number: z.string(), center: placeId, department: placeId, window: placeId.nullable(), handler: z.string().nullable(),
  item: z.string().nullable(), itemName: z.string(), itemVersion: z.int(), kind: z.enum(KINDS),
  /** One of the channels; what an old register brought along keeps its own word. */
  channel: z.string().max(40), state: z.enum(STATES),
  urgent: z.boolean(), applicant: z.string(), receivedAt: isoInstant, acceptedAt: isoInstant.nullable(), finishedAt: isoInstant.nullable(),
  dueOn: isoDate.nullable(), dueAt: isoInstant.nullable(), statutoryOn: isoDate.nullable(), stopped: z.boolean(), outcome: z.string().nullable(), findings: z.int(),
  /** Accepted, with the network's reference or the notice still missing. */
  acceptanceOpen: z.boolean(),
})

export const material = z.object({
  code: z.string().max(60), state: z.enum(['present', 'missing', 'wrong', 'correctable']), note: z.string().max(200).optional(),
})
export const applicant = z.object({
  name: line, kind: z.enum(['person', 'organization']), idNumber: z.string().trim().max(40).optional(), phone: z.string().trim().max(40).optional(),
  address: z.string().trim().max(200).optional(), agent: z.string().trim().max(60).optional(),
})
