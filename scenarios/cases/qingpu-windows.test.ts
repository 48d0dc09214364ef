import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, id, openCases, refusalOf } from '../src/cases-center.ts'
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
