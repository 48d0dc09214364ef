import { afterAll, beforeAll, expect } from 'vitest'
import { until } from '@hall/testing'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, type Desk, id, openCases, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('qingpu', '2026-03-01T08:00:00+08:00')
  five = await center.item()
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

example('QP-ITM-04: a self-run window takes no item before its sign as a branch center is confirmed', async (at) => {
  const place = (window: string) => center.section.items.placeAt({ id: five, center: 'qingpu', windows: [window], commandId: id() })
  const branch = (window: string) => ({ center: 'qingpu', window, commandId: id() })
  await at('2026-03-09T10:00')
  for (const window of ['qingpu-w3', 'qingpu-w4']) valueOf(await center.section.items.registerBranch(branch(window)))
  expect(codeOf(await center.section.items.registerBranch(branch('qingpu-w3')))).toBe('BRANCH_KNOWN')
  valueOf(await center.section.items.confirmSign(branch('qingpu-w4')))
  await at('2026-03-10T10:00')
  expect(refusalOf(await place('qingpu-w3'))).toBe('BRANCH_SIGN_MISSING QP-ITM-04')
  expect(codeOf(await place('qingpu-w4'))).toBe('ok')
  expect(codeOf(await place('qingpu-w0'))).toBe('ok')
  const { clause, rows } = valueOf(await center.section.items.branches({ center: 'qingpu' }))
  expect([clause, rows.map(({ window, signConfirmedOn }) => [window, signConfirmedOn])]).toEqual(['QP-ITM-04', [['qingpu-w3', null], ['qingpu-w4', '2026-03-09']]])
})

example('QP-PER-19: what an intern takes in a regular member of staff accepts, and is handler; alone the intern is refused', async (at) => {
  const [wang, liu] = [center.desk('w0', 1), center.desk('w0', 2)]
  await at('2026-03-10T09:00')
  await admit(liu)
  const file = await liu.open(five)
  valueOf(await liu.tick(file))
  await until(async () => refusalOf(await liu.accept(file)) === 'INTERN_ALONE QP-PER-19', 10_000)
  valueOf(await wang.accept(file))
  expect(await wang.view(file)).toMatchObject({ row: { state: 'accepted', handler: wang.person }, assistant: liu.person, firstAsked: liu.person })
})
example('QP-PER-19: under an exception an intern accepts alone until its last day, marked as such', async (at) => {
  const liu = center.desk('w1', 2)
  await at('2026-03-09T09:00')
  const admitted = await admit(liu)
  await center.announce('personnel', 'intern-exempted', { id: admitted, person: liu.person, center: 'qingpu', from: '2026-03-10', until: '2026-03-13' })
  await at('2026-03-13T09:00')
  const [first, second] = [await liu.open(five), await liu.open(five)]
  for (const file of [first, second]) valueOf(await liu.tick(file))
  valueOf(await liu.accept(first))
  expect((await liu.view(first)).entries.find(({ type }) => type === 'CaseAccepted')?.data).toMatchObject({ excepted: true })
  await at('2026-03-16T09:00')
  expect(refusalOf(await liu.accept(second))).toBe('INTERN_ALONE QP-PER-19')
})

async function admit(desk: Desk): Promise<string> {
  const admission = id()
  await center.announce('personnel', 'intern-admitted', { id: admission, person: desk.person, name: '刘实习', center: 'qingpu', department: 'tax', window: desk.window, mentor: center.desk('w0', 1).person, from: '2026-03-01', until: '2026-06-30' })
  return admission
}
