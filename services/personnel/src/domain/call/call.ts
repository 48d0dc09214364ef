import type { CallFile, QueueFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Answer } from '../cover/cover.ts'
import type { Rules } from '../rules.ts'

type Routed = Omit<CallFile, 'status' | 'takenAt' | 'reason' | 'breach' | 'statement' | 'ruling'>

/** Stream `call/<id>`. */
export type CallEvent =
  | ({ readonly type: 'CallRouted' } & Routed)
  | { readonly type: 'CallTaken'; readonly at: string; readonly person: string; readonly onBehalfOf: string | null }
  | { readonly type: 'CallTurnedDown'; readonly at: string; readonly reason: string; readonly person: string; readonly breach: string | null }
  | { readonly type: 'CallExplained'; readonly at: string; readonly statement: string }
  | ({ readonly type: 'CallConcluded' } & NonNullable<CallFile['ruling']>)

/** Stream `queue/<id>`. */
export type QueueEvent =
  | ({ readonly type: 'QueueClosed' } & Omit<QueueFile, 'openedAt' | 'status'>)
  | { readonly type: 'QueueOpened'; readonly at: string }

export function foldCall(events: Iterable<CallEvent>): CallFile | undefined {
  return fold<CallFile | undefined, CallEvent>((file, event) => {
    if (event.type === 'CallRouted') {
      const { type: _type, ...routed } = event
      return { ...routed, status: 'offered', takenAt: null, reason: null, breach: null, statement: null, ruling: null }
    }
    if (!file) return file
    switch (event.type) {
      case 'CallTaken': return { ...file, status: 'taken', takenAt: event.at }
      case 'CallTurnedDown': return { ...file, status: 'turned_down', reason: event.reason, breach: event.breach }
      case 'CallExplained': return { ...file, statement: { text: event.statement, at: event.at } }
      case 'CallConcluded': {
        const { type: _type, ...ruling } = event
        return { ...file, ruling }
      }
    }
  }, undefined, events)
}

export function foldQueue(events: Iterable<QueueEvent>): QueueFile | undefined {
  return fold<QueueFile | undefined, QueueEvent>((file, event) => {
    if (event.type === 'QueueOpened') return file && { ...file, status: 'opened', openedAt: event.at }
    const { type: _type, ...closed } = event
    return { ...closed, status: 'closed', openedAt: null }
  }, undefined, events)
}

type Decided = Decision<CallEvent, 'NOBODY_AT_POST' | 'QUEUE_CLOSED' | 'NOT_CALLED' | 'NOT_POSSIBLE_NOW' | 'NOT_HEARD' | 'OWN_DECISION'>
type Wanted = Omit<Routed, 'person' | 'onBehalfOf' | 'clause'>

/** Offered to whoever has the post at that moment: the holder, or who stands in. */
export function route(wanted: Wanted, { answer, holder, closed }: { answer: Answer; holder: string | null; closed: boolean }, { policy }: Rules): Decided {
  if (closed) return refuse('QUEUE_CLOSED', { number: wanted.post })
  if (answer.person === null) return refuse('NOBODY_AT_POST', { number: wanted.post }, answer.clause ?? undefined)
  const standsIn = answer.person !== holder
  const takes = policy.coverTakes
  const named = standsIn && takes?.value.includes(wanted.kind === 'ticket' ? 'work' : 'inquiries') ? takes.clause : answer.clause
  return accept({ type: 'CallRouted', ...wanted, person: answer.person, onBehalfOf: standsIn ? holder : null, clause: named })
}

export function take({ at, by }: { at: string; by: string }, { status, person, onBehalfOf }: CallFile): Decided {
  if (status !== 'offered') return refuse('NOT_POSSIBLE_NOW', { status })
  return by === person ? accept({ type: 'CallTaken', at, person, onBehalfOf }) : refuse('NOT_CALLED', { held_by: person })
}

/** Who stands in has to take over: turning down what is called for the holder goes on record as a breach, to be heard before it counts. */
export function turnDown({ at, by, reason }: { at: string; by: string; reason: string }, { status, person, onBehalfOf }: CallFile, { policy }: Rules): Decided {
  if (status !== 'offered') return refuse('NOT_POSSIBLE_NOW', { status })
  if (by !== person) return refuse('NOT_CALLED', { held_by: person })
  const owed = policy.stepIn ?? policy.coverTakes ?? policy.automaticCover
  return accept({ type: 'CallTurnedDown', at, reason, person, breach: onBehalfOf === null ? null : (owed?.clause ?? null) })
}

export function explain({ at, by, statement }: { at: string; by: string; statement: string }, { breach, ruling, person, status }: CallFile): Decided {
  if (by !== person) return refuse('NOT_CALLED', { held_by: person })
  return breach !== null && ruling === null ? accept({ type: 'CallExplained', at, statement }) : refuse('NOT_POSSIBLE_NOW', { status })
}

/** Nothing is held against anybody unheard, and nobody decides on the own matter. */
export function conclude({ deciding, ...ruling }: NonNullable<CallFile['ruling']> & { deciding: string }, { breach, ruling: before, statement, person, status }: CallFile): Decided {
  if (breach === null || before !== null) return refuse('NOT_POSSIBLE_NOW', { status })
  if (deciding === person) return refuse('OWN_DECISION')
  if (ruling.founded && statement === null && ruling.heard === null) return refuse('NOT_HEARD', {}, breach)
  return accept({ type: 'CallConcluded', ...ruling })
}

/** `standingIn`: posts the holder stands in at now; `others`: backups of this post who are there, without the holder. */
export function closeQueue(wanted: Omit<QueueFile, 'openedAt' | 'status'>, { standingIn, others, closed }: { standingIn: readonly string[]; others: readonly string[]; closed: boolean }, { policy }: Rules): Decision<QueueEvent, 'QUEUE_CLOSED' | 'HOLDS_BOTH_POSTS'> {
  if (closed) return refuse('QUEUE_CLOSED', { number: wanted.post })
  if (policy.bothPosts && standingIn.length > 0 && others.length === 0) return refuse('HOLDS_BOTH_POSTS', { issues: [...standingIn] }, policy.bothPosts.clause)
  return accept({ type: 'QueueClosed', ...wanted })
}

export function openQueue(at: string, { status }: QueueFile): Decision<QueueEvent, 'NOT_POSSIBLE_NOW'> {
  return status === 'closed' ? accept({ type: 'QueueOpened', at }) : refuse('NOT_POSSIBLE_NOW', { status })
}
