import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { casesContract } from '@hall/contract-cases'
import { toBytes, writeWorkbook } from '@hall/documents'
import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { service } from '../src/service.ts'

/** The first half of a real log; where it is not at hand a small one of the same form stands for it. */
const REAL = join(import.meta.dirname, '../../../../shared/data/permit-receipts.csv')
const HEADER = 'case:channel,case:concept:name,case:deadline,case:department,case:enddate,case:enddate_planned,case:responsible,case:startdate,concept:name,org:resource,time:timestamp'

let city: TestCity
beforeAll(async () => {
  city = await createTestCity()
  await city.start(service)
})
afterAll(() => city[Symbol.asyncDispose]())

const section = (center: string) => city.client(casesContract, 'SEC1', [`coordination@center:${center}`])
const upload = (filename: string, text: string | Buffer) => ({ filename, contentBase64: Buffer.from(text).toString('base64') })
async function bringIn(center: string, file: { filename: string; contentBase64: string }, { skipErrors = false, mapping }: { skipErrors?: boolean; mapping?: Record<string, string> } = {}) {
  const client = section(center)
  const preview = await client.registers.preview({ center, file, ...(mapping && { mapping }) })
  if (!preview.ok) throw new Error(preview.problem.code)
  const started = await client.registers.start({ center, department: 'housing', file, mapping: preview.value.mapping, digest: preview.value.digest, skipErrors, commandId: randomUUID() })
  if (!started.ok) throw new Error(started.problem.code)
  return until(async () => {
    const progress = await client.registers.progress({ center, id: started.value.id })
    const row = progress.ok ? progress.value.rows[0] : undefined
    return row?.finishedAt ? { preview: preview.value, row } : undefined
  }, 120_000)
}
const SPAN = { from: '2000-01-01', to: '2030-12-31' }

test.runIf(existsSync(REAL))('the real register comes in whole, and the statistics show its counts', { timeout: 300_000 }, async () => {
  const { preview, row } = await bringIn('qingpu', upload('permit-receipts.csv', readFileSync(REAL)))
  expect(preview).toMatchObject({ cases: 700, steps: 4152, errors: [] })
  expect(row).toMatchObject({ created: 700, changed: 0, unchanged: 0 })
  const { total } = await value(section('qingpu').statistics.center({ center: 'qingpu', by: 'channel', ...SPAN }))
  expect(total).toMatchObject({ received: 700, finished: 622, pastPlanned: 178, pastDeadline: 171, open: 78 })
  const { rows } = await value(section('qingpu').statistics.center({ center: 'qingpu', by: 'channel', ...SPAN }))
  expect(Object.fromEntries(rows.map(({ key, received }) => [key, received]))).toEqual({ Internet: 588, Desk: 66, Post: 32, 'e-mail': 13, Intern: 1 })
  const late = await value(section('qingpu').queue.list({ center: 'qingpu', show: 'past_planned', size: 1 }))
  expect(late.total).toBe(178)
  const one = await value(section('qingpu').queue.get({ case: late.rows[0]!.id }))
  expect(one.entries.length).toBeGreaterThan(0)
  const again = await bringIn('qingpu', upload('permit-receipts.csv', readFileSync(REAL)))
  expect(again.row).toMatchObject({ created: 0, changed: 0, unchanged: 700 })
  expect((await value(section('qingpu').statistics.center({ center: 'qingpu', by: 'item', ...SPAN }))).total).toMatchObject({ received: 700, finished: 622 })
})

const LINES = [
  'Desk,case-1,2011-03-10 00:00:00+01:00,General,2011-03-09 10:00:00+01:00,2011-03-08 00:00:00+01:00,R1,2011-03-01 09:00:00+01:00,Confirm,R1,2011-03-01 09:10:00+01:00',
  'Desk,case-1,2011-03-10 00:00:00+01:00,General,2011-03-09 10:00:00+01:00,2011-03-08 00:00:00+01:00,R1,2011-03-01 09:00:00+01:00,Check,R2,2011-03-02 09:10:00+01:00',
  'Post,case-2,,General,,,R1,2011-03-01 09:00:00+01:00,Confirm,R1,2011-03-01 09:10:00+01:00',
]

