import type { IncidentFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

type Opened = Omit<IncidentFile, 'status' | 'concludedOn' | 'evidence' | 'clause'>

/** Stream `incident/<id>`. */
export type IncidentEvent =
  | ({ readonly type: 'IncidentOpened'; readonly on: string; readonly clause: string } & Opened)
  | { readonly type: 'IncidentConcluded'; readonly harm: boolean; readonly evidence: readonly string[]; readonly on: string }
export type IncidentCode = 'NOT_POSSIBLE_NOW' | 'RULE_ABSENT' | 'WITH_CONSENT' | 'EVIDENCE_MISSING'

export function foldIncident(events: Iterable<IncidentEvent>): IncidentFile | undefined {
  return fold<IncidentFile | undefined, IncidentEvent>((file, event) => {
    if (event.type === 'IncidentOpened') {
      const { type: _type, on: _on, ...opened } = event
      return { ...opened, status: 'opened', concludedOn: null, evidence: [] }
    }
    return file && { ...file, status: event.harm ? 'answered' : 'closed', concludedOn: event.on, evidence: [...event.evidence] }
  }, undefined, events)
}

/** `consented`: an entry or a leaving the center agreed to covers the change. */
export function open(opened: Opened & { on: string }, consented: boolean, { policy }: Rules): Decision<IncidentEvent, IncidentCode> {
  const rule = policy.changeWithoutConsent
  if (!rule) return refuse('RULE_ABSENT')
  return consented ? refuse('WITH_CONSENT', { person: opened.person }, rule.clause) : accept({ type: 'IncidentOpened', ...opened, clause: rule.clause })
}

/** Harm rests on matters that suffered; without it only the change is on record. */
export function conclude({ harm, evidence, on }: { harm: boolean; evidence: readonly string[]; on: string }, file: IncidentFile): Decision<IncidentEvent, IncidentCode> {
  if (file.status !== 'opened') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  return harm && evidence.length === 0 ? refuse('EVIDENCE_MISSING', { issues: ['cases'] }, file.clause) : accept({ type: 'IncidentConcluded', harm, evidence: harm ? evidence : [], on })
}
