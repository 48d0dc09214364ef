import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import type { PunchText } from '../src/day.ts'
import { commandId, dayBecomes, holds, settlers, walk, windowOf } from '../src/settling.ts'

let center: CenterUnderTest
beforeAll(async () => { center = await openCenter('enping', '2026-03-02T00:30:00Z') }, 300_000)
afterAll(() => center[Symbol.asyncDispose]())

const at = (local: string) => center.setClock(`${local}+08:00`)
/** Looks at one person away, at a moment by which the punches have come. */
const seenAway = async (person: string, local: string, { punches = [], kind = 'spot_check' }: { punches?: readonly PunchText[]; kind?: 'inspection' | 'spot_check' } = {}) => {
  await at(local)
  await center.push(person, local.slice(0, 10), punches)
  return walk(center, kind, [{ window: windowOf(center, person), person, state: 'off_post' }])
}

test('EP-ATT-06: gone at the inspection, the camera shows the exit at 17:15: left early, 15 minutes', async () => {
  const chen = await center.nextPerson()
  await seenAway(chen, '2026-03-03T17:20:00', { kind: 'inspection', punches: ['sign_in 08:20', 'sign_in 14:25', 'camera 14:24', 'camera 17:15'] })
  const day = await holds(center, { person: chen, date: '2026-03-03' }, ['early_leave 900s EP-ATT-06'])
  expect(day.looks).toEqual([expect.objectContaining({ state: 'off_post', at: expect.stringMatching(/^2026-03-03T17:20/), kind: 'inspection' })])
})

test('EP-ATT-06: the camera shows leaving at 17:30:00: not early', async () => {
  const chen = await center.nextPerson()
  await seenAway(chen, '2026-03-03T17:30:20', { kind: 'inspection', punches: ['sign_in 08:20', 'sign_in 14:25', 'camera 14:24', 'camera 17:30:00'] })
  await holds(center, { person: chen, date: '2026-03-03' }, [])
})

test('EP-ATT-07: away within a consented outing is authorised and entered nowhere', async () => {
  const chen = await center.nextPerson()
  await center.registerAbsence(chen, '2026-03-04', '10:00-10:30 consent')
  expect(await seenAway(chen, '2026-03-04T10:10:00', { punches: ['sign_in 08:20'] })).toEqual({ recorded: 1, authorised: 1 })
  await holds(center, { person: chen, date: '2026-03-04' }, [])
})

test('EP-ATT-18: signed in, found away at 10:10 without leave: away from the post from then', async () => {
  const chen = await center.nextPerson()
  expect(await seenAway(chen, '2026-03-04T10:10:30', { punches: ['sign_in 08:20'] })).toEqual({ recorded: 1, authorised: 0 })
  const day = await holds(center, { person: chen, date: '2026-03-04' }, ['off_post - EP-ATT-18'])
  expect(day.verdict.findings[0]).toMatchObject({ value: '10:10', facts: [day.looks[0]!.id] })
  expect(day.day.outcome).toBe('exception')
})

test('EP-ATT-18: without a sign-in it is no absence from the post; the morning is proposed as half a day', async () => {
  const chen = await center.nextPerson()
  await seenAway(chen, '2026-03-04T10:10:40')
  await at('2026-03-04T14:25:00')
  await center.push(chen, '2026-03-04', ['sign_in 14:20'])
  await holds(center, { person: chen, date: '2026-03-04' }, ['absent 0.5d EP-ATT-17'])
})

test('EP-ATT-07: away a minute after the outing ended is entered', async () => {
  const chen = await center.nextPerson()
  await center.registerAbsence(chen, '2026-03-05', '10:00-10:30 consent')
  expect(await seenAway(chen, '2026-03-05T10:31:00', { punches: ['sign_in 08:20'] })).toEqual({ recorded: 1, authorised: 0 })
  await holds(center, { person: chen, date: '2026-03-05' }, ['off_post - EP-ATT-18'])
})

