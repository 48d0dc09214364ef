import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { readTable } from '../read-table.ts'
import { ZipReader } from '../zip/reader.ts'
import { type SheetContent, toBytes, writeWorkbook } from './write-workbook.ts'

const write = (...sheets: SheetContent[]) => toBytes(writeWorkbook(sheets))
const sheetsOf = async (bytes: Uint8Array) => {
  const result = await readTable(bytes, { filename: 'a.xlsx' })
  if (!result.ok) throw new Error(result.problem.code)
  return result.value.sheets
}
const xmlOf = async (bytes: Uint8Array) => (await Array.fromAsync(new ZipReader(bytes, 1e8).text('xl/worksheets/sheet1.xml'))).join('')
const date = Temporal.PlainDate.from('2026-03-10')
const punch = Temporal.Instant.from('2026-03-10T00:30:01Z')

const verdicts: SheetContent = {
  name: '考勤',
  columns: [{ header: '姓名', kind: 'text', width: 12 }, { header: '日期', kind: 'date' }, { header: '签到', kind: 'datetime' }, { header: '迟到(秒)', kind: 'number' }],
  rows: [['王芳', date, punch, 1], ['=HYPERLINK("http://x")', '2026-03-11', '2026-03-11T08:30:00+08:00', '60'], [null, undefined, 'unknown', Number.NaN]],
}

test('what is written is read back', async () => {
  expect(await sheetsOf(await write(verdicts))).toEqual([{
    name: '考勤', header: ['姓名', '日期', '签到', '迟到(秒)'], headerRow: 1,
    rows: [
      { row: 2, cells: ['王芳', '2026-03-10', '2026-03-10T08:30:01', '1'] },
      { row: 3, cells: ['=HYPERLINK("http://x")', '2026-03-11', '2026-03-11T08:30:00', '60'] },
      { row: 4, cells: ['', '', 'unknown', 'NaN'] },
    ],
  }])
})

test('another program reads text as text, dates as dates and numbers as numbers', async () => {
  const [, first, second] = await readSheet(Buffer.from(await write(verdicts)))
  expect(first).toEqual(['王芳', new Date(Date.UTC(2026, 2, 10)), new Date(Date.UTC(2026, 2, 10, 8, 30, 1)), 1])
  expect(second?.[0]).toBe('=HYPERLINK("http://x")')
})

test('text that looks like a formula is text, and stays so when edited', async () => {
  const rows = ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '王芳'].map((text) => [text])
  const xml = await xmlOf(await write({ name: 'a', columns: [{ header: '=x', kind: 'text' }], rows }))
  expect(xml).not.toContain('<f')
  expect([...xml.matchAll(/ s="(\d)"/g)].map(([, style]) => style)).toEqual(['5', '4', '4', '4', '4', '4', '1'])
})

test('the header is frozen and filterable', async () => {
  const xml = await xmlOf(await write(verdicts))
  expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  expect(xml).toContain('<autoFilter ref="A1:D4"/>')
})

describe('sheet names', () => {
  const named = (...names: string[]) => names.map((name) => ({ name, columns: [{ header: 'a', kind: 'text' as const }], rows: [] }))
  test('are made such as a spreadsheet allows, and distinct', async () => {
    const sheets = await sheetsOf(await write(...named('三月[1/2]', '名单', '名单', 'Ab', 'aB', '', '长'.repeat(40))))
    expect(sheets.map(({ name }) => name)).toEqual(['三月 1 2', '名单', '名单 (2)', 'Ab', 'aB (2)', 'Sheet', '长'.repeat(31)])
  })
  test('of a workbook without sheets there are none to write', () => expect(() => writeWorkbook([])).toThrow(RangeError))
})

test('any text comes back as it was, but for blanks around it', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 20 }), async (rows) => {
    const bytes = await write({ name: 'a', columns: [{ header: 'x', kind: 'text' }, { header: 'y', kind: 'text' }], rows })
    const filled = rows.map((row) => row.map((value) => value.toWellFormed().trim())).filter((row) => row.some((value) => value !== ''))
    const read = (await sheetsOf(bytes))[0]!.rows.map(({ cells }) => [cells[0] ?? '', cells[1] ?? ''])
    expect(read).toEqual(filled)
  }), { numRuns: 100 })
})

test('rows are asked for as the file goes out, not before', async () => {
  let asked = 0
  const total = 100_000
  function* rows() {
    for (; asked < total; asked++) yield [`窗口工作人员 ${asked} ${Math.sin(asked)}`, asked]
  }
  const pieces = writeWorkbook([{ name: 'a', columns: [{ header: 'x', kind: 'text' }, { header: 'y', kind: 'number' }], rows: rows() }])
  let bytes = 0
  while (bytes < 50_000) bytes += (await pieces.next()).value?.length ?? 0
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(total / 2)
  await pieces.return(undefined)
})
