import type { Transaction } from '@hall/database'
import type { OperationLine } from '../domain/device/operation-line.ts'
import type { Sender } from './punch-store.ts'

const KEEP = `
  with kept as (
    insert into device_operation (center, serial, received_at, code, operator, at)
    select $1, $2, $3, l.* from unnest($4::int[], $5::text[], $6::timestamp[]) as l on conflict do nothing returning 1
  ) select count(*)::int as kept from kept`

/** What was done at a terminal, once each however often it is told. Answers how many are new. */
export async function keepOperations(tx: Transaction, { center, serial }: Pick<Sender, 'center' | 'serial'>, { operations, now }: { operations: readonly OperationLine[]; now: Temporal.Instant }): Promise<number> {
  if (operations.length === 0) return 0
  const [row] = await tx.sql<{ kept: number }>(KEEP, [
    center, serial, now, operations.map(({ code }) => code), operations.map(({ operator }) => operator), operations.map(({ at }) => at),
  ], 'operation.keep')
  return row!.kept
}
