import type { Result } from '@hall/contract'
import { finding } from './db/schema.ts'
import type { VolumeRow } from './db/volume-store.ts'
import type { Desk } from './desk.ts'

type FindingRow = typeof finding.$inferSelect

export interface Found {
  readonly kind: FindingRow['kind']
  readonly volume: Pick<VolumeRow, 'center' | 'department' | 'window' | 'number'>
  readonly against: string | null
  readonly subject: string
  readonly clause: string | null | undefined
}

/** What is held against somebody goes on record, and the office hears of it. */
export async function recordFinding({ tx, call, newId, write }: Pick<Desk, 'tx' | 'newId' | 'write'> & { call: { now: Temporal.Instant } }, { kind, volume, against, subject, clause }: Found): Promise<Result<number, 'CONFLICT'>> {
  const { center, department, window, number } = volume
  const row: FindingRow = { id: newId(), center, department, window, kind, volume: number, against, subject, at: call.now, clause: clause ?? null }
  await tx.insert(finding).values(row)
  return write({ stream: `finding/${row.id}`, events: [{ type: 'ArchiveFindingRecorded', id: row.id, center, window, kind, volume: number, against, subject, clause: row.clause }], place: volume }, [clause])
}
