import type { CaseState } from '@hall/contract-cases'
import type { CaseEvent, CopyHolder, FindingKind, MaterialState, Opened, Outcome, Stated } from './case-event.ts'

type Instant = Temporal.Instant
export interface Stop { readonly id: string; readonly kind: string; readonly basis: string; readonly paper: string; readonly approver: string; readonly from: Instant; readonly noticeAt: Instant | null; readonly notice: string | null; readonly statedDays: number | null; readonly to: Instant | null; readonly evidence: string | null }
export interface Extension { readonly id: string; readonly to: string; readonly reason: string; readonly headOpinion: string | null; readonly before: string | null; readonly grantedAt: Instant | null; readonly deniedAt: Instant | null; readonly by: string | null; readonly toldAt: Instant | null }
export interface Filing { readonly kind: string; readonly by: string; readonly at: Instant; readonly dueAt: Instant; readonly missingItems: readonly string[]; readonly signedBy: string | null; readonly signedAt: Instant | null; readonly confirmed: boolean | null; readonly document: string | null; /** A refusal that had left on paper before. */ readonly servedOn: string | null; readonly copies: readonly Copy[]; readonly closedAt: Instant | null }
/** One of the numbered copies of a signed report: whose it is, and since when they have it. */
export interface Copy { readonly nth: number; readonly holder: CopyHolder; readonly placedAt: Instant | null }
interface Meeting { readonly at: Instant; readonly decision: 'accept' | 'not_accept' | 'supplement'; readonly complete: boolean; readonly legalForm: boolean }
interface Happening { readonly what: string; readonly at: Instant; readonly version: number }

/** A case as its journal tells it. */
export interface CaseFile {
  readonly opened: Opened | null
  readonly state: CaseState
  readonly version: number
  readonly window: string
  readonly department: string
  readonly handler: string
  readonly receivedAt: Instant
  readonly visitOpen: boolean
  readonly materials: ReadonlyMap<string, MaterialState>
  readonly checkedAt: Instant | null
  /** What the first notice froze; null before it. */
  readonly frozen: readonly string[] | null
  readonly asked: readonly string[]
  /** Listed by the item and not needed here, as the notice says with its reason. */
  readonly leftOut: ReadonlySet<string>
  readonly notices: number
  readonly noticeAt: Instant | null
  /** What each notice asked for. */
  readonly told: readonly { readonly at: string; readonly missing: readonly string[]; readonly again: boolean }[]
  /** How often the applicant came. */
  readonly visits: number
  readonly completeAt: Instant | null
  readonly acceptedAt: Instant | null
  readonly startsAt: Instant | null
  readonly deemedAccepted: boolean
  readonly stated: readonly Stated[]
  readonly networkReference: string | null
  readonly networkAt: Instant | null
  /** Number of the notice of acceptance, and when both were recorded. */
  readonly acceptancePaper: string | null
  readonly acceptanceRecordedAt: Instant | null
  /** Who took it in while learning at the window. */
  readonly assistant: string | null
  readonly copies: { readonly given: boolean; readonly kept: boolean }
  readonly stops: readonly Stop[]
  readonly extensions: readonly Extension[]
  readonly delayToldAt: Instant | null
  readonly examiner: string | null
  readonly examinedGrant: boolean | null
  readonly approver: string | null
  readonly granted: boolean | null
  /** Why not, as whoever decided wrote it. */
  readonly denied: { readonly reason: string; readonly basis: string; readonly competentBody: string } | null
  readonly filing: Filing | null
  /** Notice that a refusal handed over on paper does not hold. */
  readonly withdrawal: { readonly deliveredAt: Instant | null } | null
  readonly referredAt: Instant | null
  readonly instruction: string | null
  readonly correction: { readonly error: string; readonly ordered: readonly string[]; readonly answered: ReadonlySet<string>; readonly closed: boolean } | null
  /** The handler is away when it is due, and who has to name somebody else. */
  readonly substitute: { readonly away: string; readonly head: string } | null
  readonly planned: ReadonlyMap<string, string>
  readonly done: ReadonlySet<string>
  readonly forwarded: ReadonlySet<string>
  readonly carried: number
  readonly appointment: Instant | null
  readonly noShowAt: Instant | null
  readonly demandedVisits: number
  readonly servedAt: Instant | null
  readonly outcome: Outcome | null
  readonly concludedAt: Instant | null
  readonly toldAt: Instant | null
  readonly meeting: Meeting | null
  readonly distributedAt: Instant | null
  readonly parts: ReadonlyMap<string, { readonly agree: boolean; readonly opinion: string; readonly at: Instant }>
  readonly disagreement: 'none' | 'raised' | 'coordinated'
  readonly found: ReadonlySet<FindingKind>
  readonly fired: ReadonlySet<string>
  readonly happenings: readonly Happening[]
  readonly askedBack: boolean
}

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)
export const NO_CASE: CaseFile = {
  opened: null, state: 'received', version: 0, window: '', department: '', handler: '', receivedAt: EPOCH, visitOpen: false, materials: new Map(), checkedAt: null, frozen: null, asked: [], leftOut: new Set(), correction: null, substitute: null, servedAt: null,
  notices: 0, noticeAt: null, told: [], visits: 0, completeAt: null, acceptedAt: null, startsAt: null, deemedAccepted: false, stated: [], networkReference: null, networkAt: null, acceptancePaper: null, acceptanceRecordedAt: null, withdrawal: null, assistant: null, copies: { given: false, kept: false }, stops: [],
  extensions: [], delayToldAt: null, examiner: null, examinedGrant: null, approver: null, granted: null, denied: null, filing: null, referredAt: null, instruction: null, planned: new Map(), done: new Set(),
  forwarded: new Set(), carried: 0, appointment: null, noShowAt: null, demandedVisits: 0, outcome: null, concludedAt: null, toldAt: null, meeting: null, distributedAt: null, parts: new Map(),
  disagreement: 'none', found: new Set(), fired: new Set(), happenings: [], askedBack: false,
}

