import { complaintsContract } from '@hall/contract-complaints'
import type { ConsumerSpec } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { casePackage, hold } from '../db/schema.ts'
import { recordOf } from './on-cases.ts'

type Handle = ConsumerSpec['handle']

/** While a complaint about a case is open, its papers are held; the hold bears the complaint's own id and ends with it. */
export const holdForComplaints: Handle = async (tx, event) => {
  if (event.type === 'complaint-opened') {
    const { id, number, center, caseNumber } = complaintsContract.events['complaint-opened'].data.parse(event.data)
    if (caseNumber === null) return
    const [of] = await tx.select().from(casePackage).where(and(eq(casePackage.center, center), eq(casePackage.number, caseNumber)))
    // Of a case not heard of yet, the hold waits under its own id until the case comes.
    const { department, window, subject } = of ? { ...of, subject: of.case } : { department: null, window: null, subject: id }
    const held = await tx.insert(hold).values({ id, center, department, window, subject, label: caseNumber, ground: 'complaint', reference: number, since: Temporal.Instant.from(event.occurredAt), by: 'system:archives', releasedAt: null }).onConflictDoNothing().returning({ id: hold.id })
    if (held.length > 0 && of) await recordOf(tx, event, { stream: `hold/${id}`, event: { type: 'HoldPlaced', id, subject: caseNumber, ground: 'complaint', reference: number }, place: of })
    return
  }
  if (event.type !== 'complaint-closed') return
  const { id, center } = complaintsContract.events['complaint-closed'].data.parse(event.data)
  const [released] = await tx.update(hold).set({ releasedAt: Temporal.Instant.from(event.occurredAt) }).where(and(eq(hold.id, id), isNull(hold.releasedAt))).returning()
  if (released) {
    if (released.subject !== released.id) await recordOf(tx, event, { stream: `hold/${id}`, event: { type: 'HoldReleased', id, subject: released.label, ground: released.ground }, place: released })
    return
  }
  // Closed before it was heard of: a hold that is over already, so that the opening that follows places none.
  const at = Temporal.Instant.from(event.occurredAt)
  await tx.insert(hold).values({ id, center, department: null, window: null, subject: id, label: '', ground: 'complaint', reference: '', since: at, by: 'system:archives', releasedAt: at }).onConflictDoNothing()
}