test('errors are named by row and column, and nothing comes in until they are skipped', async () => {
  const file = upload('old.csv', [HEADER, ...LINES, 'Post,case-3,,General,gestern,,R1,2011-03-01,Confirm,R1,', ',,,,,,,2011-03-01,Confirm,R1,'].join('\n'))
  const client = section('taigu')
  const preview = await value(client.registers.preview({ center: 'taigu', file }))
  expect(preview.errors.map(({ row, column }) => [row, column])).toEqual([[5, 'case:enddate'], [6, 'case:concept:name']])
  const refused = await client.registers.start({ center: 'taigu', department: 'housing', file, mapping: preview.mapping, digest: preview.digest, commandId: randomUUID() })
  expect(refused.ok ? 'ok' : refused.problem.code).toBe('FILE_HAS_ERRORS')
  expect((await bringIn('taigu', file, { skipErrors: true })).row).toMatchObject({ created: 2 })
})

test('a line that says something else changes its case and the counts, and no other', async () => {
  await bringIn('wenshang', upload('old.csv', [HEADER, ...LINES].join('\n')))
  const changed = [...LINES.slice(0, 2), 'Post,case-2,2011-03-05 00:00:00+01:00,General,2011-03-04 09:00:00+01:00,2011-03-05 00:00:00+01:00,R1,2011-03-01 09:00:00+01:00,Confirm,R1,2011-03-01 09:10:00+01:00']
  expect((await bringIn('wenshang', upload('old.csv', [HEADER, ...changed].join('\n')))).row).toMatchObject({ created: 0, changed: 1, unchanged: 1 })
  expect((await value(section('wenshang').statistics.center({ center: 'wenshang', by: 'item', ...SPAN }))).total).toMatchObject({ received: 2, finished: 2, pastPlanned: 1, pastDeadline: 0, open: 0 })
})

test('an event log in XES is the same register', async () => {
  const xes = `<log xes.version="1.0"><trace><string key="concept:name" value="case-9"/><string key="channel" value="Desk"/><date key="startdate" value="2011-03-01T09:00:00+01:00"/>
    <event><string key="concept:name" value="Confirm"/><string key="org:resource" value="R1"/><date key="time:timestamp" value="2011-03-01T09:10:00+01:00"/></event></trace></log>`
  const { preview, row } = await bringIn('enping', upload('old.xes', xes))
  expect([preview.format, preview.cases, preview.steps, row.created]).toEqual(['xes', 1, 1, 1])
})

test('a workbook comes in by a mapping that was saved, and is used again', async () => {
  const client = section('district')
  const [header, ...rows] = [['件号', '何时来', '何时完', '事由'], ['D-1', '2011-03-01 09:00', '2011-03-04 10:00', '换证'], ['D-2', '2011-03-02 09:00', '', '换证']]
  const bytes = await toBytes(writeWorkbook([{ name: '台账', columns: header!.map((title) => ({ header: title, kind: 'text' as const })), rows }]))
  const file = upload('旧台账.xlsx', Buffer.from(bytes))
  // Nothing is called as it usually is: a person says what is what, once.
  expect(await client.registers.preview({ center: 'district', file })).toMatchObject({ ok: false, problem: { code: 'HEADER_MISSING' } })
  await value(client.registers.saveMapping({ center: 'district', name: '旧台账', mapping: { number: '件号', received: '何时来', finished: '何时完', item: '事由' }, commandId: randomUUID() }))
  const { mapping } = (await value(client.registers.mappings({ center: 'district' }))).rows.find(({ name }) => name === '旧台账')!
  const { preview, row } = await bringIn('district', file, { mapping })
  expect([preview.format, preview.cases, preview.errors, row.created]).toEqual(['xlsx', 2, [], 2])
  expect((await bringIn('district', file, { mapping: (await value(client.registers.mappings({ center: 'district' }))).rows[0]!.mapping })).row).toMatchObject({ created: 0, unchanged: 2 })
})

async function value<T>(call: Promise<{ ok: true; value: T } | { ok: false; problem: { code: string } }>): Promise<T> {
  const result = await call
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
