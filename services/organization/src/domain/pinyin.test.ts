import { describe, expect, test } from 'vitest'
import { readingOf } from './pinyin.ts'

describe('readingOf', () => {
  test.for([
    ['王伟', 'wang wei', 'wangwei', 'ww'],
    ['单小雨', 'shan xiao yu', 'shanxiaoyu', 'sxy'],
    ['曾国强', 'zeng guo qiang', 'zengguoqiang', 'zgq'],
    ['欧阳修文', 'ou yang xiu wen', 'ouyangxiuwen', 'oyxw'],
    ['吕梁', 'lv liang', 'lvliang', 'll'],
    ['Anna Li', 'anna li', 'annali', 'al'],
    ['迪丽·热巴', 'di li re ba', 'dilireba', 'dlrb'],
  ])('%s', ([name, pinyin, joined, initials]) => {
    expect(readingOf(name!)).toEqual({ pinyin, joined, initials })
  })
})
