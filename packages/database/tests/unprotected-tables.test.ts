import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findUnprotectedTables } from '../src/index.ts'
import { openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
let owner: pg.Client
beforeAll(async () => {
  fixture = await openFixture()
  owner = new pg.Client(fixture.database.migratorUrl)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await fixture[Symbol.asyncDispose]()
})

const find = () => findUnprotectedTables(owner, `${fixture.database.name}_app`)
const POLICY = 'using ((select hall_all()) or center = any ((select hall_centers())::text[]))'

test('a migrated schema has none', async () => {
  expect(await find()).toEqual([])
})
test.for([
  ['no policy at all', 'create table bad (center text)', 'no policy'],
  ['a center_id', 'create table bad (center_id text)', 'row-level security is off'],
  ['security off', `create table bad (center text); create policy p on bad ${POLICY}`, 'row-level security is off'],
  ['security not forced', `create table bad (center text); create policy p on bad ${POLICY}; alter table bad enable row level security`, 'row-level security is not forced on the owner'],
  ['a policy for everybody', 'create table bad (center text); create policy p on bad using (true); alter table bad enable row level security, force row level security', 'a policy does not look at the reach'],
  ['a copy of the rows', 'create materialized view bad as select center from leave', 'only tables can have row-level security'],
])('with %s is named', async ([, statements, reason]) => {
  await owner.query('begin')
  await owner.query(statements!)
  const found = await find()
  await owner.query('rollback')
  expect(found.map(({ table }) => table)).toEqual(['bad'])
  expect(found[0]!.reasons).toContain(reason)
})
test('a table whose rows can be carried into another center is named', async () => {
  await owner.query('begin')
  await owner.query('drop trigger hall_keep_center on leave')
  const found = await find()
  await owner.query('rollback')
  expect(found).toEqual([{ table: 'leave', reasons: ['rows can be moved to another center'] }])
})
test('what is public to read on purpose passes, as long as it cannot be written', async () => {
  const secure = 'alter table open enable row level security, force row level security'
  const statements = (writing: string) => `create table open (center text); create policy public_read on open for select using (true); ${writing}; ${secure}`
  for (const [writing, reasons] of [
    ['create policy w on open for insert with check ((select hall_all()))', undefined],
    ['create policy w on open for insert with check (true)', ['a policy does not look at the reach']],
  ] as const) {
    await owner.query('begin')
    await owner.query(statements(writing))
    const [found] = await find()
    await owner.query('rollback')
    expect(found?.reasons).toEqual(reasons)
  }
})
test('an app role that owns or bypasses is named', async () => {
  const owning = await findUnprotectedTables(owner, `${fixture.database.name}_migrator`)
  expect(owning.map(({ table, reasons }) => [table, reasons])).toEqual([['leave', ['owned by the app role']], ['punch', ['owned by the app role']]])
  const bypassing = await findUnprotectedTables(owner, 'hall_admin')
  expect(bypassing[0]!.reasons).toContain('hall_admin bypasses row-level security')
})
