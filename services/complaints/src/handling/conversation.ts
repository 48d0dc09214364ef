import type { OutputOf } from '@hall/contract'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { Transaction } from '@hall/database'
import { loadStream, type RecordedEvent } from '@hall/journal'
import { streamOf } from '../db/complaint-store.ts'
import { wordsOf } from '../db/message-store.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'

export type Reader = 'office' | 'unit' | 'person' | 'complainant'
type Message = OutputOf<ComplaintsContract['procedures']['desk']['get']>['messages'][number]

/** Who reads a step beside the office. Nobody learns from it who complained. */
const READERS: Record<ComplaintEvent['type'], readonly Reader[]> = {
  Lodged: ['unit', 'person', 'complainant'], RecordConfirmed: ['complainant'], Completed: ['complainant'], Joined: [], Merged: ['complainant'], Classified: [],
  Declined: ['complainant'], PassedOn: ['complainant'], Assigned: [], Routed: ['unit'], UnitAsked: ['unit'], UnitAnswered: ['unit'], Bounced: ['unit'],
  PersonAsked: ['person'], PersonAnswered: ['person'], Explained: ['unit', 'complainant'], RaterContacted: ['unit', 'complainant'], Found: ['unit', 'person'],
  CorrectiveOpinionGiven: ['unit'], ReplyDrafted: ['unit'], ReplyReviewed: ['unit'], ReplySent: ['unit', 'complainant'], ImplementationConfirmed: ['unit'],
  Decided: ['unit', 'person'], UnitNotified: ['unit'], ComplainantTold: ['complainant'], Reported: ['unit'], VisitEnded: [], Closed: ['unit', 'complainant'],
  Reopened: ['unit', 'complainant'], FollowedUp: [], RatedAgain: ['unit', 'complainant'], ObjectionRaised: ['person'], ObjectionDecided: ['unit', 'person'], Noted: [], IdentitySeen: [],
}
/** Fields of events that are facts of the step, not words. */
const FACTS = ['channel', 'class', 'window', 'handler', 'dueDate', 'lateWorkdays', 'reached', 'result', 'serious', 'violation', 'approved', 'to', 'inTime', 'extends', 'expected', 'late', 'onTheSpot', 'satisfied', 'stars', 'upheld', 'body', 'sourceNumber', 'number'] as const

/** A complaint as its steps, with the words of those this reader may read. */
export async function conversationOf(tx: Transaction, id: string, reader: Reader): Promise<Message[]> {
  const [events, words] = [await loadStream<ComplaintEvent>(tx, streamOf(id)), await wordsOf(tx, id)]
  return events.filter(({ event }) => reader === 'office' || READERS[event.type].includes(reader)).map((recorded) => messageOf(recorded, words, reader))
}

function messageOf({ id, event, actor, occurredAt, policyRef }: RecordedEvent<ComplaintEvent>, words: Awaited<ReturnType<typeof wordsOf>>, reader: Reader): Message {
  const said = 'message' in event && event.message ? words.get(event.message) : undefined
  const byComplainant = actor === 'anonymous' || (event.type === 'Lodged' && said?.by === null)
  return {
    id, at: occurredAt.toString(), kind: event.type, by: byComplainant || reader === 'complainant' ? null : actor, text: said?.text ?? null,
    clause: event.type === 'Found' ? (event.clauses[0] ?? null) : (policyRef?.clauses[0] ?? null), facts: factsOf(event),
  }
}

function factsOf(event: ComplaintEvent): Record<string, string> {
  const fields = event as unknown as Record<string, unknown>
  return Object.fromEntries(FACTS.filter((name) => fields[name] !== undefined && fields[name] !== null).map((name) => [name, String(fields[name])]))
}
