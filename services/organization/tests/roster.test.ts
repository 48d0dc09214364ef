import { loadStream } from '@hall/journal'
import { EVERYTHING } from '@hall/access'
import { readTable } from '@hall/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EMPTY_ROSTER, evolveRoster, type RosterEvent } from '../src/domain/roster-event.ts'
import { loadRoster, rosterStream } from '../src/db/roster-store.ts'
import { codeOf, id, importRoster, ok, type OrganizationCity, QINGPU, sheet, startOrganization } from './city.ts'

let city: OrganizationCity
beforeAll(async () => { city = await startOrganization() })
afterAll(() => city[Symbol.asyncDispose]())
const coordination = () => city.as('QP9001', 'coordination@section:qingpu/qingpu-window')
const from = '2024-04-01'
const preview = async (file: { filename: string; contentBase64: string }) => ok(coordination().roster.preview({ center: 'qingpu', file, from }))
const journaled = () => city.running.context.db.read(EVERYTHING, async (tx) => loadStream<RosterEvent>(tx, rosterStream('qingpu')))

/** What the rows say, without what only the database knows. */
async function stored() {
  const { lines, seats } = await city.running.context.db.read(EVERYTHING, (tx) => loadRoster(tx, 'qingpu'))
  const plain = (stays: ReadonlyMap<string, readonly { seq?: number }[]>) => Object.fromEntries([...stays].map(([key, all]) => [key, all.map(({ seq: _seq, ...rest }) => JSON.parse(JSON.stringify(rest)) as unknown)]))
  return { lines: plain(lines), seats: plain(seats) }
}

describe('a file that is right', () => {
  test('the same again changes nothing and journals nothing', async () => {
    const before = await journaled()
    const file = await sheet(QINGPU)
    const { counts, digest, changes } = await preview(file)
    expect(counts).toEqual({ created: 0, changed: 0, unchanged: 4 })
    expect(changes.every(({ changes: fields }) => fields.length === 0)).toBe(true)
    expect(await ok(coordination().roster.apply({ center: 'qingpu', file, from, digest, commandId: id() }))).toEqual({ created: 0, changed: 0, unchanged: 4 })
    expect(await journaled()).toHaveLength(before.length)
  })
  test('what is exported comes back as no change', async () => {
    const { contentBase64, filename } = await ok(coordination().people.export({ center: 'qingpu' }))
    expect(filename).toMatch(/^花名册-qingpu-/)
    const { counts, errors } = await preview({ filename, contentBase64 })
    expect(errors).toEqual([])
    expect(counts).toEqual({ created: 0, changed: 0, unchanged: 4 })
  })
  test('a .csv with English headers is as good', async () => {
    const csv = 'Staff number,Name,Window,Primary of\nQP0002,李娜,A01,\n'
    const { errors, counts } = await preview({ filename: 'roster.csv', contentBase64: Buffer.from(csv).toString('base64') })
    expect(errors).toEqual([])
    expect(counts).toEqual({ created: 0, changed: 0, unchanged: 1 })
  })
  test('the preview says what will change, and the change keeps what was', async () => {
    const file = await sheet([['QP0002', '李娜娜', '税务局', 'A02', '', '', '', '否', '112', '13811112222']])
    const { changes } = await preview(file)
    expect(changes).toMatchObject([{ row: 2, person: 'QP0002', kind: 'changed', changes: [
      { field: 'name', before: '李娜', after: '李娜娜' },
      { field: 'window', before: 'A01', after: 'A02' },
      { field: 'backup', before: 'A01 受理岗', after: null },
      { field: 'attendanceNumber', before: '102', after: '112' },
      { field: 'phone', before: null, after: '138****2222' },
    ] }])
    expect(await importRoster(coordination(), 'qingpu', { file, from })).toEqual({ created: 0, changed: 1, unchanged: 0 })
    const { seats, phone } = await ok(coordination().people.get({ person: 'QP0002' }))
    expect(phone).toBe('13811112222')
    expect(seats.map(({ name, window, capacity, from: since, until }) => [name, window, capacity, since, until])).toEqual([
      ['李娜娜', 'qingpu-a02', 'member', '2024-04-01', null],
      ['李娜', 'qingpu-a01', 'member', '2024-03-02', '2024-04-01'],
      ['李娜娜', 'qingpu-a01', 'backup', '2024-03-02', '2024-04-01'],
    ])
  })
  test('a number that belonged to somebody else may pass on', async () => {
    const file = await sheet([['QP0005', '周杰', '税务局', 'A01', '', '', '', '否', '102', '']])
    expect(await importRoster(coordination(), 'qingpu', { file, from })).toEqual({ created: 1, changed: 0, unchanged: 0 })
  })
})

