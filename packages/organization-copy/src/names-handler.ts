import { EVERYTHING } from '@hall/access'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'

interface Named { readonly id: string; readonly name: string }

const NAMES = 'select distinct on (person) person as id, name from posting where person = any ($1) and ($2::text[] is null or center = any ($2)) order by person, starts_on desc'

/**
 * People by name, from the copy of who is where: those the caller's reach sees, and those of the centers the caller has a right in,
 * where everybody bears the name on a badge.
 */
export function namesHandler(service: ServiceContext) {
  return async ({ people }: { people: string[] }, call: CallContext): Promise<{ ok: true; value: { rows: Named[] } }> => {
    const centers = [...new Set(call.actor.grants.flatMap(({ scope }) => ('center' in scope ? [scope.center] : [])))]
    const namesIn = (tx: Transaction, within: readonly string[] | null) => tx.sql<Named>(NAMES, [people, within], 'people.names')
    const [seen, colleagues] = await Promise.all([service.db.read(call.reach, (tx) => namesIn(tx, null)), service.db.read(EVERYTHING, (tx) => namesIn(tx, centers))])
    return { ok: true, value: { rows: [...new Map([...colleagues, ...seen].map((row) => [row.id, row])).values()] } }
  }
}
