import type { ReturnFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { conductFact } from './schema.ts'

export interface ConductFact {
  /** Unique over all services: a fact told again replaces what was known of it. */
  readonly id: string
  readonly center: string
  readonly person: string
  readonly kind: ReturnFile['facts'][number]['kind']
  readonly on: string
  readonly founded: boolean
  readonly note: string
  readonly source: string
}

export async function keepFact(tx: Transaction, { id, center, person, kind, on, founded, note, source }: ConductFact): Promise<void> {
  await tx.sql(
    `insert into conduct_fact (id, center, department, person, kind, happened_on, founded, note, source)
     select $1, $2, (select department from posting where person = $3 order by starts_on desc limit 1), $3, $4, $5, $6, $7, $8
     on conflict (id) do update set founded = excluded.founded, note = excluded.note, happened_on = excluded.happened_on`,
    [id, center, person, kind, on, founded, note, source])
}

/** Of a center or of one person there, the latest first. */
export function factsOf(tx: Transaction, { center, person }: { center: string; person?: string | undefined }) {
  return tx.select().from(conductFact).where(and(eq(conductFact.center, center), person === undefined ? undefined : eq(conductFact.person, person))).orderBy(desc(conductFact.on)).limit(2000)
}

/** Facts of a file as they stand now: what another service has taken back since is no longer founded. */
export async function asTheyStand(tx: Transaction, facts: ReturnFile['facts']): Promise<ReturnFile['facts']> {
  const known = facts.length === 0 ? [] : await tx.select({ id: conductFact.id, founded: conductFact.founded }).from(conductFact).where(inArray(conductFact.id, facts.map(({ reference }) => reference)))
  return facts.map((fact) => ({ ...fact, founded: fact.founded && (known.find(({ id }) => id === fact.reference)?.founded ?? true) }))
}
