import type { Result } from '@hall/contract'
import { finding } from './db/schema.ts'
import type { AssetRow } from './db/asset-store.ts'
import type { Desk } from './desk.ts'

export type FindingRow = typeof finding.$inferSelect

export interface Found {
  readonly kind: FindingRow['kind']
  readonly place: Pick<AssetRow, 'center' | 'department' | 'window'>
  readonly asset: string | null
  readonly against: string | null
  readonly subject: string
  readonly clause: string | undefined
}

/** What is held against a window or a person goes on record once, and supervision hears of it. */
export async function recordFinding({ tx, call, newId, write }: Desk, { kind, place, asset, against, subject, clause }: Found): Promise<Result<FindingRow, 'CONFLICT'>> {
  const { center, department, window } = place
  const row: FindingRow = { id: newId(), center, department, window, kind, asset, against, subject, at: call.now, clause: clause ?? null }
  await tx.insert(finding).values(row)
  const written = await write({ stream: `finding/${row.id}`, events: [{ type: 'AssetFindingRecorded', id: row.id, center, window, kind, asset, against, subject, clause: row.clause }], place }, [clause])
  return written.ok ? { ok: true, value: row } : written
}
