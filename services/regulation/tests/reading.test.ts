import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fixture, openFixture, type RegulationClient, valueOf } from './fixture/setup.ts'

let fixture: Fixture
let staff: RegulationClient
beforeAll(async () => {
  fixture = await openFixture()
  staff = fixture.as('wang', 'staff@window:qingpu/w1')
})
afterAll(() => fixture[Symbol.asyncDispose]())

const idsFor = async (search: string, more: object = {}) =>
  valueOf(await staff.regulations.clauses({ search, ...more })).rows.map(({ id }) => id)

describe('regulations', () => {
  test('the five and the law under them are listed with how many clauses each area has', async () => {
    const { rows } = valueOf(await staff.regulations.list({}))
    expect(rows.map(({ center, clauses }) => [center, clauses])).toEqual([['district', 193], ['enping', 172], ['national', 6], ['qingpu', 298], ['taigu', 291], ['wenshang', 153]])
    expect(rows[3]).toMatchObject({ name: { zh: '青浦区行政服务中心' }, number: '青政务〔2020〕20号', issued: '2020-03-06', byArea: { attendance: 22 } })
    expect(rows.every(({ conventions }) => conventions.length > 0)).toBe(true)
  })
})

describe('clauses', () => {
  test('come in the order of the regulation, page by page', async () => {
    const first = valueOf(await staff.regulations.clauses({ center: 'qingpu', size: 3 }))
    const second = valueOf(await staff.regulations.clauses({ center: 'qingpu', size: 3, page: 2 }))
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['QP-SUP-01', 'QP-ITM-01', 'QP-PER-01', 'QP-PER-02', 'QP-PER-03', 'QP-TRN-01'])
    expect(first.total).toBe(298)
  })
  test('by area and kind', async () => {
    expect(valueOf(await staff.regulations.clauses({ area: 'seals' })).total).toBe(11)
    expect(valueOf(await staff.regulations.clauses({ kind: 'preamble', center: 'taigu' })).rows.every(({ kind }) => kind === 'preamble')).toBe(true)
  })
  test('are found by id, by Chinese and by English text', async () => {
    expect(await idsFor('qp-att-02')).toContain('QP-ATT-02')
    expect(await idsFor('人脸识别', { area: 'attendance' })).toEqual(['QP-ATT-02', 'WS-ATT-16'])
    expect(await idsFor('FINGERPRINT')).toEqual(['QP-ATT-02', 'TG-ATT-02'])
  })
  test('every word must be there, and wildcards are only letters', async () => {
    expect(await idsFor('fingerprint twice')).toEqual(['QP-ATT-02'])
    expect(await idsFor('100%_\\')).toEqual([])
  })
  test('an order nobody offers is refused', async () => {
    expect(await staff.regulations.clauses({ sort: 'search' })).toMatchObject({ problem: { code: 'BAD_INPUT' } })
  })
  test('a clause shows the values it drives', async () => {
    const { clause, values } = valueOf(await staff.regulations.clause({ id: 'QP-ATT-02' }))
    expect(clause).toMatchObject({ center: 'qingpu', title: { en: expect.any(String) }, params: { in_by: '08:30' } })
    expect(values).toContainEqual({ path: 'checks.points.am_in.limit', value: '08:30', clause: 'QP-ATT-02', setting: false, version: 1, effectiveFrom: '2020-03-06' })
    expect(valueOf(await staff.regulations.clause({ id: 'QP-SUP-01' })).values).toEqual([])
  })
  test('an unknown one is not found', async () => {
    expect(await staff.regulations.clause({ id: 'QP-ATT-99' })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
  })
})

test('a clause is covered as the last run of the scenarios says; before one nothing is known', async () => {
  const covered = async (id: string) => valueOf(await staff.regulations.clause({ id })).clause.covered
  expect(await covered('QP-ATT-02')).toBeNull()
  await writeFile(fixture.clauseReport, JSON.stringify({ total: 1107, covered: 1, missing: ['QP-ATT-01'] }))
  expect([await covered('QP-ATT-01'), await covered('QP-ATT-02'), await covered('QP-ATT-12')]).toEqual([false, true, null])
  await writeFile(fixture.clauseReport, '{"total": 11')
  expect(await covered('QP-ATT-02')).toBeNull()
})

describe('policies in force', () => {
  test('on a day, with every value and its clause', async () => {
    const { version, values, policy } = valueOf(await staff.policies.get({ center: 'enping', area: 'attendance', on: '2026-03-03' }))
    expect(version).toMatchObject({ version: 1, state: 'published', effectiveFrom: '2012-12-07', until: null })
    expect(values[0]).toEqual({ path: 'checks.strategy', value: 'windows', clause: 'EP-ATT-08', setting: false })
    expect(values).toContainEqual({ path: 'absence.daysEach', value: 0.5, clause: 'EP-ATT-17', setting: false })
    expect(policy).toHaveProperty('methods.value', ['camera', 'sign_in'])
  })
  test('none before the first', async () => {
    expect(await staff.policies.get({ center: 'wenshang', area: 'attendance', on: '2021-07-20' })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
    expect(await staff.policies.get({ center: 'wenshang', area: 'energy' })).toMatchObject({ problem: { code: 'NOT_FOUND' } })
  })
  test('side by side, value by value', async () => {
    const { rows } = valueOf(await staff.policies.compare({ area: 'attendance', centers: ['qingpu', 'taigu', 'district'], on: '2026-03-03' }))
    expect(rows[0]).toEqual({ path: 'checks.strategy', cells: [
      { center: 'qingpu', value: 'windows', clause: 'QP-ATT-02' },
      { center: 'taigu', value: 'first_and_last', clause: 'TG-ATT-02' },
      { center: 'district', value: 'none', clause: 'DC-ATT-01' },
    ] })
    const limits = rows.find(({ path }) => path === 'checks.points.pm_out.limit')!
    expect(limits.cells.map(({ value }) => value)).toEqual(['17:00', '17:30', null])
  })
})
