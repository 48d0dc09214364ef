import type { ActingFile, OutingFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

/** Stream `outing/<id>`. */
export type OutingEvent =
  | ({ readonly type: 'OutingRequested'; readonly at: string } & Pick<OutingFile, 'id' | 'center' | 'department' | 'window' | 'person' | 'from' | 'to' | 'ground'>)
  | { readonly type: 'OutingConsented'; readonly at: string }
  | { readonly type: 'OutingBegun'; readonly at: string; readonly offPost: boolean }

export type OutingCode = 'NOT_POSSIBLE_NOW' | 'OUTING_NOT_SHORT' | 'MATTER_AFFECTED' | 'ENDS_BEFORE_START'

export function foldOuting(events: Iterable<OutingEvent>): OutingFile | undefined {
  return fold<OutingFile | undefined, OutingEvent>((file, event) => {
    if (event.type === 'OutingRequested') {
      const { type: _type, at, ...requested } = event
      return { ...requested, status: 'requested', requestedAt: at, consentedAt: null, leftAt: null, offPost: false }
    }
    if (!file) return file
    return event.type === 'OutingConsented' ? { ...file, status: 'consented', consentedAt: event.at } : { ...file, status: 'left', leftAt: event.at, offPost: event.offPost }
  }, undefined, events)
}

type Wanted = Extract<OutingEvent, { type: 'OutingRequested' }>

/** Without a stand-in only when very short or for special circumstances, and when no matter is affected. */
export function requestOuting(wanted: Omit<Wanted, 'type'>, appointments: readonly string[], { policy }: Rules): Decision<OutingEvent, OutingCode> {
  const rule = policy.shortOuting
  if (!rule) return refuse('NOT_POSSIBLE_NOW')
  if (wanted.to <= wanted.from) return refuse('ENDS_BEFORE_START')
  const minutes = Temporal.PlainDateTime.from(wanted.from).until(Temporal.PlainDateTime.from(wanted.to)).total('minutes')
  if (wanted.ground === 'very_short_outing' && minutes > rule.value.mostMinutes) return refuse('OUTING_NOT_SHORT', { minutes, needed: rule.value.mostMinutes }, rule.clause)
  const affected = appointments.filter((at) => wanted.from <= at && at < wanted.to)
  if (affected.length > 0) return refuse('MATTER_AFFECTED', { number: affected.length, issues: affected }, rule.clause)
  return accept({ type: 'OutingRequested', ...wanted })
}

/** Who goes without consent is off post from that moment. */
export function leaveForOuting(at: string, file: OutingFile): Decision<OutingEvent, OutingCode> {
  return file.status === 'left' ? refuse('NOT_POSSIBLE_NOW', { status: file.status }) : accept({ type: 'OutingBegun', at, offPost: file.status !== 'consented' || file.consentedAt! > at })
}

/** Stream `acting/<id>`. */
export type ActingEvent = ({ readonly type: 'ActingDesignated'; readonly on: string } & Omit<ActingFile, 'status'>)
export type ActingCode = 'ONE_DEPUTY' | 'ENDS_BEFORE_START' | 'NOTE_INCOMPLETE'

export function foldActing(events: Iterable<ActingEvent>): ActingFile | undefined {
  return fold<ActingFile | undefined, ActingEvent>((_file, { type: _type, on: _on, ...designated }) => ({ ...designated, status: 'designated' }), undefined, events)
}

type Designation = Omit<ActingFile, 'status' | 'deputy' | 'principles'> & { deputies: readonly string[]; principles: string | null; on: string }

/** Exactly one deputy, with scope and principles in writing. */
export function designate({ deputies, principles, ...rest }: Designation, { policy }: Rules): Decision<ActingEvent, ActingCode> {
  const [deputy] = deputies
  if (deputies.length !== 1 || !deputy) return refuse('ONE_DEPUTY', { number: deputies.length }, policy.actingForChief?.clause)
  if (rest.to <= rest.from) return refuse('ENDS_BEFORE_START')
  if (policy.actingScope && (rest.scope.length === 0 || principles === null)) return refuse('NOTE_INCOMPLETE', { issues: [...(rest.scope.length === 0 ? ['scope'] : []), ...(principles === null ? ['principles'] : [])] }, policy.actingScope.clause)
  return accept({ type: 'ActingDesignated', ...rest, deputy, principles: principles ?? '' })
}

/** Whether somebody may act for the chief at a moment; without a designation nobody may. */
export function mayAct({ person, act, at }: { person: string; act: string; at: string }, actings: readonly ActingFile[], { policy }: Rules) {
  const now = actings.find(({ from, to }) => from <= at && at < to)
  const clause = policy.actingChecks?.clause ?? null
  const routedTo = now && now.scope.includes(act) ? now.deputy : null
  if (!now) return { may: false, because: 'not_now' as const, clause, routedTo }
  if (now.deputy !== person) return { may: false, because: 'not_designated' as const, clause, routedTo }
  return now.scope.includes(act) ? { may: true, because: 'designated' as const, clause, routedTo } : { may: false, because: 'outside_scope' as const, clause, routedTo }
}

