import type { Transaction } from '@hall/database'

/** People by name, from the copy of who is where, as far as the reach of `tx` sees: the name of their last posting. */
export async function namesOfPeople(tx: Transaction, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return tx.sql<{ id: string; name: string }>('select distinct on (person) person as id, name from posting where person = any ($1) order by person, starts_on desc', [ids], 'people.names')
}
