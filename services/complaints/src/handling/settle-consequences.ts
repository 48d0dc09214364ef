import type { Transaction } from '@hall/database'
import { dateOf } from '@hall/calendar'
import { append, type EventMeta } from '@hall/journal'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { postedSince } from '../db/place-store.ts'
import type { InForce } from '../db/rules-store.ts'
import { complaint, consequence } from '../db/schema.ts'
import type { Complaint } from '../domain/complaint.ts'
import { type Consequence, consequencesOf, countOf, type Held, type Record } from '../domain/consequences.ts'
import type { ServiceEvent } from '../domain/service-event.ts'

interface Settling { readonly after: Complaint; readonly rules: InForce; readonly meta: EventMeta; readonly newId: () => string }
type Row = typeof consequence.$inferSelect

/**
 * Makes what follows from a finding follow, and takes back what no longer does: of this complaint, and of any other that rested
 * on counting this one.
 */
export async function settleConsequences(tx: Transaction, settling: Settling): Promise<void> {
  const { after, rules } = settling
  const record = await recordOf(tx, after, rules)
  const wanted = consequencesOf(after, rules.policy, record)
  const active = await tx.select().from(consequence).where(and(eq(consequence.complaint, after.id), isNull(consequence.withdrawnAt)))
  for (const row of active) if (!wanted.some((one) => isSame(one, row, after))) await withdraw(tx, row, settling)
  for (const one of wanted) if (!active.some((row) => isSame(one, row, after))) await raise(tx, one, settling)
  await recount(tx, record, settling)
}

const isSame = (one: Consequence, row: Row, { finding }: Complaint) =>
  row.rule === one.rule && row.person === one.person && row.window === one.window && row.result === finding?.result

async function recordOf(tx: Transaction, after: Complaint, { now }: InForce): Promise<Record> {
  if (!after.person) return { held: [], postedSince: null }
  const rows = await tx.select().from(complaint).where(and(
    eq(complaint.center, after.center), eq(complaint.person, after.person), inArray(complaint.result, ['substantiated', 'partly']), ne(complaint.status, 'merged')))
  const held = rows.map((row): Held => ({
    complaint: row.id, result: row.result!, serious: row.serious, violation: row.violation, poorRating: row.channel === 'poor_rating', foundAt: row.foundAt!, factsOn: row.factsOn.toString(),
  }))
  return { held, postedSince: await postedSince(tx, after.person, { center: after.center, on: dateOf(now) }) }
}

/** A third complaint that is none any more, or was found true in part only, takes back what followed from the three, wherever it was raised. */
async function recount(tx: Transaction, record: Record, settling: Settling): Promise<void> {
  const { after, rules } = settling
  if (!after.person) return
  for (const { id, rule } of rules.policy.consequences) {
    if (rule.value.count === 1 || countOf(rule, record) >= rule.value.count) continue
    const rows = await tx.select().from(consequence).where(and(eq(consequence.center, after.center), eq(consequence.person, after.person), eq(consequence.rule, id), isNull(consequence.withdrawnAt)))
    for (const row of rows) await withdraw(tx, row, settling)
  }
}

async function raise(tx: Transaction, one: Consequence, { after, meta, newId }: Settling): Promise<void> {
  const id = newId()
  const { rule, kind, clause, window, person, points, basis, year } = one
  const { number, center, department } = after
  const result = after.finding!.result
  await tx.insert(consequence).values({ id, complaint: after.id, number, center, department, window, person, rule, kind, clause, result, points, basis, year, raisedAt: meta.now, version: 1 })
  const event: ServiceEvent = { type: 'ConsequenceRaised', id, complaint: after.id, number, center, department, window, person, kind, clause, result, points, basis, year, factsOn: after.factsOn }
  await append(tx, { stream: `consequence/${id}`, expectedVersion: 0, events: [event], meta: placed(meta, { department, window, person }) })
}

async function withdraw(tx: Transaction, row: Row, { after, meta }: Settling): Promise<void> {
  const reason = after.finding ? `${after.number}: ${after.finding.result}` : `${after.number}: reopened`
  await tx.update(consequence).set({ withdrawnAt: meta.now, withdrawnReason: reason, version: row.version + 1 }).where(eq(consequence.id, row.id))
  const { id, complaint: of, center, department, window, person, kind, clause } = row
  const event: ServiceEvent = { type: 'ConsequenceWithdrawn', id, complaint: of, center, department, window, person, kind, clause, reason }
  await append(tx, { stream: `consequence/${id}`, expectedVersion: row.version, events: [event], meta: placed(meta, row) })
}

/** Where a consequence belongs: its department may answer it. */
function placed(meta: EventMeta, { department, window, person }: Pick<Row, 'department' | 'window' | 'person'>): EventMeta {
  return { ...meta, ...(department && { department }), ...(window && { window }), ...(person && { person }) }
}
