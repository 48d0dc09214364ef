import { describe, expect, test } from 'vitest'
import { clausesOf, coverage } from './coverage.ts'

const clause = (id: string, kind: 'rule' | 'preamble' = 'rule') => ({
  id, kind, cite: '一', area: 'attendance' as const, center: 'qingpu', params: {},
  title: { zh: '题', en: 'title' }, summary: { zh: '文', en: 'text' },
})

describe('coverage', () => {
  test('counts a clause when all its scenarios passed', () => {
    const found = coverage([clause('QP-ATT-01'), clause('QP-ATT-02'), clause('QP-ATT-03')], [
      { title: 'QP-ATT-01: in time', passed: true },
      { title: 'QP-ATT-01: late', passed: false },
      { title: 'QP-ATT-02: in time', passed: true },
    ])
    expect(found).toMatchObject({ total: 3, covered: 1, missing: ['QP-ATT-01', 'QP-ATT-03'], byCenter: { qingpu: { total: 3, covered: 1 } } })
  })
  test('leaves out preambles', () => {
    expect(coverage([clause('QP-ATT-12', 'preamble')], []).total).toBe(0)
  })
  test('refuses a scenario of an unknown clause', () => {
    expect(() => coverage([], [{ title: 'QP-ATT-99: x', passed: true }])).toThrow('QP-ATT-99')
  })
})

test('a title tags the clauses before its first colon', () => {
  expect(clausesOf('TG-ATT-05, TG-ATT-06: as WS-ATT-01')).toEqual(['TG-ATT-05', 'TG-ATT-06'])
  expect(clausesOf('no tag QP-ATT-01')).toEqual([])
})
