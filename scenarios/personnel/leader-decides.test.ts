import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesCenter, openCases, refusalOf } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'

let center: CasesCenter
beforeAll(async () => { center = await openCases('enping', '2026-03-02T09:00:00+08:00') }, 300_000)
afterAll(() => center?.[Symbol.asyncDispose]())

test('EP-PER-11: the leader of a window decides items of the own department, on record with name and time; of another department none', { timeout: 60_000 }, async () => {
  const item = await center.item({ procedures: [] })
  const [leader, other] = [center.desk('w0'), center.desk('w1')]
  const file = await center.desk('w0', 1).accepted(item)
  expect(refusalOf(await other.conclude(file, { documentNumber: 'A-1' }))).toBe('CASE_UNKNOWN')
  valueOf(await leader.conclude(file, { documentNumber: 'A-1' }))
  const { row, entries } = await leader.view(file)
  expect(row.finishedAt).not.toBeNull()
  const decided = entries.filter(({ at }) => at >= row.finishedAt!)
  expect(decided.map(({ by }) => by)).toContain(leader.person)
})
