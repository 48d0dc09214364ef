import type { Transaction } from '@hall/database'
import { and, eq, inArray } from 'drizzle-orm'
import { asset, custodian } from './schema.ts'

export type AssetRow = typeof asset.$inferSelect

export async function findAsset(tx: Transaction, center: string, number: string): Promise<AssetRow | undefined> {
  const [row] = await tx.select().from(asset).where(and(eq(asset.center, center), eq(asset.number, number)))
  return row
}

/** Locked; undefined when one of them is not there. */
export async function lockAssets(tx: Transaction, center: string, numbers: readonly string[]): Promise<AssetRow[] | undefined> {
  if (numbers.length === 0) return []
  const rows = await tx.select().from(asset).where(and(eq(asset.center, center), inArray(asset.number, [...numbers]))).for('update')
  return rows.length === new Set(numbers).size ? rows : undefined
}

export async function custodianOf(tx: Transaction, window: string | null): Promise<typeof custodian.$inferSelect | undefined> {
  if (window === null) return undefined
  const [row] = await tx.select().from(custodian).where(eq(custodian.window, window))
  return row
}

/** Where an asset is used, in a word: the window, the section, or the center itself. */
export const atOf = ({ window, section, center }: Pick<AssetRow, 'window' | 'section' | 'center'>): string => window ?? section ?? center

/** Who keeps what: by window the custodian or, where the regulation says so, whoever leads it now. */
export async function keepersOf(tx: Transaction, rows: readonly Pick<AssetRow, 'window'>[], { by, on }: { by: 'custodian' | 'window_lead'; on: Temporal.PlainDate }): Promise<Map<string, string>> {
  const windows = [...new Set(rows.flatMap(({ window }) => (window ? [window] : [])))]
  if (windows.length === 0) return new Map()
  const found = by === 'custodian'
    ? await tx.sql<{ window: string; person: string }>('select "window", person from custodian where "window" = any ($1)', [windows])
    : await tx.sql<{ window: string; person: string }>('select distinct on ("window") "window", person from posting where "window" = any ($1) and lead and starts_on <= $2 and (ends_on is null or ends_on > $2) order by "window", starts_on desc', [windows, on])
  return new Map(found.map(({ window, person }) => [window, person]))
}
