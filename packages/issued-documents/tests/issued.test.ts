import { randomUUID } from 'node:crypto'
import { EVERYTHING, NOTHING, type Reach } from '@hall/access'
import { assertSchemaMatches, type Database, findSqlState, findUnprotectedTables, INSUFFICIENT_PRIVILEGE, migrate, openDatabase } from '@hall/database'
import { type FormTemplate, formTemplate } from '@hall/documents/print'
import { createTestDatabase, type TestDatabase } from '@hall/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findIssued, type Issue, issueDocument, issuedOn, issuedToDocx, issuedToPage, listIssued } from '../src/index.ts'
import * as schema from '../src/schema.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  await migrate({ url: database.migratorUrl, folder: new URL('./fixture/migrations', import.meta.url).pathname })
  db = openDatabase({ url: database.appUrl, name: 'issued', max: 8 })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const form = (zh: string): FormTemplate => formTemplate.parse({
  id: 'acceptance-notice', title: { zh, en: 'Notice of acceptance' }, orientation: 'portrait', pageNumber: { zh: '第 {page} 页', en: 'Page {page}' },
  blocks: [{ kind: 'paragraph', text: { zh: '{number}：{applicant}，{issuedOn}受理。', en: '{number}: {applicant}, accepted on {issuedOn}.' } }],
})
const window = (name: string): Reach => ({ ...NOTHING, windows: [name] })
const issue = (over: Partial<Issue> = {}): Issue => ({
  id: randomUUID(), subject: 'case/1', place: { center: 'c1', window: 'w1' }, form: form('受理通知书'), prefix: '青政受', values: { fields: { applicant: '王芳' } },
  by: { id: 'p1', name: '李明' }, now: Temporal.Instant.from('2026-03-02T01:00:00Z'), ...over,
})
const run = (given: Issue, reach: Reach = EVERYTHING) => db.transaction(reach, (tx) => issueDocument(tx, given))

test('a document has its number, is rendered once and stays as issued when the template changes', async () => {
  const issued = await run(issue({ place: { center: 'c-one' } }))
  expect(issued).toMatchObject({ number: '青政受〔2026〕1号', form: 'acceptance-notice', title: { zh: '受理通知书' }, issuedBy: '李明', issuedAt: '2026-03-02T01:00:00Z' })
  const row = (await db.read(EVERYTHING, (tx) => findIssued(tx, issued.id)))!
  expect(issuedToPage(row).html).toContain('<p>青政受〔2026〕1号：王芳，2026年3月2日受理。</p>')
  const later = await run(issue({ place: { center: 'c-one' }, form: form('受理决定书') }))
  expect([later.number, later.title.zh]).toEqual(['青政受〔2026〕2号', '受理决定书'])
  const again = (await db.read(EVERYTHING, (tx) => findIssued(tx, issued.id)))!
  expect([issuedToPage(again), again.sha256]).toEqual([issuedToPage(row), issued.sha256])
  expect(await issuedToDocx(again)).toMatchObject({ filename: '受理通知书 青政受〔2026〕1号.docx', docxBase64: expect.stringMatching(/^UEsD/) })
})

test('numbers begin anew with each center, prefix and year of the centers clock', async () => {
  const numbers = []
  for (const over of [{}, { place: { center: 'c-other' } }, { prefix: '青政函' }, { now: Temporal.Instant.from('2026-12-31T16:00:00Z') }, {}]) {
    numbers.push((await run(issue({ place: { center: 'c-two' }, ...over }))).number)
  }
  expect(numbers).toEqual(['青政受〔2026〕1号', '青政受〔2026〕1号', '青政函〔2026〕1号', '青政受〔2027〕1号', '青政受〔2026〕2号'])
})

test('issued at once by many, some of whom give up: no number twice, none left out', async () => {
  const attempts = Array.from({ length: 40 }, (_, index) => db.transaction(window(`w${index % 4}`), async (tx) => {
    const { number } = await issueDocument(tx, issue({ place: { center: 'c-busy', window: `w${index % 4}` } }))
    if (index % 5 === 0) throw new Error('given up')
    return number
  }))
  const settled = await Promise.allSettled(attempts)
  const serials = settled.flatMap((one) => (one.status === 'fulfilled' ? [Number(/〕(\d+)号/.exec(one.value)![1])] : []))
  expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1))
})

test('whoever may see the record sees the document, and nobody else', async () => {
  const { id } = await run(issue({ subject: 'case/9' }), window('w1'))
  const seen = (reach: Reach) => db.read(reach, async (tx) => [await findIssued(tx, id), ...(await listIssued(tx, 'case/9'))].filter(Boolean).length)
  expect(await Promise.all([window('w1'), { ...NOTHING, centers: ['c1'] }, window('w2'), { ...NOTHING, centers: ['c2'] }, NOTHING].map(seen))).toEqual([2, 2, 0, 0, 0])
  expect(await db.read(EVERYTHING, async (tx) => [await findIssued(tx, id, 'case/8'), await findIssued(tx, 'no id')])).toEqual([undefined, undefined])
  await expect(run(issue({ place: { center: 'c1', window: 'w2' } }), window('w1'))).rejects.toSatisfy((error) => findSqlState(error) === INSUFFICIENT_PRIVILEGE)
})

test('the reach is what it was after a number was drawn', async () => {
  await db.transaction(window('w1'), async (tx) => {
    await issueDocument(tx, issue())
    expect(await tx.sql(`select current_setting('hall.all') as all`)).toEqual([{ all: 'off' }])
  })
})

test('lists go by record, first issued first', async () => {
  for (const at of ['2026-03-03T01:00:00Z', '2026-03-02T01:00:00Z']) await run(issue({ subject: 'case/a', now: Temporal.Instant.from(at) }))
  await run(issue({ subject: 'case/b' }))
  const lists = await db.read(EVERYTHING, (tx) => issuedOn(tx, ['case/a', 'case/b', 'case/c']))
  expect([...lists].map(([subject, list]) => [subject, list.map(({ issuedAt }) => issuedAt.slice(0, 10))]).sort()).toEqual([['case/a', ['2026-03-02', '2026-03-03']], ['case/b', ['2026-03-02']]])
  expect(await db.read(EVERYTHING, (tx) => issuedOn(tx, []))).toEqual(new Map())
})

test('a row changed below the service is found when it is read', async () => {
  const { id } = await run(issue())
  const owner = new pg.Client(database.migratorUrl)
  await owner.connect()
  await owner.query(`select set_config('hall.all', 'on', false)`)
  await owner.query('alter table issued_document no force row level security')
  await owner.query(`update issued_document set html = replace(html, '王芳', '王方') where id = $1`, [id])
  await owner.query('alter table issued_document force row level security')
  await owner.end()
  await expect(db.read(EVERYTHING, (tx) => findIssued(tx, id))).rejects.toThrow('was changed')
})

test('the tables are those of the schema, protected, and the service changes nothing', async () => {
  await assertSchemaMatches(database.migratorUrl, schema)
  const client = await db.connectApart()
  expect(await findUnprotectedTables(client, `${database.name}_app`).finally(() => client.end())).toEqual([])
  await expect(db.transaction(EVERYTHING, (tx) => tx.sql(`update issued_document set html = ''`))).rejects.toSatisfy((error) => findSqlState(error) === INSUFFICIENT_PRIVILEGE)
})
