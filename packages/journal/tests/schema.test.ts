import { assertSchemaMatches, findUnprotectedTables } from '@hall/database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as schema from './fixture/schema.ts'
import { type Fixture, openFixture } from './fixture/setup.ts'

let fixture: Fixture
beforeAll(async () => { fixture = await openFixture() })
afterAll(() => fixture[Symbol.asyncDispose]())

test('the migrated tables are those of the schema', () => assertSchemaMatches(fixture.database.migratorUrl, schema))

test('every table with a center is protected', async () => {
  const client = await fixture.db.connectApart()
  const found = await findUnprotectedTables(client, `${fixture.database.name}_app`).finally(() => client.end())
  expect(found).toEqual([])
})
