import { attendanceContract } from '@hall/contract-attendance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { commandId, dayBecomes, heldOf, holds, settlers, walk } from '../src/settling.ts'

let center: CenterUnderTest
beforeAll(async () => { center = await openCenter('qingpu', '2026-03-02T00:30:00Z') }, 300_000)
afterAll(() => center[Symbol.asyncDispose]())

const at = (local: string) => center.setClock(`${local}+08:00`)
const LATE = 'late 660s QP-ATT-02'
const TUESDAY = '2026-03-10'
const DIARY = { title: '就诊记录', attachment: null }
const leadOf = (person: string) => settlers(center).leadOf(Math.floor((Number(person.slice(2)) - 1000) / 8))
const section = () => settlers(center).coordination

/** Somebody of the first window who came at 08:41. */
const lateOn = async (date: string): Promise<string> => {
  const person = await center.nextPerson()
  await center.push(person, date, ['face 08:41', 'face 17:01'])
  await holds(center, { person, date }, [LATE])
  return person
}
const register = (person: string, date: string, proofs: readonly (typeof DIARY)[] = [DIARY]) => leadOf(person).registrations.register({
  center: 'qingpu', person, kind: 'business', from: `${date}T08:30:00`, to: `${date}T09:00:00`, reason: '到区局取件', proofs: [...proofs], commandId: commandId(),
})
const approve = async (id: string) => valueOf(await section().registrations.approve({ center: 'qingpu', id, commandId: commandId() }))
const giveBack = async (id: string) => valueOf(await section().registrations.giveBack({ center: 'qingpu', id, reason: '缺少证明', commandId: commandId() }))
const resubmit = async (person: string, id: string) => valueOf(await leadOf(person).registrations.resubmit({ center: 'qingpu', id, reason: '补交证明', proofs: [DIARY], commandId: commandId() }))
const entries = async (person: string) => valueOf(await section().registrations.deductions({ center: 'qingpu', person, size: 500 })).rows.filter(({ date }) => date === '2026-03-16')
const meeting = (person: string, date: string) => leadOf(person).registrations.register({
  center: 'qingpu', person, kind: 'meeting', from: `${date}T08:30:00`, to: `${date}T12:00:00`, reason: '部门会议', proofs: [DIARY], commandId: commandId(),
})

// In the order of the clock.
const people: Record<string, string> = {}

test('QP-ATT-10: a meeting of Friday registered on Tuesday at 23:59 is in time, a minute later it is late', async () => {
  await at(`${TUESDAY}T18:00:00`)
  for (const name of ['proved', 'late', 'unproved', 'returned', 'nothing', 'approved']) people[name] = await lateOn(TUESDAY)
  const [first, second] = [people['proved']!, people['late']!]
  await at(`${TUESDAY}T23:59:00`)
  expect(valueOf(await meeting(first, '2026-03-06'))).toMatchObject({ late: false, state: 'submitted' })
  await at('2026-03-11T00:00:00')
  const made = valueOf(await meeting(second, '2026-03-06'))
  expect(made).toMatchObject({ late: true })
  // Kept as late; approved, it still clears nothing by itself.
  await approve(made.id)
  await dayBecomes(center, { person: second, date: '2026-03-06' }, (day) => {
    expect(day.absences).toHaveLength(1)
    expect(heldOf(day)).toContain('missing_in - QP-ATT-05')
  })
})

test('QP-ATT-11: the lead cannot approve what the lead registered: only the section reviews', async () => {
  const direct = await leadOf(people['approved']!).absences.register({ center: 'qingpu', person: people['approved']!, kind: 'business', from: `${TUESDAY}T08:30:00`, to: `${TUESDAY}T09:00:00`, reason: '取件', commandId: commandId() })
  expect(direct).toMatchObject({ ok: false, problem: { code: 'REVIEW_NEEDED', clause: 'QP-ATT-11' } })
  const { id } = valueOf(await register(people['approved']!, TUESDAY))
  people['approved:id'] = id
  expect(await leadOf(people['approved']!).registrations.approve({ center: 'qingpu', id, commandId: commandId() })).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } })
  await holds(center, { person: people['approved']!, date: TUESDAY }, [LATE])
})

