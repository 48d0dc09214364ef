import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { choiceCell, dateCell, numberCell, textCell, timeCell } from './cells.ts'
import { utf8 } from './made-files.ts'
import { mapTable } from './map-table.ts'
import { readTable } from './read-table.ts'

const roster = {
  name: { headers: ['姓名', 'Name'], required: true, parse: textCell(10) },
  sex: { headers: ['性别', 'Sex'], parse: choiceCell({ female: ['女', 'F'], male: ['男', 'M'] }) },
  since: { headers: ['进驻日期', 'Since'], required: true, parse: dateCell() },
  posts: { headers: ['岗位数', 'Posts'], parse: numberCell({ min: 0, max: 5 }) },
  starts: { headers: ['上班', 'Starts'], parse: timeCell() },
  phone: { headers: ['电话', 'Phone'], parse: z.string().regex(/^1\d{10}$/) },
} as const

async function sheetOf(text: string) {
  const result = await readTable(utf8(text), { filename: '花名册.csv' })
  if (!result.ok) throw new Error(result.problem.code)
  return result.value.sheets[0]!
}
const map = async (text: string) => mapTable(await sheetOf(text), roster)

test('rows become typed records, by any name of a column', async () => {
  const { records, errors, ignored } = await map('Name,性别,进驻日期,备注,Posts,上班,电话\n王芳,女,2026年3月2日,新来,2,8:30,13800000000\n李强,,2026/3/9,,,,')
  expect(errors).toEqual([])
  expect(ignored).toEqual(['备注'])
  expect(records).toEqual([
    { row: 2, values: { name: '王芳', sex: 'female', since: '2026-03-02', posts: 2, starts: '08:30:00', phone: '13800000000' } },
    { row: 3, values: { name: '李强', since: '2026-03-09' } },
  ])
  expectTypeOf(records[0]!.values.name).toEqualTypeOf<string>()
  expectTypeOf(records[0]!.values.sex).toEqualTypeOf<'female' | 'male' | undefined>()
})

describe('the header', () => {
  test('is found below a title, with marks and odd spacing', async () => {
    const { records, errors } = await map('2026年进驻人员花名册,,\n填表人：赵敏,2026-03-01,\n姓 名*,进驻日期：\n王芳,2026-03-02')
    expect(errors).toEqual([])
    expect(records).toMatchObject([{ row: 4, values: { name: '王芳' } }])
  })
  test('without a required column is refused, and says which', async () => {
    expect((await map('姓名,性别\n王芳,女')).errors).toEqual([
      { row: 1, column: '进驻日期', code: 'HEADER_MISSING', details: { headers: ['进驻日期', 'Since'] } },
    ])
  })
  test('with a column twice is refused', async () => {
    expect((await map('姓名,Name,进驻日期\n王芳,李强,2026-03-02')).errors).toMatchObject([{ row: 1, code: 'HEADER_TWICE', details: { headers: ['姓名', 'Name'] } }])
  })
})

test('errors come by row and column, with what was there; the other rows are read', async () => {
  const { records, errors } = await map([
    '姓名,性别,进驻日期,岗位数,上班,电话',
    ',女,2026-03-02,,,', '王芳,x,2026-02-30,6,25:00,1', '一二三四五六七八九十一,男,3月2日,"1,5",8点,', '李强,男,20260302,"1",08:30:59,13800000000',
  ].join('\n'))
  expect(records).toMatchObject([{ row: 5, values: { name: '李强', posts: 1 } }])
  expect(errors.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, '姓名', 'CELL_REQUIRED'],
    [3, '性别', 'CELL_NOT_ALLOWED'], [3, '进驻日期', 'CELL_NOT_A_DATE'], [3, '岗位数', 'CELL_OUT_OF_RANGE'], [3, '上班', 'CELL_NOT_A_TIME'], [3, '电话', 'CELL_INVALID'],
    [4, '姓名', 'CELL_TOO_LONG'], [4, '进驻日期', 'CELL_NOT_A_DATE'], [4, '岗位数', 'CELL_NOT_A_NUMBER'], [4, '上班', 'CELL_NOT_A_TIME'],
  ])
  expect(errors[1]!.details).toEqual({ value: 'x', allowed: ['女', '男'] })
  expect(errors[3]!.details).toEqual({ value: '6', max: 5 })
})

test.each([['1,234.5', 1234.5], ['１２', 12], ['-0.5', -0.5], ['1,5', undefined], ['0x10', undefined], ['', undefined], ['1e3', undefined]])(
  'the number in %s is %s', (text, value) => expect(numberCell().safeParse(text).data).toBe(value),
)
test.each([['2026-03-01', '2026-03-01'], ['2026.3.1', '2026-03-01'], ['２０２６年３月１日', '2026-03-01'], ['2026-03-01T00:00:00', '2026-03-01'], ['2026-03-01T08:00:00', undefined], ['2026-13-01', undefined], ['3/1/2026', undefined]])(
  'the date in %s is %s', (text, value) => expect(dateCell().safeParse(text).data).toBe(value),
)
