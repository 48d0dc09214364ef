import { casesContract } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { record } from '@hall/ledger'
import type { ConsumerSpec } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { casePackage } from '../db/schema.ts'
import type { ArchiveEvent } from '../domain/archive-event.ts'

type Handle = ConsumerSpec['handle']
type Event = Parameters<Handle>[1]

/** A case that somebody has in hand has a package; one that has left the center's hands has a whole one, or shows what is missing. */
export const keepPackages: Handle = async (tx, event) => {
  if (event.type === 'case-assigned') {
    const { case: id, center, department, window, handler } = casesContract.events['case-assigned'].data.parse(event.data)
    const opened = await tx.insert(casePackage).values({ case: id, center, department, window, handler, number: null, item: null, openedAt: Temporal.Instant.from(event.occurredAt), finishedAt: null, outcome: null, volume: null }).onConflictDoNothing().returning({ case: casePackage.case })
    if (opened.length > 0) await recordOf(tx, event, { stream: `package/${id}`, event: { type: 'PackageOpened', case: id }, place: { center, department, window } })
    else await tx.update(casePackage).set({ handler }).where(eq(casePackage.case, id))
    return
  }
  if (event.type !== 'case-finished') return
  const { case: id, center, department, window, number, item, handler, outcome, finishedAt } = casesContract.events['case-finished'].data.parse(event.data)
  const closed = { number, item, handler, outcome, finishedAt: Temporal.Instant.from(finishedAt) }
  await tx.insert(casePackage).values({ case: id, center, department, window, openedAt: closed.finishedAt, volume: null, ...closed }).onConflictDoUpdate({ target: casePackage.case, set: closed })
  await recordOf(tx, event, { stream: `package/${id}`, event: { type: 'PackageClosed', case: id, outcome }, place: { center, department, window } })
}

interface Told { readonly stream: string; readonly event: ArchiveEvent; readonly place: { readonly center: string; readonly department: string | null; readonly window: string | null } }

/** What followed from another service's event stands in the ledger like what people did. */
export function recordOf(tx: Transaction, { id, occurredAt }: Event, { stream, event, place }: Told) {
  return record(tx, { stream, events: [event], place }, { meta: { commandId: id, actor: 'system:archives', now: Temporal.Instant.from(occurredAt) }, area: 'archives', rules: { version: undefined } })
}
