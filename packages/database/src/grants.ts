import { escapeIdentifier } from 'pg'
import type { Sql } from './database.ts'
import { MIGRATION_TABLE } from './migration-files.ts'
import { KEEPS_CENTER } from './reach-settings.ts'

const PRIVILEGE_OF_POLICY: Record<string, string> = { r: 'select', a: 'insert', w: 'update', d: 'delete' }
const ALL = Object.values(PRIVILEGE_OF_POLICY)

interface TableRow { name: string; secured: boolean; placed: boolean; commands: string[] }

/** Tables, and for which commands their policies allow anything (`*` is all of them). */
const TABLES = `
  select c.relname as name, c.relrowsecurity as secured,
    exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'center' and not a.attisdropped) as placed,
    array(select distinct p.polcmd::text from pg_policy p where p.polrelid = c.oid) as commands
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> $1
  order by c.relname`

/**
 * Forces row-level security on its owner too, keeps rows in their center, and gives the app role what the policies of a table allow
 * and no more: a table whose policies allow only reading and appending can only be read and appended to.
 */
export async function secure(sql: Sql, appRole: string): Promise<void> {
  const role = escapeIdentifier(appRole)
  const statements = [
    `revoke all on all tables in schema public from ${role}`,
    `revoke create on schema public from ${role}`,
    `grant usage on schema public to ${role}`,
    `grant usage, select on all sequences in schema public to ${role}`,
    `grant execute on all functions in schema public to ${role}`,
  ]
  for (const table of await sql<TableRow>(TABLES, [MIGRATION_TABLE])) {
    const name = `public.${escapeIdentifier(table.name)}`
    if (table.secured) statements.push(`alter table ${name} force row level security`)
    if (table.placed) {
      statements.push(`create or replace trigger ${KEEPS_CENTER} before update of center on ${name} for each row when (new.center is distinct from old.center) execute function ${KEEPS_CENTER}()`)
    }
    const privileges = privilegesOf(table)
    if (privileges.length > 0) statements.push(`grant ${privileges.join(', ')} on ${name} to ${role}`)
  }
  for (const statement of statements) await sql(statement)
}

function privilegesOf({ secured, commands }: TableRow): string[] {
  if (!secured || commands.includes('*')) return ALL
  return commands.flatMap((command) => PRIVILEGE_OF_POLICY[command] ?? [])
}