/** An event with what the journal keeps beside it. */
export interface Happened { readonly event: CaseEvent; readonly at: Instant; readonly actor: string }

export function evolve(before: CaseFile, happened: Happened): CaseFile {
  const file = { ...before, version: before.version + 1 }
  const what = HAPPENINGS[happened.event.type]
  const after = { ...file, ...changeOf(file, happened) }
  if (!what) return after
  return { ...after, happenings: [...after.happenings, { what, at: momentOf(happened), version: after.version }] }
}

/** Names of what a clock may start, wait or finish by. */
const HAPPENINGS: Partial<Record<CaseEvent['type'], string>> = {
  CaseRegistered: 'received', NoticeIssued: 'notice_issued', CaseAccepted: 'accepted', CaseExamined: 'examined', CaseSentBack: 'sent_back', CaseDecided: 'decided', CaseConcluded: 'concluded',
  CaseDeemedApproved: 'concluded', AcceptanceRefused: 'closed', CaseReturned: 'closed', CaseWithdrawn: 'closed', VisitEnded: 'visit_ended', ResultTold: 'told', NegationFiled: 'filed', NegationSigned: 'signed',
  PartsDistributed: 'distributed', MeetingHeld: 'met',
}

/** A case accepted on paper, or as of the day all was in, counts from then. */
function momentOf({ event, at }: Happened): Instant {
  if (event.type === 'CaseAccepted') return Temporal.Instant.from(event.startsAt)
  return event.type === 'CaseRegistered' ? Temporal.Instant.from(event.receivedAt) : at
}

