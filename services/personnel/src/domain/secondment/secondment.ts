import type { SecondmentFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

type Requested = Omit<SecondmentFile, 'status' | 'decidedAt' | 'reason'>

/** Stream `secondment/<id>`. */
export type SecondmentEvent =
  | ({ readonly type: 'SecondmentRequested'; readonly on: string } & Requested)
  | { readonly type: 'SecondmentAgreed'; readonly id: string; readonly person: string; readonly center: string; readonly from: string; readonly until: string; readonly agreedAt: string; readonly reason: string | null }
  | { readonly type: 'SecondmentRefused'; readonly at: string; readonly reason: string | null }
export type SecondmentCode = 'NOT_POSSIBLE_NOW' | 'ENDS_BEFORE_START'

export function foldSecondment(events: Iterable<SecondmentEvent>): SecondmentFile | undefined {
  return fold<SecondmentFile | undefined, SecondmentEvent>((file, event) => {
    if (event.type === 'SecondmentRequested') {
      const { type: _type, on: _on, ...requested } = event
      return { ...requested, status: 'requested', decidedAt: null, reason: null }
    }
    if (!file) return file
    return event.type === 'SecondmentAgreed' ? { ...file, status: 'agreed', decidedAt: event.agreedAt, reason: event.reason } : { ...file, status: 'refused', decidedAt: event.at, reason: event.reason }
  }, undefined, events)
}

export function requestSecondment(wanted: Requested & { on: string }): Decision<SecondmentEvent, SecondmentCode> {
  return wanted.until < wanted.from ? refuse('ENDS_BEFORE_START') : accept({ type: 'SecondmentRequested', ...wanted })
}

export function decideSecondment({ agreed, at, reason }: { agreed: boolean; at: string; reason: string | null }, file: SecondmentFile): Decision<SecondmentEvent, SecondmentCode> {
  if (file.status !== 'requested') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  const { id, person, center, from, until } = file
  return agreed ? accept({ type: 'SecondmentAgreed', id, person, center, from, until, agreedAt: at, reason }) : accept({ type: 'SecondmentRefused', at, reason })
}

export interface Covered { readonly covered: boolean; readonly because: 'agreed' | 'agreed_too_late' | 'not_agreed' | 'none'; readonly clause: string | null }

/** A day counts as seconded only where the center had agreed before that day began. */
export function coversDay(on: string, files: readonly SecondmentFile[], { policy }: Pick<Rules, 'policy'>): Covered {
  const clause = policy.secondment?.clause ?? null
  const touching = files.filter(({ from, until }) => from <= on && on <= until)
  const agreed = touching.filter(({ status }) => status === 'agreed')
  if (agreed.some(({ decidedAt }) => decidedAt! < `${on}T00:00:00`)) return { covered: true, because: 'agreed', clause }
  return { covered: false, because: agreed.length > 0 ? 'agreed_too_late' : touching.length > 0 ? 'not_agreed' : 'none', clause }
}
