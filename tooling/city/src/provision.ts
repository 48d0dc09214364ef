import pg from 'pg'
import type { Secrets } from './secrets.ts'

export interface ServiceDatabase {
  /** Owns the schema: migrations only. */
  readonly migratorUrl: string
  /** What the service runs as: owns nothing, bypasses no row-level security. */
  readonly appUrl: string
}

/** A database, a migrator role and an app role for one service, made when absent. Running it twice changes nothing. */
export async function provisionDatabase(adminUrl: string, service: string, secrets: Secrets): Promise<ServiceDatabase> {
  const name = `hall_${service.replaceAll('-', '_')}`
  const migrator = `${name}_migrator`
  const app = `${name}_app`
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await provideRole(client, migrator, secrets.get(migrator))
    await provideRole(client, app, secrets.get(app))
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${name} owner ${migrator}`)
    await client.query(`revoke all on database ${name} from public`)
    await client.query(`grant connect on database ${name} to ${app}`)
  } finally {
    await client.end()
  }
  const url = (role: string) => Object.assign(new URL(adminUrl), { username: role, password: secrets.get(role), pathname: `/${name}` }).href
  return { migratorUrl: url(migrator), appUrl: url(app) }
}

async function provideRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
  // The file of secrets is the truth: it may be newer than the cluster.
  await client.query(`${rowCount ? 'alter' : 'create'} role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls password ${client.escapeLiteral(password)}`)
}
