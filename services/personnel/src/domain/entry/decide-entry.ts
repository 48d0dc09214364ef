import { dueDate } from '@hall/calendar'
import type { Demand, EntryFile, Letter, Proposal } from '@hall/contract-personnel'
import { accept, type Decision, refuse } from '@hall/decider'
import { clausesOf, findUnmet } from '../demand.ts'
import { dayOf, isBefore, type Rules } from '../rules.ts'
import type { EntryEvent } from './entry-event.ts'

type Finding = NonNullable<EntryFile['opinion']>['findings'][number]

export type EntryCode =
  | 'NOT_POSSIBLE_NOW' | 'DEMAND_UNMET' | 'EXCEPTION_NEEDED' | 'PROPOSAL_INCOMPLETE' | 'FINDING_MISSING' | 'OPINION_MISSING'
  | 'REGISTRATION_INCOMPLETE' | 'TOO_EARLY' | 'STEP_OPEN'
type Decided = Decision<EntryEvent, EntryCode>

const notNow = (file: EntryFile) => refuse('NOT_POSSIBLE_NOW' as const, { status: file.status })

/** Demands that the center vets itself are no matter of the door. */
export function propose(proposal: Proposal, { id, on }: { id: string; on: string }, { demands, rules }: { demands: readonly Demand[]; rules: Rules }): Decided {
  const vets = rules.policy.opinion?.value.vets ?? []
  const atDoor = demands.filter((demand) => !vets.includes(demand.id))
  const wrong = findUnmet(atDoor, 'incomplete', 'PROPOSAL_INCOMPLETE' as const) ?? findUnmet(atDoor, 'refused', 'DEMAND_UNMET' as const)
  if (wrong) return wrong
  if (proposal.reason === null) {
    const exception = findUnmet(atDoor, 'exception', 'EXCEPTION_NEEDED' as const)
    if (exception) return exception
  }
  return accept({ type: 'EntryProposed', id, on, ...proposal })
}

export interface Opinion { readonly agreed: boolean; readonly on: string; readonly by: string; readonly reply: Letter; readonly findings: readonly Finding[]; readonly reason: string | null }

export function opine(opinion: Opinion, file: EntryFile, { demands, rules }: { demands: readonly Demand[]; rules: Rules }): Decided {
  if (file.status !== 'proposed' && file.status !== 'disagreed') return notNow(file)
  const { reply, agreed, on, by, reason } = opinion
  const findings = [...opinion.findings]
  if (!agreed) return accept({ type: 'OpinionGiven', opinion: { agreed, on, by, findings, reason }, reply, exception: null })
  for (const { points: { value, clause } } of rules.policy.vetting ?? []) {
    const lacking = value.criteria.filter(({ id }) => !findings.some((found) => found.id === id && (found.positive || !value.allPositive)))
    if (lacking.length > 0) return refuse('FINDING_MISSING', { issues: lacking.map(({ name }) => name.zh) }, clause)
  }
  const unmet = findUnmet(demands, 'refused', 'DEMAND_UNMET' as const) ?? findUnmet(demands, 'incomplete', 'DEMAND_UNMET' as const)
  if (unmet) return unmet
  const exceptions = demands.filter(({ state }) => state === 'exception')
  if (exceptions.length > 0 && reason === null) return findUnmet(exceptions, 'exception', 'EXCEPTION_NEEDED' as const)!
  const exception = exceptions.length > 0 ? { reason: reason!, by, on, clauses: clausesOf(exceptions) } : null
  return accept({ type: 'OpinionGiven', opinion: { agreed, on, by, findings, reason }, reply, exception })
}

export function register({ number, on, photos }: { number: string; on: string; photos: number }, file: EntryFile, { policy }: Rules): Decided {
  if (file.status === 'proposed') return refuse('OPINION_MISSING', { status: file.status }, policy.opinion?.clause)
  if (file.status === 'disagreed') return refuse('OPINION_MISSING', { status: file.status, issues: file.opinion?.reason ? [file.opinion.reason] : [] }, policy.opinion?.clause)
  if (file.registration || ['sent_back', 'withdrawn'].includes(file.status)) return notNow(file)
  const form = policy.registration
  if (form && photos < form.value.photos) return refuse('REGISTRATION_INCOMPLETE', { photos, needed: form.value.photos }, form.clause)
  return accept({ type: 'EntryRegistered', number, on, photos })
}

export function startProbation(on: string, file: EntryFile, { policy, calendar }: Rules): Decided {
  if (file.status === 'proposed' || file.status === 'disagreed') return refuse('OPINION_MISSING', { status: file.status }, policy.opinion?.clause)
  const length = policy.probationLength
  if (!length || (file.status !== 'registered' && file.status !== 'agreed')) return notNow(file)
  if (file.status === 'agreed' && policy.opinion?.value.holdsFiling) return refuse('OPINION_MISSING', { status: file.status }, policy.opinion.clause)
  return accept({ type: 'ProbationStarted', from: on, due: dueDate(calendar, length.value.limit, { from: dayOf(on) }).toString() })
}

export function observe(on: string, file: EntryFile): Decided {
  return file.status === 'on_probation' && file.probation!.observedOn === null ? accept({ type: 'ObservationClosed', on }) : notNow(file)
}

