import { migrate, assertSchemaMatches, findUnprotectedTables } from '@hall/database'
import { createTestDatabase, type TestDatabase } from '@hall/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as schema from '../src/db/schema.ts'
import { service } from '../src/service.ts'

let database: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  await migrate({ url: database.migratorUrl, folder: service.migrations })
  owner = new pg.Client(database.migratorUrl)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database[Symbol.asyncDispose]()
})

test('migrations applied twice do nothing, and equal schema.ts', async () => {
  expect(await migrate({ url: database.migratorUrl, folder: service.migrations })).toEqual([])
  await assertSchemaMatches(database.migratorUrl, schema)
})
test('no table with a center is without row-level security', async () => {
  expect(await findUnprotectedTables(owner, `${database.name}_app`)).toEqual([])
})
test('nobody reads the notices of others', async () => {
  const { rows } = await owner.query<{ polname: string }>(`select polname from pg_policy where polrelid = 'notice'::regclass`)
  expect(rows).toEqual([{ polname: 'own' }])
})
