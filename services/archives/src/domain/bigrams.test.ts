import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigramsOf, excerptOf } from './bigrams.ts'

test('neighbouring signs, words by their letters, nothing across a mark', () => {
  expect(bigramsOf('人事任免，通知')).toEqual(['人事', '事任', '任免', '通知'])
  expect(bigramsOf('ＡＢ 2026')).toEqual(['ab', '20', '02', '26'])
  expect(bigramsOf('印')).toEqual(['印'])
})

test('whatever part of two signs or more is searched for, its pairs are among those of the whole', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'归档文件整理规则甲乙'), minLength: 2, maxLength: 30 }), fc.nat(), fc.nat(), (text, a, b) => {
    const from = a % (text.length - 1)
    const part = text.slice(from, from + 2 + (b % (text.length - from - 1)))
    const all = new Set(bigramsOf(text))
    expect(bigramsOf(part).every((pair) => all.has(pair))).toBe(true)
  }))
})

test('an excerpt shows where it stands', () => {
  expect(excerptOf('关于二〇二六年度窗口人员轮换的通知', '轮换')).toContain('轮换')
  expect(excerptOf('无', '轮换')).toBeNull()
})
