import { createHash, randomBytes } from 'node:crypto'
import { migrate } from '@hall/database'
import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext { adminUrl: string; natsUrl: string }
}

export const adminUrl = () => inject('adminUrl')
export const natsUrl = () => inject('natsUrl')

export interface TestDatabase extends AsyncDisposable {
  /** Connects as the owner of the schema: migrations only. */
  readonly migratorUrl: string
  /** Connects as the service does: no ownership, no bypass of row-level security. */
  readonly appUrl: string
  readonly name: string
}

/** A new database with a migrator role and an app role of its own, dropped on dispose. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await asAdmin(...CREATE_ROLES(name), ...CREATE_DATABASE(name, name))
  return { ...urlsOf(name, name), [Symbol.asyncDispose]: () => asAdmin(`drop database ${name} with (force)`, ...DROP_ROLES(name)) }
}

/** A new database with these migrations applied: a copy of one that is migrated once in a run, under the roles of that one. */
export async function createMigratedDatabase(folder: string): Promise<TestDatabase> {
  const template = `m_${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
  await makeTemplate(template, folder)
  const name = `t_${randomBytes(6).toString('hex')}`
  await asAdmin(...CREATE_DATABASE(name, template, template))
  return { ...urlsOf(name, template), [Symbol.asyncDispose]: () => asAdmin(`drop database ${name} with (force)`) }
}

/** Whoever comes first makes it; the others wait for the lock and find it made. */
async function makeTemplate(name: string, folder: string): Promise<void> {
  await withAdmin(async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    const { rowCount: made } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (made) return
    for (const statement of [`drop database if exists ${name}`, ...DROP_ROLES(name), ...CREATE_ROLES(name), ...CREATE_DATABASE(name, name)]) await client.query(statement)
    await migrate({ url: urlsOf(name, name).migratorUrl, folder })
    await client.query(`alter database ${name} is_template true`)
  })
}

const CREATE_ROLES = (name: string) => [`create role ${name}_migrator login password '${name}'`, `create role ${name}_app login password '${name}' nobypassrls`]
const DROP_ROLES = (name: string) => [`drop role if exists ${name}_migrator`, `drop role if exists ${name}_app`]
const CREATE_DATABASE = (name: string, roles: string, template = 'template1') => [
  `create database ${name} owner ${roles}_migrator template ${template}`,
  `revoke all on database ${name} from public`,
  `grant connect on database ${name} to ${roles}_app`,
]

function urlsOf(name: string, roles: string) {
  const url = (role: string) => {
    const u = new URL(adminUrl())
    Object.assign(u, { username: `${roles}_${role}`, password: roles, pathname: `/${name}` })
    return u.href
  }
  return { name, migratorUrl: url('migrator'), appUrl: url('app') }
}

async function withAdmin(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(adminUrl())
  await client.connect()
  try { await work(client) } finally { await client.end() }
}

const asAdmin = (...statements: string[]) => withAdmin(async (client) => {
  for (const statement of statements) await client.query(statement)
})
