import type { Transaction } from '@hall/database'
import { complaintDecisionForm, complaintRecordForm, complaintReplyForm } from '@hall/documents/print'
import { issueDocument } from '@hall/issued-documents'
import type { CallContext } from '@hall/rpc'
import { eq } from 'drizzle-orm'
import { localTime } from '@hall/calendar'
import type { InForce } from '../db/rules-store.ts'
import { message } from '../db/schema.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import type { Complaint } from '../domain/complaint.ts'
import type { Lodgement } from '../domain/lodge.ts'
import words from '../export/texts.json' with { type: 'json' }

interface Issuing { readonly state: Complaint; readonly rules: InForce; readonly call: Pick<CallContext, 'actor' | 'now'>; readonly newId: () => string }

/** A written decision and a reply become numbered papers, where the center issues them; the journal keeps which. */
export async function withPapers(tx: Transaction, events: readonly ComplaintEvent[], issuing: Issuing): Promise<readonly ComplaintEvent[]> {
  const all: ComplaintEvent[] = []
  for (const event of events) all.push(event.type === 'Decided' || event.type === 'ReplySent' ? await withPaper(tx, event, issuing) : event)
  return all
}

async function withPaper(tx: Transaction, event: Extract<ComplaintEvent, { type: 'Decided' | 'ReplySent' }>, { state, rules, call, newId }: Issuing): Promise<ComplaintEvent> {
  const { decision, reply } = rules.policy.documents
  const prefix = event.type === 'Decided' ? decision : reply
  if (!prefix || !event.message) return event
  const [said] = await tx.select({ text: message.text }).from(message).where(eq(message.id, event.message))
  const { id, number, sha256 } = await issueDocument(tx, {
    id: newId(), subject: `complaint/${state.id}`, place: { center: state.center }, form: event.type === 'Decided' ? complaintDecisionForm : complaintReplyForm,
    prefix: prefix.value, values: { fields: { ...fieldsOf(state, rules), text: said?.text ?? '', clauses: prefix.clause } }, by: call.actor, now: call.now,
  })
  return { ...event, document: { id, number, sha256 } }
}

function fieldsOf(state: Complaint, { policy }: InForce) {
  const { number, window, receivedAt, ground, finding } = state
  return {
    complaint: number, window: window ?? '', receivedAt: localTime(Temporal.Instant.from(receivedAt)).toString({ smallestUnit: 'minute' }).replace('T', ' '),
    ground: policy.grounds.find(({ id }) => id === ground)?.name ?? ground, result: finding ? words.results[finding.result] : '',
  }
}

interface Recording { readonly rules: InForce; readonly given: Lodgement; readonly call: Pick<CallContext, 'actor' | 'now'>; readonly id: string }

/** What was said by word of mouth, on paper for the complainant to confirm. */
export async function recordPaper(tx: Transaction, state: Complaint, { rules, given, call, id }: Recording): Promise<void> {
  const { record } = rules.policy.documents
  if (!record || !given.oral) return
  const { name, contact } = given.complainant
  await issueDocument(tx, {
    id, subject: `complaint/${state.id}`, place: { center: state.center }, form: complaintRecordForm, prefix: record.value,
    values: { fields: { ...fieldsOf(state, rules), channel: words.channels[state.channel], complainant: name ?? words.refused, contact: contact ?? words.refused, content: given.content ?? '' } }, by: call.actor, now: call.now,
  })
}