test('EP-ATT-07: a window where nobody is, is found vacant for each of its people; who is on leave is not held to it', async () => {
  await at('2026-03-06T08:25:00')
  const people = [await center.nextPerson(), await center.nextPerson()]
  const [here, away] = people as [string, string]
  const { coordination } = settlers(center)
  await center.push(here, '2026-03-06', ['sign_in 08:20'])
  await center.push(away, '2026-03-06', ['sign_in 08:20'])
  await center.registerAbsence(away, '2026-03-06', '09:00-11:00 meeting')
  await at('2026-03-06T09:40:00')
  const { id } = valueOf(await coordination.rounds.start({ center: center.id, kind: 'spot_check', commandId: commandId() }))
  valueOf(await coordination.rounds.record({ center: center.id, id, looks: [{ window: windowOf(center, here), person: null, state: 'vacant' }], commandId: commandId() }))
  await holds(center, { person: here, date: '2026-03-06' }, ['vacant_post - EP-ATT-07'])
  await holds(center, { person: away, date: '2026-03-06' }, [])
  expect(valueOf(await coordination.rounds.finish({ center: center.id, id, commandId: commandId() }))).toMatchObject({ windows: 1 })
  // What was seen is on record for good: a finished round takes no more.
  const more = await coordination.rounds.record({ center: center.id, id, looks: [{ window: windowOf(center, here), person: here, state: 'present' }], commandId: commandId() })
  expect(more).toMatchObject({ ok: false, problem: { code: 'ROUND_FINISHED' } })
})

test('EP-ATT-18: the section may cancel a finding with a reason; both versions stay', async () => {
  const chen = await center.nextPerson()
  await seenAway(chen, '2026-03-06T10:00:00', { punches: ['sign_in 08:20'] })
  const day = await holds(center, { person: chen, date: '2026-03-06' }, ['off_post - EP-ATT-18'])
  const [finding] = day.verdict.findings
  valueOf(await settlers(center).coordination.corrections.make({ center: center.id, person: chen, date: '2026-03-06', finding: 'off_post', point: finding!.point, ruling: 'lifted', reason: '取件，三分钟', commandId: commandId() }))
  const after = await holds(center, { person: chen, date: '2026-03-06' }, [])
  expect(after.corrections).toEqual([expect.objectContaining({ ruling: 'lifted', reason: '取件，三分钟' })])
  expect(after.earlier.map(({ verdict }) => verdict.outcome)).toContain('exception')
})

test('EP-SUP-04: inspections in the last half hour of each session: 2 of 2; one after the end is none', async () => {
  const { coordination } = settlers(center)
  const look = [{ window: `${center.id}-w0`, person: null, state: 'present' as const }]
  const duties = async (date: string, kind: string) => valueOf(await coordination.rounds.duties({ center: center.id, from: date, to: date })).rows.find((row) => row.kind === kind)!
  await at('2026-03-09T11:45:00')
  await walk(center, 'inspection', look)
  await at('2026-03-09T17:10:00')
  await walk(center, 'inspection', look)
  expect(await duties('2026-03-09', 'inspection')).toMatchObject({ wanted: 2, done: 2, state: 'done', times: ['11:45', '17:10'], clause: 'EP-SUP-04' })
  await at('2026-03-10T11:45:00')
  await walk(center, 'inspection', look)
  await at('2026-03-10T17:30:01')
  await walk(center, 'inspection', look)
  expect(await duties('2026-03-10', 'inspection')).toMatchObject({ wanted: 2, done: 1, outside: 1, state: 'short' })
})

test('EP-SUP-05: spot checks within working hours count: 2 of 2; at noon 1 of 2', async () => {
  const { coordination } = settlers(center)
  const look = [{ window: `${center.id}-w0`, person: null, state: 'present' as const }]
  const duty = async (date: string) => valueOf(await coordination.rounds.duties({ center: center.id, from: date, to: date })).rows.find((row) => row.kind === 'spot_check')!
  for (const [date, times] of [['2026-03-11', ['09:42', '15:57']], ['2026-03-12', ['09:42', '12:20']]] as const) {
    for (const time of times) {
      await at(`${date}T${time}:00`)
      await walk(center, 'spot_check', look)
    }
  }
  await at('2026-03-13T08:00:00')
  expect(await duty('2026-03-11')).toMatchObject({ wanted: 2, done: 2, state: 'done' })
  expect(await duty('2026-03-12')).toMatchObject({ done: 1, outside: 1, state: 'short' })
  expect(await duty('2026-03-13')).toMatchObject({ done: 0, state: 'due', next: { from: '2026-03-13T08:30:00' } })
})

