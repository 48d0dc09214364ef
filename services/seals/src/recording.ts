import type { Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type Basis, type Place, record } from '@hall/ledger'
import { eq } from 'drizzle-orm'
import { seal } from './db/schema.ts'
import type { SealRow } from './db/seal-store.ts'
import type { SealEvent } from './domain/seal-event.ts'

export type Recording = Omit<Basis, 'area'>

/** Appends what was decided about a seal to its stream; answers the new version. */
export async function recordOn(tx: Transaction, { row, events }: { row: SealRow; events: readonly SealEvent[] }, recording: Recording): Promise<Result<number, 'CONFLICT'>> {
  const recorded = await record(tx, { stream: `seal/${row.id}`, version: row.version, events, place: row }, { ...recording, area: 'seals' })
  if (recorded.ok) await tx.update(seal).set({ version: recorded.value }).where(eq(seal.id, row.id))
  return recorded
}

/** Appends what is about no seal to a stream of its own. */
export function recordApart(tx: Transaction, { stream, event }: { stream: string; event: SealEvent }, { place, ...recording }: Recording & { place: Place }): Promise<Result<number, 'CONFLICT'>> {
  return record(tx, { stream, events: [event], place }, { ...recording, area: 'seals' })
}
