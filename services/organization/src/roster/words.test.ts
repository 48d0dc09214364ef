import { MAPPING_CODES } from '@hall/documents'
import { expect, test } from 'vitest'
import { ROW_CODES } from '../domain/roster-file/row.ts'
import errors from './errors.json' with { type: 'json' }
import { fill, rowErrorInWords } from './words.ts'

test('every error has words in both languages, and there are words for nothing else', () => {
  expect(Object.keys(errors).sort()).toEqual([...new Set([...MAPPING_CODES, ...ROW_CODES])].sort())
  for (const { zh, en } of Object.values(errors)) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(en).not.toBe('')
    expect([...en.matchAll(/\{\w+\}/g)].map(String).sort()).toEqual([...zh.matchAll(/\{\w+\}/g)].map(String).sort())
  }
})
test('a blank of a text is filled', () => {
  expect(fill('{a} 和 {b}', { a: 1, b: ['x', 'y'] }, '、')).toBe('1 和 x、y')
  expect(rowErrorInWords({ row: 7, field: 'primary', code: 'POST_TWICE', details: { post: '12 受理岗', name: '王伟', other: 3 } }, 'QP1').text)
    .toEqual({ zh: '岗位“12 受理岗”的A岗已由第 3 行的王伟担任。每个岗位只有一名A岗、一名B岗。', en: '“12 受理岗”: 王伟 in row 3 already has this place (Primary of). A post has one primary and one backup.' })
})