describe('a file that is wrong', () => {
  test('every error by row and column in words, and nothing is written', async () => {
    const before = await stored()
    const file = await sheet([
      ['QP0011', '甲', '税务局', 'Z99', '', '', '', '', '', ''],
      ['QP0012', '乙', '教育局', '', '', '', '', '', '', ''],
      ['QP0011', '丙', '税务局', 'A01', '', '', '', '', '', ''],
      ['QP0013', '丁', '税务局', 'A01', '', 'A01 受理岗', '', '', '', ''],
      ['QP0014', '', '税务局', 'A01', '', '', '', '也许', '', '12'],
      ['QP0015', '戊', '税务局', 'A01', '', '', '', '', '101', ''],
      ['TG0001', '王强', '税务局', 'A01', '', '', '', '', '', ''],
    ])
    const { errors, digest } = await preview(file)
    expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '窗口', 'WINDOW_UNKNOWN'],
      [3, '派驻部门', 'DEPARTMENT_UNKNOWN'],
      [4, '工号', 'NUMBER_TWICE'],
      [5, 'A岗', 'POST_HELD'],
      [6, '姓名', 'CELL_REQUIRED'],
      [6, '窗口负责人', 'CELL_NOT_ALLOWED'],
      [6, '手机', 'CELL_INVALID'],
      [7, '考勤号', 'ATTENDANCE_NUMBER_TAKEN'],
      [8, '工号', 'POSTED_ELSEWHERE'],
    ])
    expect(errors[0]!.text).toEqual({ zh: '本中心没有窗口“Z99”。', en: 'This center has no window “Z99”.' })
    expect(errors[3]!.text.zh).toBe('岗位“A01 受理岗”的A岗现由王伟（QP0001）担任，而本文件没有此人。请先让其离岗，或把此人列入文件。')
    expect(await codeOf(coordination().roster.apply({ center: 'qingpu', file, from, digest, commandId: id() }))).toBe('ROSTER_HAS_ERRORS')
    expect(await stored()).toEqual(before)
  })
  test.for([
    ['a letter', 'letter.docx', Buffer.from('dear all\u0000\u0001'), ['FILE_NOT_A_TABLE', 'HEADER_MISSING']],
    ['nothing', 'empty.csv', Buffer.from(' '), ['FILE_EMPTY']],
    ['a table of something else', 'x.csv', Buffer.from('a,b\n1,2\n'), ['HEADER_MISSING']],
    ['half a workbook', 'half.xlsx', Buffer.from('PK\u0003\u0004 and no more'), ['FILE_DAMAGED', 'FILE_NOT_A_TABLE']],
  ] as const)('%s is no roster', async ([, filename, bytes, codes]) => {
    expect(codes).toContain(await codeOf(coordination().roster.preview({ center: 'qingpu', from, file: { filename, contentBase64: bytes.toString('base64') } })))
  })
})

describe('what was previewed is what is applied', () => {
  test('not another file', async () => {
    const { digest } = await preview(await sheet([['QP0021', '甲', '税务局', 'A01', '', '', '', '', '', '']]))
    const other = await sheet([['QP0021', '乙', '税务局', 'A01', '', '', '', '', '', '']])
    expect(await codeOf(coordination().roster.apply({ center: 'qingpu', file: other, from, digest, commandId: id() }))).toBe('ROSTER_CHANGED')
  })
  test('not where the roster has changed in between', async () => {
    const file = await sheet([['QP0003', '单小雨', '公安局', 'A02', '', '', '', '是', '103', '']])
    const { digest } = await preview(file)
    await ok(coordination().people.leavePost({ commandId: id(), center: 'qingpu', post: 'qingpu-a02-1', capacity: 'primary', on: '2024-03-20' }))
    expect(await codeOf(coordination().roster.apply({ center: 'qingpu', file, from, digest, commandId: id() }))).toBe('ROSTER_CHANGED')
  })
  test('two at once: one applies, the other hears that it changed', async () => {
    const file = await sheet([['QP0031', '庚', '税务局', 'A01', '', '', '', '', '', '']])
    const { digest } = await preview(file)
    const codes = await Promise.all([id(), id()].map((commandId) => codeOf(coordination().roster.apply({ center: 'qingpu', file, from, digest, commandId }))))
    expect(codes.sort()).toEqual(['ROSTER_CHANGED', 'ok'])
  })
})

test('two centers that take on the same person at once: one has the person', async () => {
  const file = await sheet([['XX0001', '辛', '税务局', 'A01', '', '', '', '', '', '']])
  const codes = await Promise.all((['qingpu', 'taigu'] as const).map(async (center) => {
    const client = city.as('CITY1', `coordination@center:${center}`)
    const { digest } = await ok(client.roster.preview({ center, file, from }))
    return codeOf(client.roster.apply({ center, file, from, digest, commandId: id() }))
  }))
  expect(codes.toSorted()[1]).toBe('ok')
  expect(['CONFLICT', 'ROSTER_HAS_ERRORS']).toContain(codes.toSorted()[0])
  expect((await ok(city.as('CITY1', 'city_authority@city').people.list({ search: 'XX0001' }))).total).toBe(1)
})

test('the journal folds to the rows, and has no telephone number', async () => {
  const events = await journaled()
  const folded = evolveRoster(EMPTY_ROSTER, events.map(({ event }) => event))
  const plain = (stays: ReadonlyMap<string, readonly unknown[]>) => JSON.parse(JSON.stringify(Object.fromEntries(stays))) as Record<string, Record<string, unknown>[]>
  const labelled = (seats: Record<string, Record<string, unknown>[]>) => Object.values(seats).flat().map(({ name: _name, ...seat }) => seat)
  const rows = await stored()
  expect(rows.lines).toEqual(plain(folded.lines))
  // A seat's name is a label that follows the person.
  expect(labelled(rows.seats as Record<string, Record<string, unknown>[]>)).toEqual(labelled(plain(folded.seats)))
  expect(JSON.stringify(events)).not.toMatch(/138\d{8}/)
})

test('the template has the headers, and the windows and posts that may be filled in', async () => {
  const { contentBase64, filename } = await ok(coordination().roster.template({ center: 'qingpu' }))
  expect(filename).toBe('花名册模板-qingpu.xlsx')
  const table = await readTable(Buffer.from(contentBase64, 'base64'), { filename })
  expect(table).toMatchObject({ ok: true, value: { sheets: [{ name: '花名册', header: expect.arrayContaining(['工号', '姓名', 'A岗', 'B岗']) }, { rows: [{ cells: ['A01', 'A01窗口', '税务局', 'A01 受理岗'] }, { cells: ['A02', 'A02窗口', '公安局', 'A02 受理岗'] }] }] } })
})
