import { hash, randomUUID } from 'node:crypto'
import { EVERYTHING, NOTHING, type Reach } from '@hall/access'
import { ATTACHMENT_MAX_BYTES } from '@hall/contract'
import { assertSchemaMatches, type Database, findSqlState, findUnprotectedTables, INSUFFICIENT_PRIVILEGE, migrate, openDatabase } from '@hall/database'
import { toBytes, writeWorkbook } from '@hall/documents'
import { createTestDatabase, type TestDatabase } from '@hall/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttachmentRecord, attachmentsOf, attachmentToFile, checkAttachment, findAttachment, keepAttachment, listAttachments, type Scan } from '../src/index.ts'
import * as schema from '../src/schema.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  await migrate({ url: database.migratorUrl, folder: new URL('./fixture/migrations', import.meta.url).pathname })
  db = openDatabase({ url: database.appUrl, name: 'attachments', max: 4 })
})
afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})

const upload = (filename: string, content: string | Uint8Array) => ({ filename, contentBase64: Buffer.from(content).toString('base64') })
const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const JPG = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(40), Buffer.from('ffd9', 'hex')])
const record = (over: Partial<AttachmentRecord> = {}): AttachmentRecord => ({
  id: randomUUID(), subject: 'leave/1', place: { center: 'c1', person: 'p1' }, by: 'p1', now: Temporal.Instant.from('2026-03-02T01:00:00Z'), ...over,
})
const keep = (file: ReturnType<typeof upload>, { reach = EVERYTHING, scan, ...over }: Partial<AttachmentRecord> & { reach?: Reach; scan?: Scan } = {}) =>
  db.transaction(reach, (tx) => keepAttachment(tx, file, { ...record(over), ...(scan && { scan }) }))

describe('what a file is', () => {
  const accepted = async (filename: string, content: string | Uint8Array) => {
    const checked = await checkAttachment(upload(filename, content))
    return checked.ok ? checked.value.mediaType : checked.problem.code
  }
  test.for([
    ['证明.pdf', PDF, 'application/pdf'],
    ['照片.JPEG', JPG, 'image/jpeg'],
    ['截图.png', PNG, 'image/png'],
    ['说明.txt', '情况说明', 'text/plain;charset=utf-8'],
    ['说明.txt', Uint8Array.from([0xc7, 0xe9, 0xbf, 0xf6]), 'text/plain;charset=gb18030'],
    ['网页.txt', '<html><script>alert(1)</script>', 'text/plain;charset=utf-8'],
  ] as const)('%s', async ([name, content, mediaType]) => expect(await accepted(name, content)).toBe(mediaType))
  test('a workbook', async () => {
    const bytes = await toBytes(writeWorkbook([{ name: 'a', columns: [{ header: '姓名', kind: 'text' }], rows: [['王芳']] }]))
    expect(await accepted('表.xlsx', bytes)).toMatch(/spreadsheetml/)
    expect(await accepted('表.docx', bytes)).toBe('ATTACHMENT_NOT_AS_NAMED')
  })
  test.for([
    ['空.pdf', '', 'ATTACHMENT_EMPTY'],
    ['程序.pdf', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'ATTACHMENT_KIND'],
    ['包.zip', Uint8Array.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]), 'ATTACHMENT_KIND'],
    ['照片.png', JPG, 'ATTACHMENT_NOT_AS_NAMED'],
    ['证明.pdf', '<html>', 'ATTACHMENT_NOT_AS_NAMED'],
    ['没有扩展名', PDF, 'ATTACHMENT_NOT_AS_NAMED'],
    ['脚本.svg', '<svg onload="alert(1)"/>', 'ATTACHMENT_NOT_AS_NAMED'],
    ['乱.txt', Uint8Array.from([0x41, 0, 1, 2]), 'ATTACHMENT_KIND'],
  ] as const)('%s is refused', async ([name, content, code]) => expect(await accepted(name, content)).toBe(code))
  test('as large as allowed, and one byte more', async () => {
    const pdf = (bytes: number) => Buffer.concat([Buffer.from(PDF), Buffer.alloc(bytes - PDF.length, 32)])
    expect(await accepted('a.pdf', pdf(ATTACHMENT_MAX_BYTES))).toBe('application/pdf')
    expect(await accepted('a.pdf', pdf(ATTACHMENT_MAX_BYTES + 1))).toBe('ATTACHMENT_TOO_LARGE')
  })
})

