import { EVERYTHING, NOTHING, type Reach } from '@hall/access'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { center, fillLeave, openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => {
  fixture = await openFixture()
  await fillLeave(fixture.db, 100_000)
  await analyze(fixture.database.migratorUrl)
})
afterAll(() => fixture[Symbol.asyncDispose]())

async function analyze(url: string) {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query('analyze leave')
  await owner.end()
}

interface Node { 'Node Type': string; 'Parent Relationship'?: string; 'Actual Loops': number; 'Index Name'?: string; Plans?: Node[] }

async function explain(reach: Reach, query: string): Promise<Node[]> {
  const [row] = await fixture.db.read(reach, (tx) => tx.sql<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (analyze, format json) ${query}`))
  const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)]
  return flatten(row!['QUERY PLAN'][0].Plan)
}

test('the reach is computed once per statement, not per row', async () => {
  const plan = await explain(center('c3'), 'select count(*) from leave')
  const initPlans = plan.filter((node) => node['Parent Relationship'] === 'InitPlan')
  expect(initPlans.length).toBeGreaterThan(0)
  expect(initPlans.every((node) => node['Actual Loops'] <= 1)).toBe(true)
  expect(plan.some((node) => node['Parent Relationship'] === 'SubPlan')).toBe(false)
})

test.for<[string, Reach, string, string]>([
  ['a row by its id', { ...NOTHING, persons: ['p1'] }, `select * from leave where id = '00000000-0000-4000-8000-000000000000'`, 'leave_pkey'],
  ['a center and a day', center('c3'), `select * from leave where center = 'c3' and starts_on = '2020-02-01'`, 'leave_center'],
  ['a range of days', center('c3'), `select * from leave where center = 'c3' and starts_on between '2020-02-01' and '2020-02-03'`, 'leave_center'],
  ['a person', EVERYTHING, `select * from leave where person = 'p77'`, 'leave_once'],
])('%s is found through the index under the policy', async ([, reach, query, index]) => {
  const plan = await explain(reach, query)
  expect(plan.some((node) => node['Index Name'] === index)).toBe(true)
  expect(plan.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false)
})
