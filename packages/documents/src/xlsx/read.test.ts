import writeExcelFile from 'write-excel-file/node'
import { describe, expect, test } from 'vitest'
import { xlsxOf, zipOf } from '../made-files.ts'
import { readTable } from '../read-table.ts'

const read = async (bytes: Uint8Array, limits = {}) => {
  const result = await readTable(bytes, { filename: '花名册.xlsx', limits })
  return result.ok ? result.value.sheets : result.problem.code
}
const cellsOf = async (rows: string, replaced = {}) => {
  const sheets = await read(await xlsxOf(rows, replaced))
  return typeof sheets === 'string' ? sheets : sheets.flatMap(({ header, rows }) => [header, ...rows.map(({ cells }) => cells)])
}

test('a file another program wrote', async () => {
  const bytes = await writeExcelFile([
    [{ value: '姓名', fontWeight: 'bold' }, { value: '出生日期' }, { value: '在岗' }, { value: '工号' }],
    [{ value: '王芳' }, { value: new Date(Date.UTC(1990, 4, 17)), type: Date, format: 'yyyy/mm/dd' }, { value: true, type: Boolean }, { value: 1024.5, type: Number }],
  ]).toBuffer()
  expect(await read(bytes)).toEqual([
    { name: 'Sheet1', header: ['姓名', '出生日期', '在岗', '工号'], headerRow: 1, rows: [{ row: 2, cells: ['王芳', '1990-05-17', 'TRUE', '1024.5'] }] },
  ])
})

describe('cells', () => {
  const sharedTexts = { 'xl/sharedStrings.xml': '<x:sst xmlns:x="m"><x:si><x:t>姓名</x:t></x:si><x:si><x:r><x:t>王</x:t></x:r><x:r><x:t>芳</x:t></x:r><x:rPh><x:t>ワン</x:t></x:rPh></x:si></x:sst>' }

  test('shared texts, in runs and without their phonetics, under a namespace prefix', async () => {
    expect(await cellsOf('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c></row>', sharedTexts)).toEqual([['姓名', '王芳']])
  })
  test('inline text, a formula\'s value, an error, entities, an escape', async () => {
    expect(await cellsOf('<row><c t="inlineStr"><is><t>A&amp;B</t></is></c><c t="str"><f>1+1</f><v>二</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>a_x0041_</v></c></row>'))
      .toEqual([['A&B', '二', '#N/A', 'aA']])
  })
  test('cells and rows without numbers follow one another; gaps stay empty', async () => {
    expect(await cellsOf('<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c></row>')).toEqual([['1', '2'], ['', '', '3']])
  })
  test.each([
    ['0.30000000000000004', '0.3'], ['1E+3', '1000'], ['123456789012345680', '123456789012346000'], ['1.5E-9', '0.0000000015'], ['1e25', '10000000000000000905969664'],
  ])('number %s is %s', async (stored, canonical) => expect(await cellsOf(`<row><c><v>${stored}</v></c></row>`)).toEqual([[canonical]]))
})

