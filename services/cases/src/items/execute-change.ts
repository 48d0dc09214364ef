import { problem, type Result } from '@hall/contract'
import type { ItemContent } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import { and, eq, isNull } from 'drizzle-orm'
import { findItem, type ItemRow } from '../db/item-store.ts'
import { caseFile, item, type itemChange, itemVersion } from '../db/schema.ts'
import type { ItemEvent } from '../domain/items/item-event.ts'

type ChangeRow = typeof itemChange.$inferSelect
interface Executing { readonly effectiveFrom: Temporal.PlainDate; readonly publicSince: Temporal.PlainDate | null; readonly newId: () => string; readonly meta: EventMeta }
type Executed = Result<{ item: string; version: number; openCases: number }, 'ITEM_UNKNOWN' | 'ITEM_CODE_TAKEN' | 'CONFLICT'>

/** What an application that has come all its way does to the catalogue. Open cases keep the version they began under. */
export async function executeChange(tx: Transaction, change: ChangeRow, how: Executing): Promise<Executed> {
  if (change.kind === 'entry' && change.item === null) return admit(tx, change, how)
  const found = change.item ? await findItem(tx, change.item) : undefined
  if (!found) return problem('ITEM_UNKNOWN')
  return change.content ? publish(tx, found, { change, content: change.content, how }) : leave(tx, found, { change, how })
}

async function admit(tx: Transaction, change: ChangeRow, how: Executing): Promise<Executed> {
  const content = change.content!
  const id = how.newId()
  const { center, department } = change
  const row: ItemRow = {
    id, center, department, code: content.code, name: content.name, kind: content.kind, state: 'published', version: 1, streamVersion: 0, effectiveFrom: how.effectiveFrom, leftOn: null, windows: [], reviewedOn: null, sheets: null,
  }
  const inserted = await tx.insert(item).values(row).onConflictDoNothing().returning({ id: item.id })
  if (inserted.length === 0) return problem('ITEM_CODE_TAKEN', { details: { item: content.code } })
  return keepVersion(tx, row, { change, content, how, version: 1 })
}

interface Changing { readonly change: ChangeRow; readonly how: Executing }

function publish(tx: Transaction, found: ItemRow, { change, content, how }: Changing & { content: ItemContent }): Promise<Executed> {
  return keepVersion(tx, found, { change, content, how, version: found.version + 1 })
}

async function keepVersion(tx: Transaction, row: ItemRow, { change, content, how, version }: Changing & { content: ItemContent; version: number }): Promise<Executed> {
  const { effectiveFrom, publicSince, meta } = how
  const approval = change.steps.findLast(({ on, step }) => on !== null && step !== 'section_execution' && step !== 'department_application')
  await tx.insert(itemVersion).values({
    item: row.id, center: row.center, department: row.department, version, effectiveFrom, publishedAt: meta.now, publicSince, decision: approval?.document ?? null, decidedOn: approval?.on ?? null, changeKind: change.kind, content,
  })
  await tx.update(item).set({ name: content.name, kind: content.kind, state: 'published', version, effectiveFrom, leftOn: null, streamVersion: row.streamVersion + 1 }).where(eq(item.id, row.id))
  const event: ItemEvent = { type: 'ItemPublished', item: row.id, center: row.center, department: row.department, version, name: content.name, effectiveFrom: effectiveFrom.toString() }
  return told(tx, row, { event, how, version })
}

async function leave(tx: Transaction, row: ItemRow, { change, how }: Changing): Promise<Executed> {
  await tx.update(item).set({ state: 'left', leftOn: how.effectiveFrom, streamVersion: row.streamVersion + 1 }).where(eq(item.id, row.id))
  const event: ItemEvent = { type: 'ItemLeft', item: row.id, center: row.center, department: row.department, on: how.effectiveFrom.toString(), kind: change.kind }
  return told(tx, row, { event, how, version: row.version })
}

async function told(tx: Transaction, row: ItemRow, { event, how, version }: { event: ItemEvent; how: Executing; version: number }): Promise<Executed> {
  const appended = await append(tx, { stream: `item/${row.id}`, expectedVersion: row.streamVersion, events: [event], meta: { ...how.meta, center: row.center, department: row.department } })
  if (!appended.ok) return appended
  const openCases = await tx.$count(caseFile, and(eq(caseFile.item, row.id), isNull(caseFile.finishedAt)))
  return { ok: true, value: { item: row.id, version, openCases } }
}
