import { fileURLToPath } from 'node:url'
import { EVERYTHING, NOTHING } from '@hall/access'
import { assertSchemaMatches, type Database, findSqlState, findUnprotectedTables, INSUFFICIENT_PRIVILEGE, migrate, openDatabase } from '@hall/database'
import { createTestDatabase, type TestDatabase } from '@hall/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as schema from '../src/db/schema.ts'

const folder = fileURLToPath(new URL('../migrations', import.meta.url))
let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  await migrate({ url: database.migratorUrl, folder })
  db = openDatabase({ url: database.appUrl, name: 'schema', max: 2 })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

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

test.for([
  ['a clause', `insert into clause values ('TG-ATT-99', 'taigu', 1, '', 'attendance', 'rule', '{}', '{}', null, '{}', '')`],
  ['a policy', `insert into policy_version values ('taigu', 'attendance', 9, 'draft', '2026-01-01', '{}', '{}')`],
  ['a calendar', `insert into calendar_year values (2031, 1, '{}', now())`],
])('the reach of one center writes no row of another, nor of the city: %s', async ([, statement]) => {
  const write = (reach: typeof NOTHING) => db.transaction(reach, (tx) => tx.sql(statement!)).then(() => 'written', findSqlState)
  expect(await write({ ...NOTHING, centers: ['qingpu'] })).toBe(INSUFFICIENT_PRIVILEGE)
  expect(await write(EVERYTHING)).toBe('written')
})

test('drafts of a center are not seen from another, what is published is', async () => {
  await db.transaction(EVERYTHING, (tx) => tx.sql(`insert into policy_version values
    ('enping', 'attendance', 1, 'published', '2026-01-01', '{}', '{}'), ('enping', 'attendance', 2, 'draft', '2026-01-01', '{}', '{}')`))
  const seen = (centers: string[]) => db.read({ ...NOTHING, centers }, async (tx) => {
    const rows = await tx.sql<{ version: number }>(`select version from policy_version where center = 'enping' order by version`)
    return rows.map(({ version }) => version)
  })
  expect([await seen(['enping']), await seen(['qingpu']), await seen([])]).toEqual([[1, 2], [1], [1]])
})