test('QP-ATT-11: returned on the 11th and handed in again on the 12th is in time, on the 13th late', async () => {
  const { id } = valueOf(await register(people['returned']!, TUESDAY))
  const other = await lateOn(TUESDAY)
  const again = valueOf(await register(other, TUESDAY))
  await giveBack(id)
  await giveBack(again.id)
  await at('2026-03-12T10:00:00')
  expect(await resubmit(people['returned']!, id)).toEqual({ state: 'submitted', late: false })
  await at('2026-03-13T09:00:00')
  expect(await resubmit(other, again.id)).toEqual({ state: 'submitted', late: true })
})

test('QP-ATT-05: proof given at 23:59 of the second working day is in time; after midnight the exception stands; a reason without proof clears nothing', async () => {
  const date = '2026-03-16'
  await at(`${date}T18:00:00`)
  for (const name of ['inTime', 'tooLate', 'noProof', 'waiting', 'never', 'twice']) people[name] = await (name === 'twice' ? both(date) : lateOn(date))
  await at('2026-03-17T10:00:00')
  const unproved = valueOf(await register(people['noProof']!, date, []))
  expect(unproved).toMatchObject({ state: 'incomplete' })
  const prove = async (person: string, id: string) => valueOf(await leadOf(person).registrations.addProof({ center: 'qingpu', id, proof: DIARY, commandId: commandId() }))
  const [first, second] = [valueOf(await register(people['inTime']!, date, [])), valueOf(await register(people['tooLate']!, date, []))]
  await at('2026-03-18T23:59:00')
  expect(await prove(people['inTime']!, first.id)).toEqual({ state: 'submitted', late: false })
  valueOf(await register(people['waiting']!, date))
  await at('2026-03-19T00:01:00')
  expect(await prove(people['tooLate']!, second.id)).toEqual({ state: 'submitted', late: true })
  await approve(first.id)
  await approve(second.id)
  await holds(center, { person: people['inTime']!, date }, [])
  await holds(center, { person: people['tooLate']!, date }, [LATE])
  await holds(center, { person: people['noProof']!, date }, [LATE])
})
const both = async (date: string) => {
  const person = await center.nextPerson()
  await center.push(person, date, ['face 08:41', 'face 16:50'])
  return person
}

test('QP-ATT-22: nothing proved by the limit: one entry dated the next day, without points; what waits for review has none', async () => {
  await expect.poll(() => entries(people['never']!), { timeout: 90_000 }).toEqual([
    expect.objectContaining({ date: '2026-03-16', enteredOn: '2026-03-19', finding: 'late', clause: 'QP-ATT-22', points: null, revoked: false }),
  ])
  const day = await dayBecomes(center, { person: people['never']!, date: '2026-03-16' }, ({ verdict }) => expect(verdict.final).toBe(true))
  expect(day.verdict.proofDue).toMatchObject({ date: '2026-03-18' })
  expect(await entries(people['waiting']!)).toEqual([])
  expect((await dayBecomes(center, { person: people['waiting']!, date: '2026-03-16' }, () => undefined)).verdict.final).toBe(false)
})

test('QP-ATT-22: late and early on one day, neither proved: two entries', async () => {
  await expect.poll(async () => (await entries(people['twice']!)).map(({ finding }) => finding).sort(), { timeout: 90_000 }).toEqual(['early_leave', 'late'])
})

test('QP-ATT-22: proof refused after the limit has the effect of none', async () => {
  const { rows } = valueOf(await section().registrations.list({ center: 'qingpu', person: people['waiting']! }))
  await giveBack(rows[0]!.id)
  await expect.poll(async () => (await entries(people['waiting']!)).length, { timeout: 90_000 }).toBe(1)
})

