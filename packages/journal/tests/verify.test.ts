import { EVERYTHING } from '@hall/access'
import { adminUrl } from '@hall/testing'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ChainHead, getDigest, startRelay, verifyJournal } from '../src/index.ts'
import { file, showAll, silent, startTestRelay } from './fixture/parts.ts'
import { eventually, type Fixture, openFixture } from './fixture/setup.ts'

let fixture: Fixture
/** Twelve events in two streams are sealed: `a 1`, `b 1`, `a 2` ... at positions 1 to 12. */
beforeEach(async () => {
  fixture = await openFixture()
  await using relay = startTestRelay(fixture)
  for (let version = 1; version <= 6; version++) for (const stream of ['a', 'b']) await file(fixture.db, stream, version)
  await eventually(() => relay.lagMs(), (lag) => expect(lag).toBe(0))
})
afterEach(() => fixture[Symbol.asyncDispose]())

const verify = async (heads: ChainHead[] = []) => (await verifyJournal(fixture.db, heads)).problems

/** With the rights of a database administrator: no row-level security, no constraint that cannot be dropped. */
async function tamper(...statements: string[]) {
  const url = new URL(adminUrl())
  url.pathname = `/${fixture.database.name}`
  const client = new pg.Client(url.href)
  await client.connect()
  try { for (const statement of statements) await client.query(statement) } finally { await client.end() }
}

const at = (position: number) => `(select journal_id from journal_chain where position = ${position})`
const swapLinks = (p: number, q: number) => `update journal_chain set position = case position when ${p} then -${q} else -${p} end where position in (${p}, ${q})`
const makePositive = 'update journal_chain set position = -position where position < 0'

test('an untouched journal is whole, and so is an empty one', async () => {
  expect(await verifyJournal(fixture.db)).toMatchObject({ links: 12, problems: [], head: { position: 12 } })
  await using empty = await openFixture()
  expect(await verifyJournal(empty.db)).toMatchObject({ links: 0, problems: [], head: { position: 0 } })
})

test.for<[string, string]>([
  ['one byte of data', `update journal set data = jsonb_set(data, '{note}', '"b 3."') where id = ${at(6)}`],
  ['a key added to data', `update journal set data = data || '{"x": null}' where id = ${at(6)}`],
  ['the actor', `update journal set actor = 'p-2' where id = ${at(6)}`],
  ['the center', `select set_config('hall.all', 'on', false); update journal set center = 'c-2' where id = ${at(6)}`],
  ['the moment, by a microsecond', `update journal set occurred_at = occurred_at + interval '1 microsecond' where id = ${at(6)}`],
  ['the policy', `update journal set policy_ref = '{}' where id = ${at(6)}`],
  ['who caused it', `update journal set caused_by = id where id = ${at(6)}`],
])('%s changed is found where it is', async ([, statement]) => {
  await tamper(statement)
  expect(await verify()).toEqual([{ kind: 'changed', position: 6, seq: 6, stream: 'b', version: 3 }])
})

test('one byte of a hash changed is told from a changed event', async () => {
  await tamper('update journal_chain set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = 6')
  expect(await verify()).toEqual([{ kind: 'hash_changed', position: 6, seq: 6, stream: 'b', version: 3 }])
})
test('of the last link too, with a head from outside', async () => {
  const { head } = await verifyJournal(fixture.db)
  await tamper('update journal_chain set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where position = 12')
  expect((await verify([head])).map(({ kind, position }) => [kind, position])).toEqual([['rewritten', 12], ['hash_changed', 12]])
})
test('several changes are all found', async () => {
  await tamper(`update journal set actor = 'p-2' where id in (${at(2)}, ${at(3)}, ${at(9)})`)
  expect((await verify()).map(({ kind, position }) => [kind, position])).toEqual([['changed', 2], ['changed', 3], ['changed', 9]])
})

test('a deleted event is found by the link it leaves', async () => {
  await tamper(`delete from journal where id = ${at(5)}`)
  expect(await verify()).toEqual([{ kind: 'deleted', position: 5, seq: 5 }])
})
test('an event deleted with its link is found by the gap', async () => {
  await tamper(`delete from journal where id = ${at(5)}`, 'delete from journal_chain where position = 5')
  expect(await verify()).toEqual([{ kind: 'deleted', position: 5 }])
})
test('an event deleted and the chain closed over it is found', async () => {
  await tamper(`delete from journal where id = ${at(5)}`, 'delete from journal_chain where position = 5',
    'update journal_chain set position = -(position - 1) where position > 5', makePositive)
  expect((await verify())[0]).toMatchObject({ kind: 'changed', position: 5, seq: 6 })
})

