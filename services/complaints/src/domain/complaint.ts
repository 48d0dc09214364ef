import type { ComplaintRow } from '@hall/contract-complaints'
import type { ComplaintEvent, Lodged, Result, Said } from './complaint-event.ts'

/** A complaint as its journal tells it. Instants and dates stay text; null where it has not happened. */
export interface Complaint extends Omit<Lodged, 'type' | 'intake' | 'message' | 'digest'> {
  readonly status: ComplaintRow['status']
  readonly channels: readonly ComplaintRow['channel'][]
  readonly classified: boolean
  readonly contacted: readonly string[]
  readonly handler: string | null
  readonly routed: boolean
  readonly unitAsked: { readonly at: string; readonly dueDate: string } | null
  readonly unitAnsweredAt: string | null
  readonly personAsked: { readonly at: string; readonly dueDate: string } | null
  readonly personAnsweredAt: string | null
  readonly explained: { readonly at: string; readonly extends: boolean } | null
  readonly raterContactedAt: string | null
  readonly finding: { readonly at: string; readonly result: Result; readonly serious: boolean; readonly violation: boolean } | null
  readonly correctedAt: string | null
  readonly implementedAt: string | null
  readonly draftedAt: string | null
  /** What the window drafted: it goes out unless somebody writes anew. */
  readonly draft: Said | null
  readonly approved: boolean | null
  readonly repliedAt: string | null
  readonly decidedAt: string | null
  readonly unitNotifiedAt: string | null
  readonly toldAt: string | null
  readonly reports: { readonly source: string | null; readonly section: string | null; readonly desk: string | null }
  readonly visitEnded: boolean
  readonly closed: { readonly at: string; readonly late: boolean; readonly onTheSpot: boolean } | null
  readonly objection: { readonly at: string; readonly by: string; readonly decided: boolean } | null
  /** The last word of whoever complained was that it is not settled. */
  readonly unsettled: boolean
  readonly bounces: number
  readonly reopened: number
}

/** What is unmade when a complaint is taken up anew. */
const UNDONE = {
  finding: null, correctedAt: null, implementedAt: null, draftedAt: null, draft: null, approved: null, repliedAt: null, decidedAt: null, unitNotifiedAt: null, toldAt: null,
  reports: { source: null, section: null, desk: null }, closed: null, objection: null, visitEnded: false, unsettled: false,
} as const

const FRESH = {
  ...UNDONE, classified: false, contacted: [], handler: null, routed: false, unitAsked: null, unitAnsweredAt: null, personAsked: null, personAnsweredAt: null,
  explained: null, raterContactedAt: null, bounces: 0, reopened: 0,
} as const

/** An event with the moment the journal gives it. */
export interface Happened { readonly event: ComplaintEvent; readonly at: string }

export function complaintOf(events: readonly Happened[]): Complaint | undefined {
  return events.reduce<Complaint | undefined>((state, { event, at }) => evolve(state, event, at), undefined)
}

export function evolve(state: Complaint | undefined, event: ComplaintEvent, at: string): Complaint | undefined {
  if (event.type === 'Lodged') {
    const { type: _type, intake: _intake, message: _message, digest: _digest, ...lodged } = event
    return { ...FRESH, ...lodged, status: lodged.oral ? 'draft' : 'open', channels: [lodged.channel], classified: lodged.class === 'transferred' || lodged.class === 'poor_rating' }
  }
  return state && { ...state, ...changed(state, event, at) }
}

function changed(state: Complaint, event: Exclude<ComplaintEvent, Lodged>, at: string): Partial<Complaint> {
  switch (event.type) {
    case 'RecordConfirmed': return { status: 'open' }
    case 'Completed': return {
      window: event.window ?? state.window, department: event.department ?? state.department, person: event.person ?? state.person,
      incomplete: state.incomplete.filter((what) => !event.gave.includes(what)),
    }
    case 'Joined': return {
      channels: [...state.channels, event.channel],
      // The strictest of several limits a sender gave stands.
      sourceDueAt: earlier(state.sourceDueAt, event.sourceDueAt), sourceNumber: state.sourceNumber ?? event.sourceNumber,
      // By one of the ways it came there may be a name, or somebody to tell.
      anonymous: state.anonymous && event.named !== true, contactable: state.contactable || event.contactable === true,
    }
    case 'Merged': return { status: 'merged' }
    case 'Classified': return { class: event.class, classified: true, contacted: event.contacted }
    case 'Declined': return { status: 'declined' }
    case 'PassedOn': return { status: 'passed_on', body: event.body }
    case 'Assigned': return { handler: event.handler }
    case 'Routed': return { routed: true, window: event.window, department: event.department, person: event.person ?? state.person }
    case 'UnitAsked': return { unitAsked: { at, dueDate: event.dueDate }, unitAnsweredAt: null }
    case 'UnitAnswered': return { unitAnsweredAt: at }
    case 'Bounced': return { bounces: state.bounces + 1, routed: false, unitAsked: null, unitAnsweredAt: null }
    case 'PersonAsked': return { person: event.person, personAsked: { at, dueDate: event.dueDate }, personAnsweredAt: null }
    case 'PersonAnswered': return { personAnsweredAt: at }
    case 'Explained': return { explained: { at, extends: event.extends } }
    case 'RaterContacted': return { raterContactedAt: at }
    case 'Found': return { finding: { at, result: event.result, serious: event.serious, violation: event.violation } }
    case 'CorrectiveOpinionGiven': return { correctedAt: at }
    case 'ReplyDrafted': return { draftedAt: at, approved: null, draft: event.message && event.digest ? { message: event.message, digest: event.digest } : null }
    case 'ReplyReviewed': return { approved: event.approved }
    case 'ReplySent': return { repliedAt: at }
    case 'ImplementationConfirmed': return { implementedAt: at }
    case 'Decided': return { decidedAt: at, unitNotifiedAt: null, toldAt: null }
    case 'UnitNotified': return { unitNotifiedAt: at }
    case 'ComplainantTold': return { toldAt: at }
    case 'Reported': return { reports: { ...state.reports, [event.to]: at } }
    case 'VisitEnded': return { visitEnded: true }
    case 'Closed': return { status: 'closed', closed: { at, late: event.late, onTheSpot: event.onTheSpot } }
    case 'Reopened': return { ...UNDONE, status: 'open', reopened: state.reopened + 1 }
    case 'ObjectionRaised': return { objection: { at, by: event.person, decided: false } }
    case 'ObjectionDecided': return { objection: state.objection && { ...state.objection, decided: true } }
    case 'FollowedUp': case 'RatedAgain': return event.satisfied === null ? {} : { unsettled: !event.satisfied }
    case 'Noted': case 'IdentitySeen': return {}
  }
}

function earlier(a: string | null, b: string | null): string | null {
  if (!a || !b) return a ?? b
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) <= 0 ? a : b
}

export function isFounded(result: Result | undefined): boolean {
  return result === 'substantiated' || result === 'partly'
}
