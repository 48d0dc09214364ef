import { casesContract } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { record } from '@hall/ledger'
import type { ConsumerSpec } from '@hall/service-kit'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { encode, sha256 } from '../bag.ts'
import words from '../case-papers.json' with { type: 'json' }
import { casePackage, component, hold } from '../db/schema.ts'
import type { ArchiveEvent } from '../domain/archive-event.ts'
import { type CaseStep, paperOf } from '../domain/case-papers.ts'

type Handle = ConsumerSpec['handle']
type Event = Parameters<Handle>[1]
type Place = Pick<typeof casePackage.$inferSelect, 'center' | 'department' | 'window'>

/** A case that somebody has in hand has a package, which grows with its steps; one that has left the center's hands has a whole one, or shows what is missing. */
export const keepPackages: Handle = async (tx, event) => {
  switch (event.type) {
    case 'case-assigned': {
      const { case: id, center, department, window, handler } = casesContract.events['case-assigned'].data.parse(event.data)
      const at = Temporal.Instant.from(event.occurredAt)
      if (!(await openPackage(tx, event, { case: id, center, department, window, handler, openedAt: at }))) await tx.update(casePackage).set({ handler }).where(and(eq(casePackage.case, id), toldBefore(at)))
      return
    }
    case 'case-finished': {
      const { case: id, center, department, window, number, item, handler, outcome, finishedAt } = casesContract.events['case-finished'].data.parse(event.data)
      const finished = Temporal.Instant.from(finishedAt)
      await openPackage(tx, event, { case: id, center, department, window, handler, openedAt: finished })
      const [closed] = await tx.update(casePackage).set({ number, item, outcome, finishedAt: finished }).where(and(eq(casePackage.case, id), isNull(casePackage.finishedAt))).returning()
      if (closed) await recordOf(tx, event, { stream: `package/${id}`, event: { type: 'PackageClosed', case: id, outcome }, place: closed })
      return holdWaiting(tx, event, { case: id, number, place: { center, department, window } })
    }
    case 'case-moved': return growPackage(tx, event)
  }
}

/** Steps may come late or in another order: each leaves its paper, the newest says how the case stands. */
async function growPackage(tx: Transaction, event: Event): Promise<void> {
  const { case: id, center, department, window, number, item, itemName, handler, receivedAt, steppedAt, outcome, step, notices } = casesContract.events['case-moved'].data.parse(event.data)
  const at = Temporal.Instant.from(steppedAt)
  const place = { center, department, window }
  await openPackage(tx, event, { case: id, ...place, handler, openedAt: Temporal.Instant.from(receivedAt) })
  await tx.update(casePackage).set({ number, item: itemName || item, handler, openedAt: Temporal.Instant.from(receivedAt), toldAt: at }).where(and(eq(casePackage.case, id), toldBefore(at)))
  await addPaper(tx, event, { case: id, place, handler, at, step: { step, outcome, notices } })
  await holdWaiting(tx, event, { case: id, number, place })
}

const toldBefore = (at: Temporal.Instant) => or(isNull(casePackage.toldAt), lt(casePackage.toldAt, at))

interface Opened extends Place { readonly case: string; readonly handler: string | null; readonly openedAt: Temporal.Instant }

async function openPackage(tx: Transaction, event: Event, { case: id, ...rest }: Opened): Promise<boolean> {
  const opened = await tx.insert(casePackage).values({ case: id, ...rest, number: null, item: null, finishedAt: null, outcome: null, volume: null, toldAt: null }).onConflictDoNothing().returning({ case: casePackage.case })
  if (opened.length > 0) await recordOf(tx, event, { stream: `package/${id}`, event: { type: 'PackageOpened', case: id }, place: rest })
  return opened.length > 0
}

interface Stepped { readonly case: string; readonly place: Place; readonly handler: string | null; readonly at: Temporal.Instant; readonly step: CaseStep }

/** The paper bears the id of the event it came with: an event that comes again brings none. A package filed into a volume takes no more. */
async function addPaper(tx: Transaction, event: Event, { case: id, place, handler, at, step }: Stepped): Promise<void> {
  const paper = paperOf(step)
  if (!paper) return
  const [of] = await tx.select({ volume: casePackage.volume }).from(casePackage).where(eq(casePackage.case, id))
  if (of?.volume) return
  const title = words[paper.name].replace('{count}', String(paper.count))
  const digest = sha256(encode(title))
  const row = { id: event.id, ...place, case: id, kind: paper.kind, title, at, by: handler ?? 'system:cases', sha256: digest, attachment: null }
  const added = await tx.insert(component).values(row).onConflictDoNothing().returning({ id: component.id })
  if (added.length > 0) await recordOf(tx, event, { stream: `package/${id}`, event: { type: 'ComponentAdded', case: id, id: event.id, kind: paper.kind, sha256: digest }, place })
}

/** A complaint may be heard of before the case it is about: its hold waits under its own id and takes hold now. */
async function holdWaiting(tx: Transaction, event: Event, { case: id, number, place }: { case: string; number: string; place: Place }): Promise<void> {
  const held = await tx.update(hold).set({ subject: id, department: place.department, window: place.window }).where(and(eq(hold.center, place.center), eq(hold.label, number), eq(hold.subject, hold.id))).returning()
  for (const row of held) {
    if (row.releasedAt === null) await recordOf(tx, event, { stream: `hold/${row.id}`, event: { type: 'HoldPlaced', id: row.id, subject: row.label, ground: row.ground, reference: row.reference }, place })
  }
}

interface Told { readonly stream: string; readonly event: ArchiveEvent; readonly place: Place }

/** What followed from another service's event stands in the ledger like what people did. */
export function recordOf(tx: Transaction, { id, occurredAt }: Event, { stream, event, place }: Told) {
  return record(tx, { stream, events: [event], place }, { meta: { commandId: id, actor: 'system:archives', now: Temporal.Instant.from(occurredAt) }, area: 'archives', rules: { version: undefined } })
}