test('an inserted event is found', async () => {
  await tamper(`insert into journal (id, stream, version, type, v, data, actor, command_id, ordinal, occurred_at)
    select gen_random_uuid(), 'a', 7, type, v, data, actor, gen_random_uuid(), 0, occurred_at from journal where id = ${at(1)}`)
  expect(await verify()).toEqual([{ kind: 'inserted', seq: 13, stream: 'a', version: 7 }])
})
test('an event inserted into the chain is found', async () => {
  await tamper('update journal_chain set position = -(position + 1) where position > 5', makePositive,
    `with forged as (insert into journal (id, stream, version, type, v, data, actor, command_id, ordinal, occurred_at)
       select gen_random_uuid(), 'a', 7, type, v, data, actor, gen_random_uuid(), 0, occurred_at from journal where id = ${at(1)} returning id, seq)
     insert into journal_chain (position, journal_id, seq, algorithm, hash) select 6, id, seq, 'sha256', sha256('forged') from forged`)
  expect((await verify())[0]).toMatchObject({ kind: 'changed', position: 6, stream: 'a', version: 7 })
})

test.for([[3, 4], [3, 8], [11, 12]] as const)('links %i and %i swapped are both found with where they belong', async ([p, q]) => {
  await tamper(swapLinks(p, q), makePositive)
  expect((await verify()).map(({ kind, position, seq, belongsAt }) => ({ kind, position, seq, belongsAt }))).toEqual([
    { kind: 'reordered', position: p, seq: q, belongsAt: q },
    { kind: 'reordered', position: q, seq: p, belongsAt: p },
  ])
})
test('events swapped under their links are both found', async () => {
  await tamper('alter table journal_chain drop constraint journal_chain_journal_id_unique',
    `update journal_chain c set journal_id = o.journal_id from journal_chain o where c.position in (3, 8) and o.position = 11 - c.position`)
  expect((await verify()).map(({ kind, position, belongsAt }) => [kind, position, belongsAt])).toEqual([['reordered', 3, 8], ['reordered', 8, 3]])
})
test('data swapped between two events is found at both', async () => {
  await tamper(`update journal j set data = o.data from journal o where (j.id = ${at(3)} and o.id = ${at(8)}) or (j.id = ${at(8)} and o.id = ${at(3)})`)
  expect((await verify()).map(({ kind, position }) => [kind, position])).toEqual([['changed', 3], ['changed', 8]])
})

const cutTail = [`delete from journal where id in (select journal_id from journal_chain where position > 10)`, 'delete from journal_chain where position > 10']

test('a tail cut off is found by how far the relay had published', async () => {
  await tamper(...cutTail)
  expect(await verify()).toEqual([{ kind: 'cut', position: 11 }])
})
test('a tail cut off with the cursor is found by a head from outside only', async () => {
  const { head } = await verifyJournal(fixture.db)
  await tamper(...cutTail, 'update relay_cursor set position = 10')
  expect(await verify()).toEqual([])
  expect(await verify([head])).toEqual([{ kind: 'cut', position: 11 }])
})
test('a tail cut off and grown again is found by a head from outside', async () => {
  const { head } = await verifyJournal(fixture.db)
  await tamper(...cutTail, 'update relay_cursor set position = 10')
  const { db, nats } = fixture
  await using _ = startRelay({ db, nats, service: `${fixture.service}x`, toPublic: showAll, log: silent })
  await file(db, 'c')
  await file(db, 'c', 2)
  await eventually(() => verifyJournal(db), ({ links }) => expect(links).toBe(12))
  expect(await verify()).toEqual([])
  expect(await verify([head])).toEqual([{ kind: 'rewritten', position: 12, seq: 14 }])
})

test('a chain may change its digest on the way, to SM3 for one', async () => {
  const { db, nats, service } = fixture
  await using relay = startRelay({ db, nats, service, toPublic: showAll, log: silent, digest: getDigest('sm3') })
  await file(db, 'a', 7)
  await eventually(() => relay.lagMs(), (lag) => expect(lag).toBe(0))
  const algorithms = await db.read(EVERYTHING, (tx) => tx.sql('select distinct algorithm from journal_chain order by 1'))
  expect(algorithms).toEqual([{ algorithm: 'sha256' }, { algorithm: 'sm3' }])
  expect(await verify()).toEqual([])
  await tamper(`update journal set actor = 'p-2' where id = ${at(13)}`)
  expect(await verify()).toMatchObject([{ kind: 'changed', position: 13 }])
})
