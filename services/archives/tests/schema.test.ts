import { fileURLToPath } from 'node:url'
import { assertSchemaMatches, findUnprotectedTables, migrate } from '@hall/database'
import { createTestDatabase, type TestDatabase } from '@hall/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as schema from '../src/db/schema.ts'

const folder = fileURLToPath(new URL('../migrations', import.meta.url))
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
