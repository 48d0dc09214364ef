import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { commandId, holds, onceJudged, settlers, windowOf } from '../src/settling.ts'

let center: CenterUnderTest
beforeAll(async () => { center = await openCenter('wenshang', '2026-03-02T00:30:00Z') }, 300_000)
afterAll(() => center[Symbol.asyncDispose]())

const at = (local: string) => center.setClock(`${local}+08:00`)
const DAY = ['face 08:25', 'face 12:02', 'face 13:25', 'face 17:31'] as const

test('WS-ATT-22: leave approved over the lateness removes it and keeps the punches; without leave it is late by 15 minutes', async () => {
  await at('2026-03-10T18:00:00')
  const [excused, late] = [await center.nextPerson(), await center.nextPerson()]
  const punches = ['face 08:45', ...DAY.slice(1)]
  for (const person of [excused, late]) await center.push(person, '2026-03-10', punches as never)
  await center.registerAbsence(excused, '2026-03-10', '08:30-09:00 leave')
  const day = await holds(center, { person: excused, date: '2026-03-10' }, [])
  expect(day.punches).toHaveLength(4)
  await holds(center, { person: late, date: '2026-03-10' }, ['late 900s WS-ATT-22'])
})

test('WS-ATT-22: seen away between two punches without cause: leaving midway, and wandering is told apart', async () => {
  await at('2026-03-11T10:00:00')
  const [away, wanders, cause] = [await center.nextPerson(), await center.nextPerson(), await center.nextPerson()]
  for (const person of [away, wanders, cause]) await center.push(person, '2026-03-11', ['face 08:25'])
  await center.registerAbsence(cause, '2026-03-11', '09:50-10:20 consent')
  const { supervision } = settlers(center)
  const { id } = valueOf(await supervision.rounds.start({ center: 'wenshang', kind: 'spot_check', commandId: commandId() }))
  const looks = [[away, 'off_post'], [wanders, 'wandering'], [cause, 'off_post']] as const
  valueOf(await supervision.rounds.record({ center: 'wenshang', id, looks: looks.map(([person, state]) => ({ window: windowOf(center, person), person, state })), commandId: commandId() }))
  valueOf(await supervision.rounds.finish({ center: 'wenshang', id, commandId: commandId() }))
  await at('2026-03-11T18:00:00')
  for (const person of [away, wanders, cause]) await center.push(person, '2026-03-11', DAY.slice(1))
  await holds(center, { person: away, date: '2026-03-11' }, ['off_post - WS-ATT-22'])
  await holds(center, { person: wanders, date: '2026-03-11' }, ['wandering - WS-ATT-04'])
  await holds(center, { person: cause, date: '2026-03-11' }, [])
})

test('WS-ATT-23: the notice of a month names windows and people; a month without one is listed', async () => {
  const { supervision, director, self } = settlers(center)
  const key = { center: 'wenshang', month: '2026-03' }
  const posting = async () => valueOf(await supervision.months.get(key)).month
  expect(await posting()).toMatchObject({ state: 'running', posting: { missing: false } })
  await at('2026-04-01T09:00:00')
  await expect.poll(posting, { timeout: 90_000 }).toMatchObject({ state: 'ready', posting: { missing: true, clause: 'WS-ATT-23' } })
  valueOf(await supervision.months.confirm({ ...key, commandId: commandId() }))
  valueOf(await onceJudged(() => director.months.post({ ...key, commandId: commandId() })))
  expect(await posting()).toMatchObject({ state: 'posted', posting: { missing: false } })
  const { rows } = valueOf(await self('WE1000').board.list({ center: 'wenshang' }))
  const notice = valueOf(await self('WE1000').board.get({ id: rows[0]!.id, size: 500 }))
  expect(notice.rows.every(({ person, window }) => person !== null && window !== null)).toBe(true)
  expect(new Set(notice.rows.map(({ window }) => window)).size).toBe(10)
})
