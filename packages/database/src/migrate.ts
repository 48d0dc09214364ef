import pg from 'pg'
import { type Sql, sqlOn } from './database.ts'
import { secure } from './grants.ts'
import { type AppliedMigration, MIGRATION_TABLE, type MigrationFile, pendingFiles, readMigrationFiles } from './migration-files.ts'
import { REACH_FUNCTIONS } from './reach-settings.ts'
import { allowRetention } from './retained.ts'

export interface Migration {
  /** Connects as the owner of the schema. */
  readonly url: string
  /** Holds the .sql files drizzle-kit generated. */
  readonly folder: string
  /** The role the service runs as; `<database>_app` unless given. */
  readonly appRole?: string
}

/** One key for all of Hall: advisory locks are counted per database. */
const LOCK = `select pg_advisory_lock(hashtextextended('hall.migrate', 0))`

/**
 * Applies what is new, each file in a transaction of its own, then rights. Safe to run twice and by two at once.
 * Returns the names of the files applied. Throws when an applied file was edited or is missing, or a new one sorts before it.
 */
export async function migrate({ url, folder, appRole }: Migration): Promise<string[]> {
  const files = readMigrationFiles(folder)
  const client = new pg.Client(url)
  await client.connect()
  try {
    const sql = sqlOn(client)
    await sql(LOCK)
    // Data migrations move rows of every center; row-level security is forced on the owner too.
    await sql(`select set_config('hall.all', 'on', false)`)
    await sql(`create table if not exists ${MIGRATION_TABLE} (name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const pending = pendingFiles(files, await sql<AppliedMigration>(`select name, checksum from ${MIGRATION_TABLE} order by name`))
    await inTransaction(client, () => client.query(REACH_FUNCTIONS))
    for (const file of pending) await inTransaction(client, () => apply(client, file))
    await inTransaction(client, () => secureFor(sql, appRole ?? `${client.database}_app`))
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  await client.query(`insert into ${MIGRATION_TABLE} (name, checksum) values ($1, $2)`, [name, checksum])
}

async function secureFor(sql: Sql, appRole: string): Promise<void> {
  const [known] = await sql('select 1 from pg_roles where rolname = $1', [appRole])
  if (!known) throw new Error(`role ${appRole} does not exist: create the app role of the service before migrating`)
  await allowRetention(sql)
  await secure(sql, appRole)
}

async function inTransaction(client: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
