import type { Transaction } from '@hall/database'
import { eq } from 'drizzle-orm'
import { hotlineReply, message } from '../db/schema.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import type { Complaint } from '../domain/complaint.ts'

interface Replying { readonly events: readonly ComplaintEvent[]; readonly after: Complaint; readonly newId: () => string; readonly now: Temporal.Instant }

/** A report to the sender waits for the hotline to take it. */
export async function keepReply(tx: Transaction, { events, after, newId, now }: Replying): Promise<void> {
  const report = events.find((event) => event.type === 'Reported' && event.to === 'source')
  if (!report || report.type !== 'Reported' || !report.message || !after.sourceNumber) return
  const [said] = await tx.select({ text: message.text }).from(message).where(eq(message.id, report.message))
  await tx.insert(hotlineReply).values({
    id: newId(), center: after.center, complaint: after.id, number: after.number, sourceNumber: after.sourceNumber,
    result: after.finding?.result ?? null, text: said?.text ?? '', repliedAt: now,
  })
}
