import { fileURLToPath } from 'node:url'
import { assertSchemaMatches, findUnprotectedTables, migrate } from '@hall/database'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './stack.ts'

/** The tests every service's schema has: its migrations make it, once, and no table lies open. `migrations`: the folder's address. */
export function testSchema(schema: Parameters<typeof assertSchemaMatches>[1], migrations: URL): void {
  const folder = fileURLToPath(migrations)
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    await migrate({ url: database.migratorUrl, folder })
  })
  afterAll(() => database[Symbol.asyncDispose]())

  test('the migrations make the schema, and a second run does nothing', async () => {
    await assertSchemaMatches(database.migratorUrl, schema)
    expect(await migrate({ url: database.migratorUrl, folder })).toEqual([])
  })

  test('no table shows or takes rows beyond the reach', async () => {
    const owner = new pg.Client(database.migratorUrl)
    await owner.connect()
    expect(await findUnprotectedTables(owner, `${database.name}_app`)).toEqual([])
    await owner.end()
  })
}