export function train(training: { on: string; topics: readonly string[]; by: string; result: string }, file: EntryFile): Decided {
  return file.status === 'on_probation' ? accept({ type: 'NewcomerTrained', ...training }) : notNow(file)
}

/** Not before the month is over without a reason; a failure extends once, the last one sends back. */
export function assess({ on, passed, reason, notice }: { on: string; passed: boolean; reason: string | null; notice: string }, file: EntryFile, { policy, calendar }: Rules): Decided {
  const { probation } = file
  if (file.status !== 'on_probation' || !probation || probation.assessments.some((assessment) => assessment.passed)) return notNow(file)
  const extended = probation.extensions > 0
  const rule = extended ? policy.probationExtension : policy.probationLength
  const limit = rule!.value.limit
  const start = extended ? probation.assessments.at(-1)!.on : probation.from
  // The last day may move off a holiday; the month itself is over on its own day.
  const over = dueDate(calendar, { ...limit, restDay: 'stays' }, { from: dayOf(start) })
  if (isBefore(on, over) && (reason === null || extended || policy.probationLength?.value.early === 'refused')) return refuse('TOO_EARLY', { until: over.toString() }, rule!.clause)
  const events: EntryEvent[] = [{ type: 'NewcomerAssessed', on, passed, late: isBefore(probation.due, on), reason }]
  if (passed) return accept(...events)
  const failures = probation.assessments.filter((assessment) => !assessment.passed).length + 1
  const extension = policy.probationExtension
  if (policy.probationFailed && failures >= policy.probationFailed.value.failuresForReturn) events.push({ type: 'NewcomerSentBack', on, notice })
  else if (extension && probation.extensions < extension.value.most) {
    events.push({ type: 'ProbationExtended', due: dueDate(calendar, extension.value.limit, { from: dayOf(on) }).toString() })
  }
  return accept(...events)
}

export function induct({ on, contents }: { on: string; contents: readonly string[] }, file: EntryFile): Decided {
  return ['agreed', 'registered', 'on_probation'].includes(file.status) ? accept({ type: 'NewcomerInducted', on, contents }) : notNow(file)
}

/** One failure leads to the extension, not back. */
export function sendBack({ on, notice }: { on: string; notice: string }, file: EntryFile, { policy }: Rules): Decided {
  const failed = policy.probationFailed
  const failures = file.probation?.assessments.filter(({ passed }) => !passed).length ?? 0
  if (file.status !== 'on_probation') return notNow(file)
  if (failed && failures < failed.value.failuresForReturn) return refuse('TOO_EARLY', { failures, needed: failed.value.failuresForReturn }, failed.clause)
  return accept({ type: 'NewcomerSentBack', on, notice })
}

export interface Admission { readonly from: string; readonly certificate: string; readonly attendanceNumber: string | null }

export function admit({ from, certificate, attendanceNumber }: Admission, file: EntryFile, rules: Rules): Decided {
  const { policy } = rules
  if (!['agreed', 'registered', 'on_probation'].includes(file.status)) {
    return file.status === 'proposed' || file.status === 'disagreed' ? refuse('STEP_OPEN', { issues: ['opinion'] }, policy.opinion?.clause) : notNow(file)
  }
  const open = openSteps(file, rules, from)
  if (open) return refuse('STEP_OPEN', { issues: open.steps }, open.clause)
  const { id: order, person, name, center, department, window, post, lead } = file
  return accept(
    { type: 'EntryAdmitted', from, certificate: policy.certificate ? certificate : null },
    { type: 'PostingOrdered', order, person, name, center, department, window, post, capacity: post ? 'primary' : null, lead, attendanceNumber, from },
    ...(file.until ? [{ type: 'PostingEnded' as const, order, person, center, on: dayOf(file.until).add({ days: 1 }).toString() }] : []),
  )
}

function openSteps(file: EntryFile, { policy, calendar }: Rules, from: string): { steps: string[]; clause: string } | undefined {
  const { probation, registration, induction } = file
  if (policy.registration?.value.before === 'badge' && !registration) return { steps: ['registration'], clause: policy.registration.clause }
  if (policy.probation && file.occasion !== 'temporary_cover') {
    const open = policy.probation.value.steps.filter((step) => {
      if (step === 'observation') return !probation?.observedOn
      if (step === 'training') return !probation?.trainedOn
      return !probation?.assessments.some(({ passed }) => passed)
    })
    if (open.length > 0) return { steps: open, clause: policy.probation.clause }
  }
  if (policy.induction && file.occasion === 'replacement') {
    const { minWorkdays, contents } = policy.induction.value
    const days = new Set(induction.filter(({ on }) => isBefore(on, from) && calendar.isWorkday(dayOf(on))).map(({ on }) => on))
    const missing = contents.filter(({ id }) => !induction.some((day) => day.contents.includes(id)))
    if (days.size < minWorkdays || missing.length > 0) return { steps: ['induction', ...missing.map(({ name }) => name.zh)], clause: policy.induction.clause }
  }
  return undefined
}

export function withdraw({ on, reason }: { on: string; reason: string }, file: EntryFile): Decided {
  return ['admitted', 'sent_back', 'withdrawn'].includes(file.status) ? notNow(file) : accept({ type: 'EntryWithdrawn', on, reason })
}
