import { type ClientBase } from 'pg'
import { sqlOn } from './database.ts'
import { KEEPS_CENTER } from './reach-settings.ts'
import { PUBLIC_READ } from './visibility.ts'

export interface UnprotectedTable {
  readonly table: string
  /** In words, for the failing test. */
  readonly reasons: readonly string[]
}

const PLACED_RELATIONS = `
  select c.oid::regclass::text as table, c.relkind as kind, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    pg_has_role($1, c.relowner, 'usage') as owned,
    has_table_privilege($1, c.oid, 'update') and not exists (
      select 1 from pg_trigger g where g.tgrelid = c.oid and g.tgname = '${KEEPS_CENTER}' and g.tgenabled in ('O', 'A')) as movable,
    array(
      select coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
      from pg_policy p where p.polrelid = c.oid and p.polpermissive and not (p.polname = '${PUBLIC_READ}' and p.polcmd = 'r')
    ) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('center', 'center_id') and not a.attisdropped)
  order by 1`

interface RelationRow { table: string; kind: string; secured: boolean; forced: boolean; owned: boolean; movable: boolean; policies: string[] }

/**
 * Walks the catalog for relations with a center column whose rows the app role could see or write beyond its reach. What
 * is public to read on purpose passes.
 */
export async function findUnprotectedTables(client: ClientBase, appRole: string): Promise<UnprotectedTable[]> {
  const sql = sqlOn(client)
  const [role] = await sql<{ unbound: boolean }>('select rolsuper or rolbypassrls as unbound from pg_roles where rolname = $1', [appRole])
  if (!role) throw new Error(`role ${appRole} does not exist`)
  const relations = await sql<RelationRow>(PLACED_RELATIONS, [appRole])
  return relations.flatMap((relation) => {
    const reasons = role.unbound ? [`${appRole} bypasses row-level security`, ...reasonsOf(relation)] : reasonsOf(relation)
    return reasons.length > 0 ? [{ table: relation.table, reasons }] : []
  })
}

function reasonsOf({ kind, secured, forced, owned, movable, policies }: RelationRow): string[] {
  if (kind === 'm' || kind === 'f') return ['only tables can have row-level security']
  const reasons: string[] = []
  if (!secured) reasons.push('row-level security is off')
  if (!forced) reasons.push('row-level security is not forced on the owner')
  if (policies.length === 0) reasons.push('no policy')
  if (policies.some((text) => !/hall_(centers|all)\(\)/.test(text))) reasons.push('a policy does not look at the reach')
  if (movable) reasons.push('rows can be moved to another center')
  if (owned) reasons.push('owned by the app role')
  return reasons
}
