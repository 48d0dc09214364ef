import type { ReturnFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Evidence } from '@hall/regulation'
import type { Rules } from '../rules.ts'

type Fact = ReturnFile['facts'][number]

/** Stream `return/<id>`. */
export type ReturnEvent =
  | ({ readonly type: 'ReturnRaised' } & Pick<ReturnFile, 'id' | 'center' | 'department' | 'window' | 'person' | 'name' | 'ground' | 'clause' | 'description' | 'raisedOn'> & { readonly facts: readonly Fact[] })
  | ({ readonly type: 'ReturnConsulted' } & NonNullable<ReturnFile['consultation']>)
  | { readonly type: 'StaffReturned'; readonly id: string; readonly person: string; readonly center: string; readonly department: string; readonly ground: string; readonly clause: string; readonly letter: string; readonly on: string; readonly last: string }
  | { readonly type: 'ReplacementAccepted'; readonly entry: string; readonly on: string }
  | { readonly type: 'AccountabilityRecorded'; readonly outcome: string; readonly on: string }
  | { readonly type: 'ReturnDismissed'; readonly reason: string; readonly on: string }
export type ReturnCode = 'NOT_POSSIBLE_NOW' | 'GROUND_UNKNOWN' | 'EVIDENCE_MISSING' | 'CONSULTATION_MISSING' | 'NOT_AGREED' | 'LEAVING_OPEN'
type Decided = Decision<ReturnEvent, ReturnCode>

export function foldReturn(events: Iterable<ReturnEvent>): ReturnFile | undefined {
  return fold<ReturnFile | undefined, ReturnEvent>((file, event) => {
    if (event.type === 'ReturnRaised') {
      const { type: _type, facts, ...raised } = event
      return { ...raised, facts: [...facts], status: 'raised', consultation: null, letter: null, replacement: null, accountability: null }
    }
    if (!file) return file
    switch (event.type) {
      case 'ReturnConsulted': {
        const { type: _type, ...consultation } = event
        return { ...file, status: 'consulted', consultation }
      }
      case 'StaffReturned': return { ...file, status: 'ordered', letter: { number: event.letter, on: event.on, last: event.last } }
      case 'ReplacementAccepted': return { ...file, status: 'closed', replacement: event.entry }
      case 'AccountabilityRecorded': return { ...file, accountability: { outcome: event.outcome, on: event.on } }
      case 'ReturnDismissed': return { ...file, status: 'dismissed' }
    }
  }, undefined, events)
}

type Raising = Pick<ReturnFile, 'id' | 'center' | 'department' | 'window' | 'person' | 'name' | 'ground' | 'description' | 'raisedOn'> & { readonly facts: readonly Fact[] }

/** A ground opens only with what the regulation wants on record for it. */
export function raise(raising: Raising, { policy }: Rules): Decided {
  const ground = policy.grounds?.find(({ id }) => id === raising.ground)
  if (!ground) return refuse('GROUND_UNKNOWN', { issues: (policy.grounds ?? []).map(({ id }) => id) })
  const { value, clause } = ground.evidence
  const missing = missingEvidence(value, raising)
  return missing.length > 0 ? refuse('EVIDENCE_MISSING', { issues: missing }, clause) : accept({ type: 'ReturnRaised', ...raising, clause })
}

/** What of the evidence is not there; nothing when it is enough. */
export function missingEvidence(evidence: Evidence, { facts, description }: Pick<Raising, 'facts' | 'description'>): string[] {
  switch (evidence.strategy) {
    case 'facts': {
      const fitting = facts.filter(({ kind }) => (evidence.kinds as readonly string[]).includes(kind))
      if (fitting.length < evidence.atLeast) return fitting.length === 0 ? [...evidence.kinds] : [`${fitting.length}/${evidence.atLeast}`]
      return fitting.filter(({ founded }) => founded).length < evidence.atLeast ? ['founded'] : []
    }
    case 'last_in_years': return lastInYears(facts, evidence.years) ? [] : facts.some(({ kind }) => LAST_PLACES.includes(kind)) ? [`${evidence.years}`] : ['last_place']
    case 'breach_talk_breach': {
      // One nobody has been heard on is on record, and no ground.
      const breaches = facts.filter(({ kind, founded }) => kind === 'breach' && founded).map(({ on }) => on).sort()
      const talks = facts.filter(({ kind }) => kind === 'talk').map(({ on }) => on).sort()
      const talk = talks.find((on) => breaches[0] !== undefined && breaches[0] <= on)
      if (breaches.length === 0) return ['breach']
      if (talk === undefined) return ['talk']
      return breaches.some((on) => on > talk) ? [] : ['later_breach']
    }
    case 'substantiated_with_influence': {
      const complaint = facts.find(({ kind, founded }) => kind === 'complaint' && founded)
      if (!complaint) return facts.some(({ kind }) => kind === 'complaint') ? ['founded'] : ['complaint']
      return complaint.note === null ? ['influence'] : []
    }
    case 'consequence': {
      const raised = facts.filter(({ kind, note }) => kind === 'consequence' && note?.split(' ')[0] === evidence.kind)
      return raised.some(({ founded }) => founded) ? [] : raised.length > 0 ? ['founded'] : ['consequence']
    }
    case 'superior_circular': return facts.some(({ kind, issuer }) => kind === 'circular' && issuer === 'superior') ? [] : ['superior_circular']
    case 'described': return [...(description === null ? ['description'] : []), ...(facts.length === 0 ? ['evidence'] : [])]
  }
}

