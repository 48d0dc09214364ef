import { EVERYTHING } from '@hall/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSqlState, INSUFFICIENT_PRIVILEGE } from '../src/index.ts'
import { openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => { fixture = await openFixture() })
afterAll(() => fixture[Symbol.asyncDispose]())

test.for([
  ['changes a fact', 'update punch set center = center'],
  ['deletes a fact', 'delete from punch'],
  ['empties the facts', 'truncate punch'],
  ['empties an ordinary table', 'truncate leave'],
  ['switches row-level security off', 'alter table leave disable row level security'],
  ['unforces it', 'alter table leave no force row level security'],
  ['drops a policy', 'drop policy reach on leave'],
  ['replaces what policies read', `create or replace function hall_all() returns boolean language sql return true`],
  ['creates a table', 'create table mine (id int)'],
  ['reads the migrations', 'select * from hall_migration'],
])('the app role never %s', async ([, statement]) => {
  const error = await fixture.db.transaction(EVERYTHING, (tx) => tx.sql(statement!)).catch((e: unknown) => e)
  expect(findSqlState(error)).toBe(INSUFFICIENT_PRIVILEGE)
})
test('the app role appends facts, reads them, and changes ordinary rows', async () => {
  await fixture.db.transaction(EVERYTHING, async (tx) => {
    await tx.sql(`insert into punch (center, at) values ('c1', now())`)
    await tx.sql(`insert into holiday values ('2026-10-01')`)
    await tx.sql(`delete from holiday`)
    expect(await tx.sql('select * from punch')).toHaveLength(1)
  })
})