function changeOf(file: CaseFile, { event, at, actor }: Happened): Partial<CaseFile> {
  switch (event.type) {
    case 'CaseRegistered': {
      const { type: _type, ...opened } = event
      return { opened, window: event.window, department: event.department, handler: event.handler, receivedAt: Temporal.Instant.from(event.receivedAt), visitOpen: event.visit, visits: Number(event.visit), state: 'received' }
    }
    case 'VisitEnded': return { visitOpen: false }
    case 'MaterialsChecked': return { materials: new Map(event.materials.map(({ code, state }) => [code, state])), checkedAt: at }
    case 'NoticeIssued': return {
      state: file.acceptedAt ? file.state : 'incomplete', notices: file.notices + 1, noticeAt: at, told: [...file.told, { at: at.toString(), missing: event.missing, again: event.again }], frozen: file.frozen ?? event.missing, asked: [...new Set([...file.asked, ...event.missing])], leftOut: new Set([...file.leftOut, ...(event.leftOut ?? []).map(({ code }) => code)]),
      completeAt: null, materials: new Map([...file.materials, ...event.missing.map((code): [string, MaterialState] => [code, file.materials.get(code) === 'wrong' ? 'wrong' : 'missing'])]),
    }
    case 'SecondNoticeBlocked': return {}
    case 'MaterialsSupplied': return {
      materials: new Map([...file.materials, ...event.materials.map((code): [string, MaterialState] => [code, 'present'])]),
      visits: file.visits + Number(event.visit),
      ...(event.complete && { state: file.acceptedAt ? file.state : 'complete', completeAt: at }),
    }
    case 'CaseAccepted': return {
      state: 'accepted', acceptedAt: Temporal.Instant.from(event.acceptedAt), startsAt: Temporal.Instant.from(event.startsAt), deemedAccepted: event.deemed, stated: event.stated, networkReference: event.networkReference,
      networkAt: event.networkReference === null ? null : at, acceptancePaper: event.document, acceptanceRecordedAt: at, assistant: event.assistant ?? null,
    }
    case 'AcceptanceRefused': return { state: 'refused_acceptance', concludedAt: at }
    case 'CaseReturned': return { state: 'returned', concludedAt: at }
    case 'CaseWithdrawn': return { state: 'withdrawn', concludedAt: at }
    case 'CaseTransferred': return { window: event.window, department: event.department }
    case 'CaseReferred': return { referredAt: at }
    case 'InstructionGiven': return { instruction: event.instruction }
    case 'NetworkEntered': return { networkReference: event.networkReference, networkAt: at }
    case 'CopiesKept': return { copies: { given: event.given, kept: event.kept } }
    case 'ReceiptAmended': return { stated: [...file.stated.filter(({ kind }) => !event.stated.some((one) => one.kind === kind)), ...event.stated] }
    case 'CaseAssigned': return { handler: event.handler, substitute: null }
    case 'CaseExamined': return { state: 'examined', examiner: actor, examinedGrant: event.grant }
    case 'CaseSentBack': return { state: 'accepted', examiner: null, examinedGrant: null }
    case 'CaseDecided': return { state: 'decided', approver: actor, granted: event.grant, denied: event.grant ? null : { reason: event.reason || event.opinion, basis: event.basis, competentBody: event.competentBody }, examiner: file.examiner ?? actor }
    case 'StepPlanned': return { planned: new Map([...file.planned, [event.step, event.on]]) }
    case 'StepDone': return { done: new Set([...file.done, event.step]) }
    case 'CaseForwarded': return { forwarded: new Set([...file.forwarded, event.step]) }
    case 'MaterialsCarried': return { carried: file.carried + 1 }
    case 'CaseConcluded': return { state: 'concluded', outcome: event.outcome, concludedAt: at, visitOpen: false }
    case 'CaseDeemedApproved': return { state: 'concluded', outcome: 'deemed_approved', concludedAt: at, granted: true }
    case 'ResultTold': return { toldAt: at }
    case 'AppointmentMade': return { appointment: Temporal.Instant.from(event.at), demandedVisits: file.demandedVisits + Number(event.demanded) }
    case 'AppointmentMissed': return { noShowAt: event.deemedOnTime ? file.appointment : file.noShowAt }
    case 'ResultDelivered': return { state: 'delivered', visits: file.visits + Number(event.by === 'in_person') }
    case 'ProofServed': return { servedAt: at, concludedAt: at }
    case 'MaterialsAskedBack': return { askedBack: true }
    case 'MaterialsGivenBack': return { askedBack: false }
    default: return changeOfClock(file, { event, at, actor }) ?? changeOfOthers(file, { event, at, actor })
  }
}

