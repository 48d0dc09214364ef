import type { ComplaintRow as View } from '@hall/contract-complaints'
import type { Transaction } from '@hall/database'
import { loadStream } from '@hall/journal'
import { and, eq } from 'drizzle-orm'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import { type Complaint, complaintOf, isFounded } from '../domain/complaint.ts'
import { clocksOf, isLate, ours, type Rules, type Running } from '../domain/limits.ts'
import { missingSteps } from '../domain/steps.ts'
import { complaint } from './schema.ts'

export type ComplaintRow = typeof complaint.$inferSelect

export const streamOf = (id: string): string => `complaint/${id}`
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Within the reach of `tx`. */
export async function findComplaint(tx: Transaction, id: string): Promise<ComplaintRow | undefined> {
  if (!UUID.test(id)) return undefined
  const [row] = await tx.select().from(complaint).where(eq(complaint.id, id))
  return row
}

/** The complaint as its journal tells it, and at which version. */
export async function loadComplaint(tx: Transaction, id: string): Promise<{ state: Complaint; version: number } | undefined> {
  const events = await loadStream<ComplaintEvent>(tx, streamOf(id))
  const state = complaintOf(events.map(({ event, occurredAt }) => ({ event, at: occurredAt.toString() })))
  return state && { state, version: events.length }
}

/** What a row holds beside what the journal tells. */
export interface Kept { readonly content: string; readonly contactKey: string | null }

export async function insertComplaint(tx: Transaction, state: Complaint, { version, rules, kept }: { version: number; rules: Rules; kept: Kept }): Promise<void> {
  await tx.insert(complaint).values({ ...projected(state, rules), ...kept, id: state.id, version })
}

export async function updateComplaint(tx: Transaction, state: Complaint, { version, rules }: { version: number; rules: Rules }): Promise<void> {
  await tx.update(complaint).set({ ...projected(state, rules), version }).where(and(eq(complaint.id, state.id)))
}

function projected(state: Complaint, rules: Rules) {
  const clock = ours(state, rules)
  const shows = !state.confidential && (state.routed || state.unitAsked !== null)
  const known = state.personAsked !== null || isFounded(state.finding?.result)
  const open = state.status === 'open' || state.status === 'draft'
  return {
    number: state.number, center: state.center, department: state.department, window: state.window, person: state.person,
    shownDepartment: shows ? state.department : null, shownWindow: shows ? state.window : null, shownPerson: known ? state.person : null,
    channel: state.channel, channels: [...state.channels], body: state.body, ground: state.ground, class: state.class, classified: state.classified, status: state.status,
    coordinator: state.coordinator, handler: state.handler, anonymous: state.anonymous, contactable: state.contactable, confidential: state.confidential,
    incomplete: [...state.incomplete], caseNumber: state.caseNumber, item: state.item, rating: state.rating,
    receivedAt: Temporal.Instant.from(state.receivedAt), factsOn: Temporal.PlainDate.from(state.factsOn),
    dueAt: clock?.endsAt ?? null, dueDate: clock?.dueDate ?? null, dueClause: clock?.clause ?? null, metAt: clock?.metAt ?? null,
    foundAt: state.finding ? Temporal.Instant.from(state.finding.at) : null, result: state.finding?.result ?? null,
    serious: state.finding?.serious ?? false, violation: state.finding?.violation ?? false,
    objecting: state.objection !== null && !state.objection.decided, unsettled: state.unsettled && state.status === 'closed', bounces: state.bounces,
    waitsFor: open ? missingSteps(state, rules).map(({ step }) => step) : [],
    closedAt: state.closed ? Temporal.Instant.from(state.closed.at) : null,
    late: state.closed ? state.closed.late : clock !== undefined && isLate(clock, rules.now),
    remindAt: open ? nextReminder(clocksOf(state, rules), rules.now) : null,
  }
}

/** The morning of a last day, then its end: the next of them that has not passed. */
function nextReminder(clocks: readonly Running[], now: Temporal.Instant): Temporal.Instant | null {
  const moments = clocks.filter(({ metAt }) => metAt === null)
    .flatMap(({ dueDate, endsAt }) => [dueDate.toZonedDateTime('Asia/Shanghai').toInstant(), endsAt])
    .filter((moment) => Temporal.Instant.compare(moment, now) > 0)
    .sort(Temporal.Instant.compare)
  return moments[0] ?? null
}

export type { View }
