import { assertSchemaMatches, findUnprotectedTables, migrate } from '@hall/database'
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

test('what a terminal sent and what a verdict was cannot be changed or deleted by the service', async () => {
  const { rows } = await owner.query<{ table_name: string; privilege_type: string }>(
    `select table_name, privilege_type from information_schema.role_table_grants
     where grantee = $1 and table_name in ('punch', 'earlier_day', 'device_operation', 'journal') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
    [`${database.name}_app`])
  expect(rows).toEqual([])
})