test('QP-ATT-11: given back after the limit, two working days run from then; and the time of review does not matter', async () => {
  const { rows } = valueOf(await section().registrations.list({ center: 'qingpu', person: people['waiting']! }))
  await at('2026-03-23T17:00:00')
  // Returned on the 19th: the 20th and the 23rd are the two working days.
  expect(await resubmit(people['waiting']!, rows[0]!.id)).toEqual({ state: 'submitted', late: false })
  await approve(rows[0]!.id)
  await holds(center, { person: people['waiting']!, date: '2026-03-16' }, [])
  await expect.poll(async () => (await entries(people['waiting']!)).map(({ revoked }) => revoked), { timeout: 90_000 }).toEqual([true])
  await approve(people['approved:id']!)
  await holds(center, { person: people['approved']!, date: TUESDAY }, [])
})

test('QP-ATT-05: an objection by the person, decided by somebody not involved, clears the day and takes back the entry', async () => {
  const person = people['never']!
  const self = settlers(center).self(person)
  const made = valueOf(await self.objections.make({ date: '2026-03-16', finding: 'late', point: 'am_in', text: '当日设备故障，08:25 已到岗', commandId: commandId() }))
  expect(await self.objections.make({ date: '2026-03-16', finding: 'late', point: 'am_in', text: '再提一次', commandId: commandId() })).toMatchObject({ ok: false, problem: { code: 'OBJECTION_OPEN' } })
  const involved = center.city.client(attendanceContract, person, ['director@center:qingpu'])
  expect(await involved.objections.decide({ center: 'qingpu', id: made.id, accept: true, reason: '同意', commandId: commandId() })).toMatchObject({ ok: false, problem: { code: 'INVOLVED' } })
  valueOf(await settlers(center).director.objections.decide({ center: 'qingpu', id: made.id, accept: true, reason: '监控显示 08:25 已在窗口', commandId: commandId() }))
  const day = await holds(center, { person, date: '2026-03-16' }, [])
  expect(day.earlier.at(0)).toMatchObject({ cause: 'objection', verdict: { outcome: 'exception' } })
  await expect.poll(async () => (await entries(person)).map(({ revoked }) => revoked), { timeout: 90_000 }).toEqual([true])
})

test('QP-ATT-10: a training before a holiday: two working days run past it', async () => {
  await at('2026-04-02T18:00:00')
  const [first, second] = [await center.nextPerson(), await center.nextPerson()]
  const training = (person: string) => leadOf(person).registrations.register({
    center: 'qingpu', person, kind: 'training', from: '2026-04-02T08:30:00', to: '2026-04-02T17:00:00', reason: '业务培训', proofs: [DIARY], commandId: commandId() })
  await at('2026-04-07T17:00:00')
  expect(valueOf(await training(first))).toMatchObject({ late: false })
  await at('2026-04-08T09:00:00')
  expect(valueOf(await training(second))).toMatchObject({ late: true })
})

test('QP-SUP-08: two patrols of the day meet it, one is one short, a third is stored; QP-SUP-09: a video check does not count towards them', async () => {
  const look = [{ window: 'qingpu-w0', person: null, state: 'present' as const }]
  const duties = async (date: string) => Object.fromEntries(valueOf(await section().rounds.duties({ center: 'qingpu', from: date, to: date })).rows.map((row) => [row.kind, row]))
  const make = async (date: string, rounds: readonly (readonly ['patrol' | 'video', string])[]) => {
    for (const [kind, time] of rounds) {
      await at(`${date}T${time}:00`)
      await walk(center, kind, look)
    }
  }
  await make('2026-04-13', [['patrol', '09:40'], ['patrol', '15:10']])
  await make('2026-04-14', [['patrol', '09:40'], ['video', '14:00']])
  await make('2026-04-15', [['patrol', '09:40'], ['patrol', '10:40'], ['patrol', '15:10']])
  await at('2026-04-16T00:00:00')
  expect((await duties('2026-04-13'))['patrol']).toMatchObject({ wanted: 2, done: 2, state: 'done' })
  expect(await duties('2026-04-14')).toMatchObject({ patrol: { done: 1, state: 'short' }, video: { done: 1, state: 'none_wanted' } })
  expect((await duties('2026-04-15'))['patrol']).toMatchObject({ done: 3, state: 'done' })
})
