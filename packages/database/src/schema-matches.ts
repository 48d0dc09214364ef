import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { sqlOn } from './database.ts'
import { MIGRATION_TABLE } from './migration-files.ts'
import { OF_THE_KIT } from './retained.ts'

const COLUMNS = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> $1`
const INDEXES = `
  select t.relname as table, i.relname as name from pg_index x
  join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace = 'public'::regnamespace and t.relname <> $1 and not x.indisprimary and i.relname not like '${OF_THE_KIT}'`
const POLICIES = `select c.relname as table, p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname not like '${OF_THE_KIT}'`

/** Types Postgres names otherwise than drizzle. */
const TYPE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^varchar/, 'character varying'], [/^char\b/, 'character'], [/^serial$/, 'integer'], [/^bigserial$/, 'bigint'],
  [/^(numeric\(\d+),\s*(\d+\))/, '$1,$2'],
]

/** Throws, listing each difference, unless tables, columns, types, nullability, indexes and policies equal the drizzle schema; the kit's own (`hall_`) aside. */
export async function assertSchemaMatches(url: string, schema: Record<string, unknown>): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const sql = sqlOn(client)
    const columns = await sql<{ table: string; name: string; type: string; required: boolean }>(COLUMNS, [MIGRATION_TABLE])
    const named = [
      ...(await sql<{ table: string; name: string }>(INDEXES, [MIGRATION_TABLE])).map((row) => `index ${row.table}.${row.name}`),
      ...(await sql<{ table: string; name: string }>(POLICIES)).map((row) => `policy ${row.table}.${row.name}`),
    ]
    const actual = new Set([...columns.map((c) => describeColumn(c.table, c)), ...named])
    const wanted = new Set(Object.values(schema).flatMap((value) => (is(value, PgTable) ? describeTable(value) : [])))
    const differences = [
      ...[...wanted.difference(actual)].map((text) => `only in the schema: ${text}`),
      ...[...actual.difference(wanted)].map((text) => `only in the database: ${text}`),
    ]
    if (differences.length > 0) throw new Error(`migrations and schema.ts differ\n${differences.sort().join('\n')}`)
  } finally {
    await client.end()
  }
}

function describeTable(table: PgTable): string[] {
  const config = getTableConfig(table)
  const inKey = new Set(config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)))
  return [
    ...config.columns.map((column) => describeColumn(config.name, {
      name: column.name,
      type: typeName(column.getSQLType()),
      required: column.notNull || column.primary || inKey.has(column.name),
    })),
    ...config.indexes.map((index) => `index ${config.name}.${index.config.name}`),
    ...config.uniqueConstraints.map((unique) => `index ${config.name}.${unique.getName()}`),
    ...config.columns.filter((column) => column.isUnique).map((column) => `index ${config.name}.${column.uniqueName}`),
    ...config.policies.map((policy) => `policy ${config.name}.${policy.name}`),
  ]
}

function describeColumn(table: string, { name, type, required }: { name: string; type: string; required: boolean }): string {
  return `column ${table}.${name} ${type} ${required ? 'not null' : 'null'}`
}

function typeName(type: string): string {
  return TYPE_NAMES.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), type)
}