/** As the appraisal itself told, or as it was entered by hand. */
const LAST_PLACES: readonly Fact['kind'][] = ['last_place', 'appraisal']

/** A year without the last place in between begins anew. */
function lastInYears(facts: readonly Fact[], years: number): boolean {
  const last = new Set(facts.filter(({ kind, founded }) => founded && LAST_PLACES.includes(kind)).map(({ on }) => Number(on.slice(0, 4))))
  return [...last].some((year) => Array.from({ length: years }, (_, back) => year - back).every((one) => last.has(one)))
}

/** Grounds of the regulation whose evidence these facts are, each with the facts that fit it. */
export function groundsMet(facts: readonly Fact[], { policy }: Pick<Rules, 'policy'>): { ground: string; groundName: { zh: string; en: string }; clause: string; facts: Fact[] }[] {
  return (policy.grounds ?? []).flatMap(({ id, name, evidence: { value, clause } }) => {
    // What needs a description nobody has written yet is not proposed.
    if (value.strategy === 'described') return []
    const fitting = facts.filter((fact) => fits(fact, value))
    return missingEvidence(value, { facts: fitting, description: null }).length === 0 ? [{ ground: id, groundName: name, clause, facts: fitting }] : []
  })
}

function fits({ kind, founded, note }: Fact, evidence: Evidence): boolean {
  switch (evidence.strategy) {
    case 'facts': return (evidence.kinds as readonly string[]).includes(kind)
    case 'last_in_years': return founded && LAST_PLACES.includes(kind)
    case 'consequence': return founded && (kind === 'complaint' || (kind === 'consequence' && note?.split(' ')[0] === evidence.kind))
    default: return true
  }
}

export function consult(consultation: NonNullable<ReturnFile['consultation']>, file: ReturnFile): Decided {
  return file.status === 'raised' || file.status === 'consulted' ? accept({ type: 'ReturnConsulted', ...consultation }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}

/** The order with its letter; the file's facts as they stand now. Where the regulation wants it, both sides found the person unsuitable before. */
export function order({ on, last, letter }: { on: string; last: string; letter: string }, file: ReturnFile, { policy }: Rules): Decided {
  if (file.status !== 'raised' && file.status !== 'consulted') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  // What it rested on may have been overturned since it was raised.
  const evidence = policy.grounds?.find(({ id }) => id === file.ground)?.evidence
  const gone = evidence ? missingEvidence(evidence.value, file) : []
  if (gone.length > 0) return refuse('EVIDENCE_MISSING', { issues: gone }, evidence!.clause)
  const rule = policy.consultation
  if (rule && !file.consultation) return refuse('CONSULTATION_MISSING', {}, rule.clause)
  const agreed = file.consultation?.center === 'unsuitable' && (file.consultation.department === 'unsuitable' || !rule?.value.bothAgree)
  if (rule && !agreed) return refuse('NOT_AGREED', { issues: [file.consultation!.center, file.consultation!.department] }, rule.clause)
  const { id, person, center, department, ground, clause } = file
  return accept({ type: 'StaffReturned', id, person, center, department: department ?? '', ground, clause, letter, on, last })
}

export function replaced({ entry, on }: { entry: string; on: string }, file: ReturnFile): Decided {
  return file.status === 'ordered' ? accept({ type: 'ReplacementAccepted', entry, on }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}
export function account({ outcome, on }: { outcome: string; on: string }, file: ReturnFile): Decided {
  return file.status === 'ordered' || file.status === 'closed' ? accept({ type: 'AccountabilityRecorded', outcome, on }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}
export function dismiss({ reason, on }: { reason: string; on: string }, file: ReturnFile): Decided {
  return file.status === 'raised' || file.status === 'consulted' ? accept({ type: 'ReturnDismissed', reason, on }) : refuse('NOT_POSSIBLE_NOW', { status: file.status })
}
