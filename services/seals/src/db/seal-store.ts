import type { Transaction } from '@hall/database'
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Mandate } from '../domain/custody.ts'
import type { UseState } from '../domain/use.ts'
import { handover, item, mandate, outing, registeredCase, seal, use } from './schema.ts'

export type SealRow = typeof seal.$inferSelect
export type UseRow = typeof use.$inferSelect

/** Locked until the end of the transaction; undefined outside the reach or in another center. */
export async function lockSeal(tx: Transaction, center: string, id: string): Promise<SealRow | undefined> {
  const [row] = await tx.select().from(seal).where(and(eq(seal.id, id), eq(seal.center, center))).for('update')
  return row
}

export async function findSeal(tx: Transaction, center: string, id: string): Promise<SealRow | undefined> {
  const [row] = await tx.select().from(seal).where(and(eq(seal.id, id), eq(seal.center, center)))
  return row
}

/** A use with its seal, the seal locked. */
export async function lockUse(tx: Transaction, center: string, id: string): Promise<{ row: UseRow; of: SealRow } | undefined> {
  const [row] = await tx.select().from(use).where(and(eq(use.id, id), eq(use.center, center)))
  const of = row && (await lockSeal(tx, center, row.seal))
  // Read again under the lock: it may have moved on meanwhile.
  const [now] = of ? await tx.select().from(use).where(eq(use.id, id)) : []
  return now && of ? { row: now, of } : undefined
}

export async function usesOfCase(tx: Transaction, center: string, number: string): Promise<UseState[]> {
  const rows = await tx.select().from(use).where(and(eq(use.center, center), eq(use.case, number)))
  return rows.map((row) => useState(row, rows.some(({ replaces, state }) => replaces === row.id && state !== 'refused')))
}

export function useState(row: UseRow, replaced = false): UseState {
  return { ...row, replaced }
}

export async function findCase(tx: Transaction, center: string, number: string) {
  const [row] = await tx.select({ item: registeredCase.item, acceptedOn: registeredCase.acceptedOn, itemEnteredOn: item.enteredOn })
    .from(registeredCase).leftJoin(item, and(eq(item.center, registeredCase.center), eq(item.code, registeredCase.item)))
    .where(and(eq(registeredCase.center, center), eq(registeredCase.case, number)))
  return row
}

export async function mandatesOf(tx: Transaction, center: string, person: string): Promise<Mandate[]> {
  return tx.select().from(mandate).where(and(eq(mandate.center, center), eq(mandate.person, person)))
}

export async function openHandover(tx: Transaction, sealId: string) {
  const [row] = await tx.select().from(handover).where(and(eq(handover.seal, sealId), isNull(handover.acceptedAt)))
  return row
}

export async function openOuting(tx: Transaction, sealId: string) {
  const [row] = await tx.select().from(outing).where(and(eq(outing.seal, sealId), isNull(outing.returnedAt))).orderBy(desc(outing.leftAt)).limit(1)
  return row
}

export async function sealNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await tx.select({ id: seal.id, name: seal.name }).from(seal).where(inArray(seal.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