function changeOfClock(file: CaseFile, { event, at }: Happened): Partial<CaseFile> | undefined {
  switch (event.type) {
    case 'ClockStopped': {
      const { id, kind, basis, paper, approver } = event
      return { stops: [...file.stops, { id, kind, basis, paper, approver, from: Temporal.Instant.from(event.from), noticeAt: null, notice: null, statedDays: event.days, to: null, evidence: null }] }
    }
    case 'StopTold': return { stops: file.stops.map((stop) => (stop.id === event.id ? { ...stop, noticeAt: at, notice: event.notice, statedDays: event.days } : stop)) }
    case 'StopEnded': return { stops: file.stops.map((stop) => (stop.id === event.id ? { ...stop, to: Temporal.Instant.from(event.to), evidence: event.evidence } : stop)) }
    case 'ExtensionRequested': {
      const { id, to, reason, headOpinion } = event
      return { extensions: [...file.extensions, { id, to, reason, headOpinion, before: null, grantedAt: null, deniedAt: null, by: null, toldAt: null }] }
    }
    case 'ExtensionGranted': return { extensions: file.extensions.map((one) => (one.id === event.id ? { ...one, grantedAt: at, by: event.by, before: event.before } : one)) }
    case 'ExtensionDenied': return { extensions: file.extensions.map((one) => (one.id === event.id ? { ...one, deniedAt: at, by: event.by } : one)) }
    case 'ApplicantTold': return event.about === 'delay' ? { delayToldAt: at } : { extensions: file.extensions.map((one) => (one.id === event.extension ? { ...one, toldAt: at } : one)) }
    case 'LimitWarned': return { fired: new Set([...file.fired, `${event.clock} ${event.rung}`]) }
    case 'LimitExpired': return { fired: new Set([...file.fired, `${event.clock} expired`]) }
    case 'DeadlineMoved': return {}
    default: return undefined
  }
}

function changeOfOthers(file: CaseFile, { event, at, actor }: Happened): Partial<CaseFile> {
  switch (event.type) {
    case 'NegationFiled': return { filing: { kind: event.kind, by: actor, at, dueAt: Temporal.Instant.from(event.dueAt), missingItems: event.missingItems, signedBy: null, signedAt: null, confirmed: null, document: event.document, servedOn: event.servedOn ?? null, copies: [], closedAt: null } }
    case 'NegationSigned': return {
      filing: file.filing && { ...file.filing, signedBy: actor, signedAt: at, confirmed: event.confirmed },
      ...(!event.confirmed && file.state === 'decided' && { state: 'accepted', examiner: null, approver: null, granted: null, examinedGrant: null }),
    }
    case 'NegationCopiesMade': return { filing: file.filing && { ...file.filing, copies: event.copies.map((copy) => ({ ...copy, placedAt: null })) } }
    case 'NegationCopyPlaced': return { filing: file.filing && { ...file.filing, copies: file.filing.copies.map((copy) => (copy.holder === event.holder ? { ...copy, placedAt: at } : copy)) } }
    case 'NegationClosed': return { filing: file.filing && { ...file.filing, closedAt: at } }
    case 'RefusalWithdrawn': return { withdrawal: { deliveredAt: null } }
    case 'WithdrawalDelivered': return { withdrawal: { deliveredAt: at } }
    case 'CorrectionOrdered': return { correction: { error: event.error, ordered: event.ordered, answered: new Set(), closed: false } }
    case 'CorrectionAnswered': return { correction: file.correction && { ...file.correction, answered: new Set([...file.correction.answered, actor]) } }
    case 'CorrectionClosed': return { correction: file.correction && { ...file.correction, closed: true } }
    case 'SubstituteAsked': return { substitute: { away: event.away, head: event.head } }
    case 'SubstituteNotNeeded': return { substitute: null }
    case 'MeetingHeld': return { meeting: { at, decision: event.decision, complete: event.complete, legalForm: event.legalForm } }
    case 'PartsDistributed': return { distributedAt: at }
    case 'OpinionGiven': return { parts: new Map([...file.parts, [event.department, { agree: event.agree, opinion: event.opinion, at }]]) }
    case 'DisagreementRaised': return { disagreement: 'raised' }
    case 'DisagreementCoordinated': return { disagreement: 'coordinated' }
    case 'FindingRaised': return { found: new Set([...file.found, event.kind]) }
    default: return {}
  }
}
