import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { at, command, type LeaveCenter, openLeaveCenter } from '../src/leave-center.ts'

let center: LeaveCenter
beforeAll(async () => {
  center = await openLeaveCenter('district', '2026-03-11T15:00:00', [{ size: 2, pair: true, count: 3 }])
})
afterAll(() => center?.[Symbol.asyncDispose]())

const DAY = { from: at('2026-03-12 08:30'), to: at('2026-03-12 17:30') }
const leader = () => center.role('deputy_director')
const markOf = async (person: string, id: string) => valueOf(await center.staff(person).leaves.get({ id })).leave.marks.map(({ mark, clause }) => `${mark} ${clause}`)

test('DC-ATT-01: granted by the leader in charge and acknowledged by B the day before, it is in order; without the hand-over it is marked', async () => {
  const [inOrder, without] = [center.take(0), center.take(0)]
  const ask = async (person: string) => valueOf(await center.ask(person, { kind: 'annual', ...DAY })).id
  const [first, second] = [await ask(inOrder.people[0]!), await ask(without.people[0]!)]
  for (const id of [first, second]) expect(valueOf(await center.act(leader(), id)).state).toBe('approved')
  const [zhang, li] = inOrder.people
  valueOf(await center.staff(zhang!).leaves.handOver({ id: first, to: li!, note: '在办件 3 件，均未到期；印章在窗口保险柜。', commandId: command() }))
  expect(await center.staff(without.people[1]!).leaves.acknowledge({ id: first, commandId: command() })).toMatchObject({ ok: false })
  expect(valueOf(await center.staff(li!).leaves.get({ id: first })).handover).toContain('在办件 3 件')
  valueOf(await center.staff(li!).leaves.acknowledge({ id: first, commandId: command() }))
  await center.setClock('2026-03-12 08:30')
  await until(async () => (await markOf(without.people[0]!, second)).includes('no_handover DC-ATT-01'), 20_000)
  expect(await markOf(zhang!, first)).toEqual([])
  const { rows } = valueOf(await center.role('coordination').postFindings.list({ center: 'district', from: '2026-03-12', to: '2026-03-12' }))
  expect(rows).toMatchObject([{ kind: 'no_handover', person: without.people[0], clause: 'DC-ATT-01' }])
})

test('DC-ATT-01: filed at 10:00 for 08:30 of the same day it is marked as not in advance', async () => {
  await center.setClock('2026-03-12 10:00')
  const zhang = center.take(0).people[0]!
  expect(await center.ask(zhang, { kind: 'personal', ...DAY })).toMatchObject({ ok: false, problem: { code: 'LATE_REASON_MISSING', clause: 'DC-ATT-01' } })
  const { id } = valueOf(await center.ask(zhang, { kind: 'personal', ...DAY, lateReason: '突发急病' }))
  expect(await markOf(zhang, id)).toEqual(['not_in_advance DC-ATT-01'])
  expect(valueOf(await center.act(leader(), id)).state).toBe('approved')
})
