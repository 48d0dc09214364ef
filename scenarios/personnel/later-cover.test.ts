import { service as attendance } from '@hall/attendance-service/service'
import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { coverSteps } from '../src/cover-steps.ts'
import { type CityOfStaff, id, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

const CENTER = 'qingpu'
let city: CityOfStaff
const { agreedPair, coverOf, responsible, seated } = coverSteps(() => city)

beforeAll(async () => {
  city = await openCityOfStaff([CENTER], '2026-03-09T08:00:00+08:00')
  await city.city.start(attendance)
}, 300_000)
afterAll(() => city?.[Symbol.asyncDispose]())

const records = (person = 'SEC001', ...grants: string[]) => city.city.client(attendanceContract, person, [`coordination@section:${CENTER}/${CENTER}-attendance`, ...grants])
const own = (person: string) => city.city.client(attendanceContract, person, [`staff@self:${person}`])
const titlesOf = async (person: string) => valueOf(await city.city.client(organizationContract, person, [`staff@self:${person}`]).inbox.list({})).rows.map(({ title }) => title.zh.split('：')[0]!)
const timesTold = async (person: string, title: string) => (await titlesOf(person)).filter((one) => one === title).length
const at = async (post: string, moment: string) => (await responsible(CENTER, post, `2026-03-${moment}`)).person
const who = (post: string) => Promise.all(['16T09:00:00', '17T09:00:00', '18T09:00:00'].map((moment) => at(post, moment)))

/** Wang holds the post, Chen is B of it, Zhao sits at the same window; Wang is away from Monday to Wednesday. */
async function away(from = '2026-03-16T08:30:00') {
  const here = await seated(CENTER, 3)
  const post = await agreedPair(CENTER, here)
  const [wang, chen, zhao] = here.people as [string, string, string]
  let absence = ''
  await until(async () => {
    const registered = await records().absences.register({ center: CENTER, person: wang, kind: 'leave', from, to: '2026-03-18T17:30:00', reason: '年休', commandId: id() })
    if (registered.ok) absence = registered.value.id
    return registered.ok
  }, 60_000)
  await until(async () => (await at(post, '17T09:00:00')) === chen, 60_000)
  return { ...here, post, wang, chen, zhao, absence }
}

async function agree(holder: string, person: string, from: string, to: string): Promise<string> {
  const named = valueOf(await records().covers.name({ center: CENTER, holder, person, from: `2026-03-${from}`, to: `2026-03-${to}`, commandId: id() })).id
  const answered = { id: named, agree: true, commandId: id() }
  valueOf(await own(person).covers.answer(answered))
  // The same answer again does nothing twice.
  valueOf(await own(person).covers.answer(answered))
  return named
}
const callOff = async (agreement: string) => valueOf(await records().covers.withdraw({ id: agreement, reason: '另有安排', commandId: id() }))

test('QP-PER-31: a substitute agreed upon after the leave was approved has the post for those days in the place of B, who has the rest', async () => {
  const { post, window, wang, chen, zhao } = await away()
  await agree(wang, zhao, '17T08:30:00', '17T17:30:00')
  await until(async () => (await at(post, '17T09:00:00')) === zhao, 30_000)
  expect(await who(post)).toEqual([chen, zhao, chen])
  expect([await at(post, '17T08:29:59'), await at(post, '17T17:30:00')]).toEqual([chen, chen])
  // One absence stays one line, with who stands in when.
  const cover = await coverOf(CENTER, window)
  const standing = cover.standIns.filter(({ from, to }) => to === null || from < to).toSorted((a, b) => a.from.localeCompare(b.from))
  expect(standing.map(({ person, from, to, agreement }) => [person, from, to, agreement !== null])).toEqual([
    [chen, '2026-03-16T08:30:00', '2026-03-17T08:30:00', false], [zhao, '2026-03-17T08:30:00', '2026-03-17T17:30:00', true], [chen, '2026-03-17T17:30:00', '2026-03-18T17:30:00', false],
  ])
})

test('QP-PER-31: both are told of it, once, and the holder whom to hand over to', async () => {
  const { post, wang, chen, zhao } = await away()
  await agree(wang, zhao, '16T08:30:00', '18T17:30:00')
  await until(async () => (await timesTold(chen, '不再由您顶岗')) > 0 && (await timesTold(zhao, '顶岗安排')) > 0, 30_000)
  expect(await who(post)).toEqual([zhao, zhao, zhao])
  expect([await timesTold(chen, '顶岗安排'), await timesTold(chen, '不再由您顶岗'), await timesTold(zhao, '顶岗安排'), await timesTold(wang, '请办理交接')]).toEqual([1, 1, 1, 2])
})

test('QP-PER-31: called off, B has those days again and both are told; what was over stays as it was', async () => {
  const { post, wang, chen, zhao } = await away()
  const agreement = await agree(wang, zhao, '16T08:30:00', '17T17:30:00')
  await until(async () => (await at(post, '16T09:00:00')) === zhao, 30_000)
  await callOff(agreement)
  await until(async () => (await at(post, '16T09:00:00')) === chen, 30_000)
  expect(await who(post)).toEqual([chen, chen, chen])
  await until(async () => (await timesTold(zhao, '不再由您顶岗')) === 1 && (await timesTold(chen, '顶岗安排')) === 2, 30_000)
  // The post is free for somebody else, who has the last word.
  await agree(wang, zhao, '18T08:30:00', '18T17:30:00')
  await until(async () => (await at(post, '18T09:00:00')) === zhao, 30_000)
  expect(await who(post)).toEqual([chen, chen, zhao])
})

test('QP-PER-31: B’s own agreement changes nothing and nobody is told again', async () => {
  const { post, wang, chen, zhao } = await away()
  await agree(wang, chen, '17T08:30:00', '17T17:30:00')
  // What comes after it in the same order was heard.
  await agree(wang, zhao, '18T08:30:00', '18T17:30:00')
  await until(async () => (await at(post, '18T09:00:00')) === zhao, 30_000)
  expect(await who(post)).toEqual([chen, chen, zhao])
  expect(await timesTold(chen, '顶岗安排')).toBe(1)
})

test('QP-PER-31: who confirmed the hand-over and no longer stands in has handed it on: the other confirms; somebody else does not', async () => {
  const { window, post, wang, chen, zhao } = await away()
  const { id: cover } = await coverOf(CENTER, window)
  const self = (person: string) => city.as(person, `staff@self:${person}`)
  valueOf(await self(wang).covers.handOver({ id: cover, cases: [], note: '见清单', at: '2026-03-09T09:00:00', commandId: id() }))
  valueOf(await self(chen).covers.confirm({ id: cover, at: '2026-03-09T10:00:00', commandId: id() }))
  await agree(wang, zhao, '16T08:30:00', '18T17:30:00')
  await until(async () => (await at(post, '16T09:00:00')) === zhao, 30_000)
  expect(await coverOf(CENTER, window)).toMatchObject({ status: 'handed_over', confirmedAt: null })
  expect(outcomeOf(await self(chen).covers.confirm({ id: cover, commandId: id() }))).toBe('FILE_UNKNOWN')
  valueOf(await self(zhao).covers.confirm({ id: cover, at: '2026-03-09T11:00:00', commandId: id() }))
  expect(await coverOf(CENTER, window)).toMatchObject({ status: 'confirmed' })
  expect(valueOf(await self(zhao).covers.work({ center: CENTER, person: zhao, at: '2026-03-16T09:00:00' })).standingIn).toMatchObject([{ id: cover }])
  expect(valueOf(await self(chen).covers.work({ center: CENTER, person: chen, at: '2026-03-16T09:00:00' })).standingIn).toEqual([])
})

test('QP-PER-31: agreed before the absence was known, each has the days agreed upon and B the others; taken back, nobody stands in', async () => {
  const here = await seated(CENTER, 3)
  const post = await agreedPair(CENTER, here)
  const [wang, chen, zhao] = here.people as [string, string, string]
  await until(async () => outcomeOf(await records().covers.name({ center: CENTER, holder: wang, person: zhao, from: '2026-03-23T08:30:00', to: '2026-03-23T17:30:00', commandId: id() })) === 'ok', 60_000)
  await agree(wang, zhao, '17T08:30:00', '17T17:30:00')
  const absence = valueOf(await records().absences.register({ center: CENTER, person: wang, kind: 'leave', from: '2026-03-16T08:30:00', to: '2026-03-18T17:30:00', reason: '年休', commandId: id() })).id
  await until(async () => (await at(post, '17T09:00:00')) === zhao, 30_000)
  expect(await who(post)).toEqual([chen, zhao, chen])
  valueOf(await records().absences.withdraw({ id: absence, center: CENTER, reason: '不休了', commandId: id() }))
  await until(async () => (await at(post, '17T09:00:00')) === wang, 30_000)
  expect(await who(post)).toEqual([wang, wang, wang])
})