test('a file is kept with its record and comes back byte by byte', async () => {
  const kept = await keep(upload('C:\\扫描\\证明.pdf', PDF), { subject: 'leave/7' })
  if (!kept.ok) throw new Error(kept.problem.code)
  expect(kept.value).toMatchObject({ filename: '证明.pdf', mediaType: 'application/pdf', bytes: PDF.length, sha256: hash('sha256', PDF, 'hex'), scannedBy: null, keptAt: '2026-03-02T01:00:00Z' })
  const found = await db.read(EVERYTHING, (tx) => findAttachment(tx, kept.value.id, 'leave/7'))
  expect(attachmentToFile(found!)).toEqual({ filename: '证明.pdf', mediaType: 'application/pdf', contentBase64: Buffer.from(PDF).toString('base64') })
  expect(await db.read(EVERYTHING, (tx) => listAttachments(tx, 'leave/7'))).toEqual([kept.value])
  expect([...(await db.read(EVERYTHING, (tx) => attachmentsOf(tx, ['leave/7', 'leave/none']))).keys()]).toEqual(['leave/7'])
})

test('the scanner is asked: clean is noted, infected refused, a scanner that is down keeps nothing', async () => {
  const file = upload('证明.pdf', PDF)
  expect(await keep(file, { scan: async () => ({ state: 'clean', scanner: 'clamav 1.4' }) })).toMatchObject({ value: { scannedBy: 'clamav 1.4' } })
  expect(await keep(file, { scan: async () => ({ state: 'infected', scanner: 'clamav 1.4', finding: 'Eicar' }) }))
    .toMatchObject({ problem: { code: 'ATTACHMENT_INFECTED', details: { scanner: 'clamav 1.4', finding: 'Eicar' } } })
  await expect(keep(file, { subject: 'leave/down', scan: () => Promise.reject(new Error('no scanner')) })).rejects.toThrow('no scanner')
  expect(await db.read(EVERYTHING, (tx) => listAttachments(tx, 'leave/down'))).toEqual([])
})

test('whoever may see the record sees the file, and nobody else', async () => {
  const person = (id: string): Reach => ({ ...NOTHING, persons: [id] })
  const kept = await keep(upload('证明.pdf', PDF), { subject: 'leave/8', reach: person('p1') })
  if (!kept.ok) throw new Error(kept.problem.code)
  const seen = (reach: Reach) => db.read(reach, async (tx) => [await findAttachment(tx, kept.value.id), ...(await listAttachments(tx, 'leave/8'))].filter(Boolean).length)
  expect(await Promise.all([person('p1'), { ...NOTHING, centers: ['c1'] }, person('p2'), { ...NOTHING, centers: ['c2'] }, NOTHING].map(seen))).toEqual([2, 2, 0, 0, 0])
  expect(await db.read(EVERYTHING, async (tx) => [await findAttachment(tx, kept.value.id, 'leave/9'), await findAttachment(tx, "'")])).toEqual([undefined, undefined])
  await expect(keep(upload('证明.pdf', PDF), { reach: person('p2') })).rejects.toSatisfy((error) => findSqlState(error) === INSUFFICIENT_PRIVILEGE)
})

test('the table is that of the schema, protected, and the service changes nothing', async () => {
  await assertSchemaMatches(database.migratorUrl, schema)
  const client = await db.connectApart()
  expect(await findUnprotectedTables(client, `${database.name}_app`).finally(() => client.end())).toEqual([])
  await expect(db.transaction(EVERYTHING, (tx) => tx.sql(`update attachment set filename = 'x'`))).rejects.toSatisfy((error) => findSqlState(error) === INSUFFICIENT_PRIVILEGE)
})
