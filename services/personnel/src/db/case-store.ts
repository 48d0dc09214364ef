import type { EventOf } from '@hall/contract'
import type { CasesContract } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { OpenCase } from '../domain/cover/work.ts'
import { caseCopy, caseStep, itemCopy } from './case-schema.ts'

type Events = CasesContract['events']

/** The latest word on a case counts; each of its steps is kept once. */
export async function keepCase(tx: Transaction, moved: EventOf<Events['case-moved']>): Promise<void> {
  const { case: id, center, department, window, number, item, itemName, kind, departments, handler, dueOn, finishedAt, step, steppedAt } = moved
  const at = Temporal.Instant.from(steppedAt)
  await tx.insert(caseStep).values({ case: id, center, department, window, step, handler, at }).onConflictDoNothing()
  const row = { id, center, department, window, number, item, itemName, kind, departments: [...departments], handler, dueOn: dueOn === null ? null : Temporal.PlainDate.from(dueOn), finished: finishedAt !== null, movedAt: at }
  const [known] = await tx.select({ movedAt: caseCopy.movedAt }).from(caseCopy).where(eq(caseCopy.id, id))
  if (known && Temporal.Instant.compare(known.movedAt, at) > 0) return
  const { id: _id, ...changing } = row
  await tx.insert(caseCopy).values(row).onConflictDoUpdate({ target: caseCopy.id, set: changing })
}

export async function keepItem(tx: Transaction, { item: id, center, department, name }: EventOf<Events['item-published']>): Promise<void> {
  await tx.insert(itemCopy).values({ id, center, department, name, leftOn: null }).onConflictDoUpdate({ target: itemCopy.id, set: { department, name, leftOn: null } })
}

export async function leaveItem(tx: Transaction, { item, on }: EventOf<Events['item-left']>): Promise<void> {
  await tx.update(itemCopy).set({ leftOn: Temporal.PlainDate.from(on) }).where(eq(itemCopy.id, item))
}

export async function findCase(tx: Transaction, { center, number }: { center: string; number: string }) {
  const [row] = await tx.select().from(caseCopy).where(and(eq(caseCopy.center, center), eq(caseCopy.number, number)))
  return row
}

export async function stepsOfCase(tx: Transaction, id: string) {
  return tx.select().from(caseStep).where(eq(caseStep.case, id)).orderBy(asc(caseStep.at))
}

/** Open cases of some people at a center, what falls due first in front. */
export async function openCasesOf(tx: Transaction, { center, people }: { center: string; people: readonly string[] }): Promise<OpenCase[]> {
  if (people.length === 0) return []
  const rows = await tx.select().from(caseCopy).where(and(eq(caseCopy.center, center), inArray(caseCopy.handler, [...people]), eq(caseCopy.finished, false))).orderBy(asc(caseCopy.dueOn), asc(caseCopy.number)).limit(1000)
  return rows.map(({ id, number, itemName, kind, dueOn, handler }) => ({ id, number, itemName, kind, dueOn: dueOn?.toString() ?? null, handler }))
}

export async function itemsOf(tx: Transaction, { center, department }: { center: string; department?: string | undefined }) {
  const rows = await tx.select().from(itemCopy).where(and(eq(itemCopy.center, center), department === undefined ? undefined : eq(itemCopy.department, department))).orderBy(asc(itemCopy.name)).limit(5000)
  return rows.filter(({ leftOn }) => leftOn === null)
}
