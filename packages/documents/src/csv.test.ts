import { describe, expect, test } from 'vitest'
import { utf8 } from './made-files.ts'
import { readTable } from './read-table.ts'

const read = async (bytes: Uint8Array) => {
  const result = await readTable(bytes, { filename: '花名册.csv' })
  return result.ok ? result.value.sheets : result.problem.code
}
const sheet = (header: string[], ...rows: string[][]) =>
  [{ name: '花名册', header, headerRow: 1, rows: rows.map((cells, index) => ({ row: index + 2, cells })) }]
const bytes = (...parts: (number[] | string)[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)))

describe('encodings', () => {
  const expected = sheet(['姓名', '窗口'], ['王芳', '社保'])
  /** 姓名,窗口\n王芳,社保 */
  const gb18030 = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb4, 0xb0, 0xbf, 0xda, 0x0a, 0xcd, 0xf5, 0xb7, 0xbc, 0x2c, 0xc9, 0xe7, 0xb1, 0xa3]
  const utf16 = (swap: boolean) => [...'姓名,窗口\n王芳,社保'].flatMap((character) => {
    const code = character.charCodeAt(0)
    return swap ? [code >> 8, code & 255] : [code & 255, code >> 8]
  })
  test.each([
    ['UTF-8', bytes('姓名,窗口\n王芳,社保')],
    ['UTF-8 with its mark', bytes([0xef, 0xbb, 0xbf], '姓名,窗口\n王芳,社保')],
    ['GB18030', bytes(gb18030)],
    ['UTF-16, little end first', bytes([0xff, 0xfe], utf16(false))],
    ['UTF-16, big end first', bytes([0xfe, 0xff], utf16(true))],
  ])('%s', async (_, file) => expect(await read(file)).toEqual(expected))

  test('a character only GB18030 has', async () => {
    expect(await read(bytes([0xd0, 0xd5, 0xc3, 0xfb, 0x0a], [0x95, 0x32, 0x82, 0x36]))).toEqual(sheet(['姓名'], ['𠀀']))
  })
})

test.each([
  ['semicolons', 'a;b\n"1;2";3'],
  ['tabs', 'a\tb\n1;2\t3'],
  ['commas beside semicolons', 'a,b\n1;2,3'],
  ['a named delimiter', 'sep=;\r\na;b\n1;2;3'],
])('delimiter: %s', async (name, text) => {
  const [found] = await read(utf8(text)) as ReturnType<typeof sheet>
  expect(found?.header).toEqual(['a', 'b'])
  expect(found?.rows[0]?.cells.length).toBe(name.startsWith('a named') ? 3 : 2)
})

test('quotes hold delimiters, line ends and doubled quotes; row numbers are those a spreadsheet shows', async () => {
  expect(await read(utf8('a,b\r\n"x, ""y""\nz",2\r\n\r\n3,"4"\r\n'))).toEqual([
    { name: '花名册', header: ['a', 'b'], headerRow: 1, rows: [{ row: 2, cells: ['x, "y"\nz', '2'] }, { row: 4, cells: ['3', '4'] }] },
  ])
})

test('blanks around, also full-width ones, are no content', async () => {
  expect(await read(utf8(' a ,b\n\u3000王芳\u3000, \n , \n'))).toEqual(sheet(['a', 'b'], ['王芳']))
})

test.each([
  ['FILE_EMPTY', utf8('')],
  ['FILE_EMPTY', utf8('\n , \n')],
  ['FILE_DAMAGED', utf8('a,b\n"1,2\n3,4')],
  ['FILE_NOT_A_TABLE', bytes('%PDF-1.7\n', [0, 1, 2, 3])],
  ['FILE_NOT_A_TABLE', bytes('a,b\n', [0x81, 0x20])],
  ['FILE_OLD_FORMAT', utf8('<html><table><tr><td>1</td></tr></table></html>')],
])('%s', async (code, file) => expect(await read(file)).toBe(code))

test('limits name the place', async () => {
  const limited = (text: string, limits: object) => readTable(utf8(text), { filename: 'a.csv', limits })
  expect(await limited('a,b,c', { maxColumns: 2 })).toMatchObject({ problem: { code: 'TOO_MANY_COLUMNS', details: { row: 1, column: 3, max: 2 } } })
  expect(await limited('a\nbcd', { maxCellChars: 2 })).toMatchObject({ problem: { code: 'CELL_TOO_LONG', details: { row: 2, column: 1, max: 2 } } })
  expect(await limited('a\n1\n2', { maxRows: 1 })).toMatchObject({ problem: { code: 'TOO_MANY_ROWS', details: { sheet: 'a', max: 1 } } })
  expect(await limited('a\n1', { maxRows: 1 })).toMatchObject({ ok: true })
  expect(await limited('abc', { maxBytes: 2 })).toMatchObject({ problem: { code: 'FILE_TOO_LARGE', details: { maxBytes: 2 } } })
})
