import type { assetsShapes } from '@hall/contract-assets'
import type { z } from 'zod'
import type { finding, loss, pass, repair, request, stocktake } from './db/schema.ts'
import type { AssetRow } from './db/asset-store.ts'
import { bookValue } from './domain/value.ts'

type Shapes = typeof assetsShapes
type Shape<T extends 'asset' | 'request' | 'repair' | 'pass' | 'stocktake' | 'loss' | 'finding'> = z.input<Shapes[T]>
const text = (value: { toString(): string } | null) => value?.toString() ?? null

export function assetView(row: AssetRow, { keeper, on }: { keeper: string | null; on: Temporal.PlainDate }): Shape<'asset'> {
  return { ...row, acquiredOn: row.acquiredOn.toString(), bookValue: bookValue(row, on), keeper, network: { ...row.network, nets: row.network.nets ? [...row.network.nets] : undefined } }
}

export function requestView(row: typeof request.$inferSelect): Shape<'request'> {
  return { ...row, from: text(row.from), until: text(row.until), requestedAt: row.requestedAt.toString(), decidedAt: text(row.decidedAt), carriedOutOn: text(row.carriedOutOn) }
}

export function repairView(row: typeof repair.$inferSelect, name: string): Shape<'repair'> {
  return { ...row, assetName: name, foundAt: row.foundAt.toString(), reportedAt: row.reportedAt.toString() }
}

export function passView(row: typeof pass.$inferSelect, names: ReadonlyMap<string, string>): Shape<'pass'> {
  return {
    ...row, assets: row.assets.map((number) => ({ number, name: names.get(number) ?? '' })), returnOn: text(row.returnOn), drawnAt: row.drawnAt.toString(), checkedAt: text(row.checkedAt),
    signedAt: text(row.signedAt), releasedAt: text(row.releasedAt), returnedAt: text(row.returnedAt),
  }
}

export function stocktakeView(row: typeof stocktake.$inferSelect, scanned: number): Shape<'stocktake'> {
  return { ...row, expected: row.snapshot.length, scanned, openedAt: row.openedAt.toString(), closedAt: text(row.closedAt), signedOn: text(row.signedOn) }
}

export function lossView(row: typeof loss.$inferSelect, name: string): Shape<'loss'> {
  return { ...row, assetName: name, loss: row.amount, foundAt: row.foundAt.toString(), reportedAt: row.reportedAt.toString() }
}

export function findingView(row: typeof finding.$inferSelect, { confirmed = false, deletable = false, serious = false } = {}): Shape<'finding'> {
  return { ...row, at: row.at.toString(), confirmed, deletable, serious }
}
