import { randomBytes } from 'node:crypto'
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
  const run = async (...statements: string[]) => {
    const client = new pg.Client(adminUrl())
    await client.connect()
    try { for (const statement of statements) await client.query(statement) } finally { await client.end() }
  }
  await run(
    `create role ${name}_migrator login password '${name}'`,
    `create role ${name}_app login password '${name}' nobypassrls`,
    `create database ${name} owner ${name}_migrator`,
    `revoke all on database ${name} from public`,
    `grant connect on database ${name} to ${name}_app`,
  )
  const url = (role: string) => {
    const u = new URL(adminUrl())
    Object.assign(u, { username: `${name}_${role}`, password: name, pathname: `/${name}` })
    return u.href
  }
  return {
    name,
    migratorUrl: url('migrator'),
    appUrl: url('app'),
    [Symbol.asyncDispose]: () => run(
      `drop database ${name} with (force)`, `drop role ${name}_migrator`, `drop role ${name}_app`,
    ),
  }
}
