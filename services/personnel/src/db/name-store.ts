import type { Localized } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { inArray } from 'drizzle-orm'
import { placeName } from './schema.ts'

export async function keepName(tx: Transaction, { id, name }: { id: string; name: Localized }): Promise<void> {
  await tx.sql('insert into place_name (id, zh, en) values ($1, $2, $3) on conflict (id) do update set zh = excluded.zh, en = excluded.en', [id, name.zh, name.en])
}

/** The names of centers, departments, windows and posts, as forms bear them; the id until the name has arrived. */
export async function namesOf(tx: Transaction, ids: readonly (string | null)[]): Promise<(id: string | null) => Localized> {
  const wanted = ids.filter((id) => id !== null)
  const rows = wanted.length === 0 ? [] : await tx.select().from(placeName).where(inArray(placeName.id, wanted))
  const known = new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
  return (id) => (id === null ? { zh: '—', en: '—' } : (known.get(id) ?? { zh: id, en: id }))
}