describe('dates', () => {
  const styles = (...xfs: string[]) => ({ 'xl/styles.xml': `<styleSheet>${xfs[0]}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.slice(1).join('')}</cellXfs></styleSheet>` })
  const shown = (value: string, id: number, code?: string) =>
    cellsOf(`<row><c s="0"><v>${value}</v></c></row>`, styles(code ? `<numFmts><numFmt numFmtId="${id}" formatCode="${code}"/></numFmts>` : '', `<xf numFmtId="${id}"/>`))

  test.each<[string, number, string | undefined, string]>([
    ['46082', 14, undefined, '2026-03-01'],
    ['46082', 31, undefined, '2026-03-01'],
    ['46082', 57, undefined, '2026-03-01'],
    ['46082.354166666664', 22, undefined, '2026-03-01T08:30:00'],
    ['0.354166666666667', 20, undefined, '08:30:00'],
    ['1.5', 46, undefined, '36:00:00'],
    ['46082', 0, undefined, '46082'],
    ['46082', 176, 'yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '2026-03-01'],
    ['46082', 177, '[$-804]aaaa', '2026-03-01'],
    ['46082.5', 178, 'yyyy\\-mm\\-dd\\ hh:mm', '2026-03-01T12:00:00'],
    ['0.5', 179, '[h]:mm', '12:00:00'],
    ['0.5', 180, 'h&quot;时&quot;mm&quot;分&quot;', '12:00:00'],
    ['46082', 181, '0.00E+00', '46082'],
    ['46082', 182, '#,##0&quot;yuan per day&quot;', '46082'],
    ['46082', 183, '[Red]General', '46082'],
  ])('%s under format %i %s is %s', async (value, id, code, canonical) => {
    expect(await shown(value, id, code)).toEqual([[canonical]])
  })
  test('counted from 1904 where the workbook says so', async () => {
    const workbook = { 'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>' }
    expect(await cellsOf('<row><c s="0"><v>44620</v></c></row>', { ...styles('', '<xf numFmtId="14"/>'), ...workbook })).toEqual([['2026-03-01']])
  })
})

test('hidden sheets and empty ones are left out', async () => {
  const rel = (id: number) => `<Relationship Id="rId${id}" Type="x/worksheet" Target="worksheets/sheet${id}.xml"/>`
  const sheet = (text: string) => `<worksheet><sheetData>${text && `<row><c><v>${text}</v></c></row>`}</sheetData></worksheet>`
  expect(await read(await xlsxOf('', {
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" r:id="rId1"/><sheet name="b" state="hidden" r:id="rId2"/><sheet name="c" r:id="rId3"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${rel(1)}${rel(2)}${rel(3)}</Relationships>`,
    'xl/worksheets/sheet1.xml': sheet('1'), 'xl/worksheets/sheet2.xml': sheet('2'), 'xl/worksheets/sheet3.xml': sheet(''),
  }))).toMatchObject([{ name: 'a' }])
})

describe('refused', () => {
  test('a zip that is no workbook', async () => expect(await read(await zipOf({ 'word/document.xml': '<w/>' }))).toBe('FILE_NOT_A_TABLE'))
  test('a workbook without a filled cell', async () => expect(await read(await xlsxOf(''))).toBe('FILE_EMPTY'))
  test('a sheet that is cut off inside', async () => {
    expect(await read(await xlsxOf('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1</v></c></row>' }))).toBe('FILE_DAMAGED')
  })
  test('an old .xls and an encrypted file', async () => {
    const compound = Buffer.alloc(2048)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await read(compound)).toBe('FILE_OLD_FORMAT')
    compound.write('EncryptedPackage', 1024, 'utf16le')
    expect(await read(compound)).toBe('FILE_ENCRYPTED')
  })
  test('a zip whose parts are encrypted', async () => {
    const bytes = Buffer.from(await xlsxOf(''))
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bytes.writeUInt16LE(1, directory + 8)
    expect(await read(bytes)).toBe('FILE_ENCRYPTED')
  })
  test('a small file that unpacks to a large one, before it is unpacked', async () => {
    const bomb = await xlsxOf(blanks(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await read(bomb, { maxUnpackedBytes: 1024 * 1024 })).toBe('FILE_TOO_LARGE')
  })
  test('a cell beyond the last column', async () => expect(await cellsOf('<row><c r="ZZZ1"><v>1</v></c></row>')).toBe('FILE_DAMAGED'))
  test('too many sheets', async () => expect(await read(await xlsxOf('<row><c><v>1</v></c></row>'), { maxSheets: 0 })).toBe('TOO_MANY_SHEETS'))
})

function* blanks(bytes: number): Generator<string> {
  const piece = ' '.repeat(1024 * 1024)
  for (let written = 0; written < bytes; written += piece.length) yield piece
}
