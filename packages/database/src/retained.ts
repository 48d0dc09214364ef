import { escapeIdentifier } from 'pg'
import type { Sql } from './database.ts'

/** Younger rows cannot be deleted, whatever a service is told. */
export const LEAST_RETAINED_DAYS = 7

/** Records of the kit that only grow (packages/journal): what is old may be let go of, nothing may be changed. */
const RETAINED = [{ table: 'command_outcome', at: 'at' }]
const POLICY = 'hall_retention'

/** Policies and indexes of these names are the kit's: no schema of a service mentions them. */
export const OF_THE_KIT = 'hall\\_%'

export async function allowRetention(sql: Sql): Promise<void> {
  for (const { table, at } of RETAINED) {
    const [known] = await sql(`select 1 from pg_class where relnamespace = 'public'::regnamespace and relname = $1`, [table])
    if (!known) continue
    const name = `public.${escapeIdentifier(table)}`
    await sql(`drop policy if exists ${POLICY} on ${name}`)
    await sql(`create policy ${POLICY} on ${name} for delete using ((select hall_all()) and ${at} < clock_timestamp() - interval '${LEAST_RETAINED_DAYS} days')`)
    await sql(`create index if not exists hall_retention_${table} on ${name} using brin (${at})`)
  }
}
