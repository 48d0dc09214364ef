import { problem } from '@hall/contract'
import { eq } from 'drizzle-orm'
import { type AssetRow, lockAssets } from './db/asset-store.ts'
import { asset } from './db/schema.ts'
import type { Desk } from './desk.ts'
import type { AssetEvent } from './domain/asset-event.ts'

export type Change = Partial<typeof asset.$inferInsert>

/** Changes one asset, and says in its history what changed and why. */
export async function changeAsset(desk: Desk, { center }: { center: string }, { number, change, because }: { number: string; change: Change; because: string }) {
  const [row] = (await lockAssets(desk.tx, center, [number])) ?? []
  if (!row) return problem('ASSET_UNKNOWN')
  const event: AssetEvent = change.state && change.state !== row.state
    ? { type: 'AssetStateChanged', center, number, state: change.state, because }
    : { type: 'AssetChanged', number, field: because, ...whatChanged(row, change) }
  const version = row.version + 1
  await desk.tx.update(asset).set({ ...change, ...(change.network && { network: { ...row.network, ...change.network } }), version }).where(eq(asset.id, row.id))
  return desk.write({ stream: `asset/${row.id}`, version: row.version, events: [event], place: row })
}

function whatChanged(row: AssetRow, { function: use, window, network }: Change): { before: string; after: string } {
  if (network) return { before: row.network.ip ?? (row.network.nets ?? []).join(' '), after: network.ip ?? (network.nets ?? []).join(' ') }
  if (window !== undefined) return { before: row.window ?? '', after: window ?? '' }
  return { before: row.function, after: use ?? '' }
}
