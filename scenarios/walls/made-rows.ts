import { adminUrl } from '@hall/testing'
import pg from 'pg'
import { HERE, type TestCenter, THERE } from './places.ts'

/** A table with a center and its rows of one center, as JSON. */
export interface PlacedTable { readonly name: string; readonly rows: readonly string[] }

interface ColumnRow { name: string; type: string; array: boolean }

/**
 * Tables of a database with their rows of `THERE`, as a database administrator sees them. One in which a service put nothing gets a row of each
 * center, made of its columns: a wall is tried on every table there is, however its rows come about.
 */
export async function placedTables(database: string): Promise<PlacedTable[]> {
  return asAdministrator(database, async (client) => {
    const placed: PlacedTable[] = []
    for (const name of await tablesWithCenter(client)) {
      if ((await rowsOf(client, name)).length === 0) for (const center of [HERE, THERE]) await makeRow(client, name, center)
      placed.push({ name, rows: await rowsOf(client, name) })
    }
    return placed
  })
}

/** A row of `THERE` in each table of a database in which it has none, but in those of `except`: the ids they got. */
export async function makeRowsThere(database: string, except: (table: string) => boolean): Promise<string[]> {
  return asAdministrator(database, async (client) => {
    const ids: string[] = []
    for (const name of await tablesWithCenter(client)) {
      if (except(name) || (await rowsOf(client, name)).length > 0) continue
      ids.push(...(await makeRow(client, name, THERE)))
    }
    return ids
  })
}

async function asAdministrator<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(Object.assign(new URL(adminUrl()), { pathname: `/${database}` }).href)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function tablesWithCenter(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'center' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`)
  return rows.map(({ name }) => name)
}

async function rowsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from "${table}" t where center = $1`, [THERE.id])
  return rows.map(({ row }) => row)
}

/** Foreign keys and triggers look away: only the walls are tried. Answers the ids in the row. */
async function makeRow(client: pg.Client, table: string, center: TestCenter): Promise<string[]> {
  const { rows: columns } = await client.query<ColumnRow>(`
    select a.attname as name, coalesce(e.typname, t.typname) as type, e.oid is not null as array
    from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
    where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''`, [`"${table}"`])
  const values = columns.map((column) => valueOf(column, table, center))
  await client.query(`set session_replication_role = 'replica'`)
  await client.query(
    `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
  )
  await client.query(`set session_replication_role = 'origin'`)
  return columns.flatMap(({ type, array }, at) => (type === 'uuid' && !array ? [values[at] as string] : []))
}

function valueOf({ name, type, array }: ColumnRow, table: string, center: TestCenter): unknown {
  if (array) return []
  const { id, department, window, people: [person], word } = center
  const places: Readonly<Record<string, string>> = { center: id, department, window, person }
  switch (type) {
    case 'text': case 'varchar': return places[name] ?? `${word} ${table} ${name}`
    case 'uuid': return crypto.randomUUID()
    case 'bool': return false
    case 'int2': case 'int4': case 'int8': case 'numeric': case 'float4': case 'float8': return 1
    case 'date': case 'timestamp': case 'timestamptz': return '2031-03-11'
    case 'time': return '08:30'
    case 'daterange': return '[2031-03-11,2031-03-12)'
    case 'tsrange': return '[2031-03-11 08:30,2031-03-11 17:30)'
    case 'tstzrange': return '[2031-03-11T00:30:00Z,2031-03-11T09:30:00Z)'
    case 'interval': return '1 day'
    case 'json': case 'jsonb': return '{}'
    case 'bytea': return Buffer.from(`${id} ${table} ${name}`)
    default: throw new Error(`no value here is a ${type} (${table}.${name}): add one`)
  }
}