test('EP-SUP-05: at exactly 10:00 and 15:00 on five days: 10 of 10, flagged as regular', async () => {
  const { coordination } = settlers(center)
  const look = [{ window: `${center.id}-w0`, person: null, state: 'present' as const }]
  for (const day of ['16', '17', '18', '19', '20']) {
    for (const time of ['10:00', '15:00']) {
      await at(`2026-03-${day}T${time}:00`)
      await walk(center, 'spot_check', look)
    }
  }
  const { rows, regular } = valueOf(await coordination.rounds.duties({ center: center.id, from: '2026-03-16', to: '2026-03-20' }))
  expect(rows.filter(({ kind }) => kind === 'spot_check').reduce((sum, { done }) => sum + done, 0)).toBe(10)
  expect(regular).toEqual([{ kind: 'spot_check', time: '10:00', days: 5 }, { kind: 'spot_check', time: '15:00', days: 5 }])
})

test('EP-ATT-01: whole days on three days of the year open ground 7; 2.5 days warn; days of another year are another count', async () => {
  await at('2026-04-09T09:00:00')
  const { coordination } = settlers(center)
  const grounds = async () => valueOf(await coordination.corrections.grounds({ center: center.id, year: 2026 })).rows
  const absentOn = async (person: string, date: string, points: readonly string[]) => {
    await dayBecomes(center, { person, date }, ({ day, verdict }) => expect([day.version > 0, verdict.findings.filter(({ kind }) => kind === 'absent').length]).toEqual([true, 2]))
    for (const point of points) {
      valueOf(await coordination.corrections.make({ center: center.id, person, date, finding: 'absent', point, ruling: 'confirmed', reason: '核实无假', commandId: commandId() }))
    }
  }
  const whole = ['am_in', 'pm_in']
  const [wu, second] = [await center.nextPerson(), await center.nextPerson()]
  for (const date of ['2026-03-10', '2026-03-17']) await absentOn(wu, date, whole)
  await expect.poll(async () => (await grounds()).find(({ person }) => person === wu), { timeout: 90_000 }).toMatchObject({ days: 2, level: 'warning' })
  await absentOn(wu, '2026-04-08', whole)
  await expect.poll(async () => (await grounds()).find(({ person }) => person === wu), { timeout: 90_000 }).toMatchObject({ days: 3, level: 'ground', ground: 7, clause: 'EP-ATT-01' })
  // Two whole days and a morning.
  for (const date of ['2026-03-10', '2026-03-17']) await absentOn(second, date, whole)
  await absentOn(second, '2026-04-08', ['am_in'])
  await expect.poll(async () => (await grounds()).find(({ person }) => person === second), { timeout: 90_000 }).toMatchObject({ days: 2.5, level: 'warning' })
})

test('EP-ATT-01: two days at the end of one year and one in the next open nothing: each year has its own count', async () => {
  await using turn = await openCenter('enping', '2026-12-29T00:30:00Z')
  const wu = await turn.nextPerson()
  await turn.setClock('2027-01-06T09:00:00+08:00')
  const { coordination } = settlers(turn)
  for (const date of ['2026-12-29', '2026-12-30', '2027-01-05']) {
    await dayBecomes(turn, { person: wu, date }, ({ day, verdict }) => expect([day.version > 0, verdict.findings.filter(({ kind }) => kind === 'absent').length]).toEqual([true, 2]))
    for (const point of ['am_in', 'pm_in']) {
      valueOf(await coordination.corrections.make({ center: turn.id, person: wu, date, finding: 'absent', point, ruling: 'confirmed', reason: '核实无假', commandId: commandId() }))
    }
  }
  const countOf = async (year: number) => valueOf(await coordination.corrections.grounds({ center: turn.id, year })).rows.find(({ person }) => person === wu)
  await expect.poll(() => countOf(2026), { timeout: 90_000 }).toMatchObject({ days: 2, level: 'warning' })
  expect(await countOf(2027)).toBeUndefined()
}, 300_000)
