import type { Transaction } from '@hall/database'
import type { ComplaintsPolicy } from '@hall/regulation'
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import { hotlineReply, intake, message } from '../db/schema.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import type { Complaint } from '../domain/complaint.ts'

interface Replying { readonly events: readonly ComplaintEvent[]; readonly after: Complaint; readonly policy: ComplaintsPolicy; readonly newId: () => string; readonly now: Temporal.Instant }

/**
 * What waits for the hotline to take it: the report to the sender, or where the regulation wants none, the reply itself. Every item
 * the matter came by is answered under its own number, one that joins a matter answered already with the answer it has.
 */
export async function keepReply(tx: Transaction, { events, after, policy, newId, now }: Replying): Promise<void> {
  if (after.sourceNumber === null) return
  const joined = events.flatMap((event) => (event.type === 'Joined' && event.channel === 'hotline_12345' && event.sourceNumber !== null ? [event.sourceNumber] : []))
  const known = await answerOf(tx, after.id)
  const answer = await answerIn(tx, events, policy)
  const numbers = answer === undefined ? joined : await itemsOf(tx, after.id)
  const text = answer ?? known
  if (text === undefined || numbers.length === 0) return
  await tx.insert(hotlineReply).values(numbers.map((sourceNumber) => ({
    id: newId(), center: after.center, complaint: after.id, number: after.number, sourceNumber, result: after.finding?.result ?? null, text, repliedAt: now,
  })))
}

async function answerIn(tx: Transaction, events: readonly ComplaintEvent[], { closing }: ComplaintsPolicy): Promise<string | undefined> {
  const reported = closing.transferred?.value.includes('report_to_source') ?? false
  const said = events.flatMap((event) => ((event.type === 'Reported' && event.to === 'source') || (!reported && (event.type === 'ReplySent' || event.type === 'ComplainantTold')) ? (event.message ?? []) : [])).at(-1)
  if (said === undefined) return undefined
  const [row] = await tx.select({ text: message.text }).from(message).where(eq(message.id, said))
  return row?.text
}

async function answerOf(tx: Transaction, complaint: string): Promise<string | undefined> {
  const [row] = await tx.select({ text: hotlineReply.text }).from(hotlineReply).where(eq(hotlineReply.complaint, complaint)).orderBy(desc(hotlineReply.repliedAt)).limit(1)
  return row?.text
}

async function itemsOf(tx: Transaction, complaint: string): Promise<string[]> {
  const rows = await tx.select({ number: intake.sourceNumber }).from(intake)
    .where(and(eq(intake.complaint, complaint), eq(intake.channel, 'hotline_12345'), isNotNull(intake.sourceNumber))).orderBy(asc(intake.receivedAt))
  return rows.flatMap(({ number }) => number ?? [])
}
