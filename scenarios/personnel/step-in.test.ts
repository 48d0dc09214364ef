import { service as attendance } from '@hall/attendance-service/service'
import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { coverSteps } from '../src/cover-steps.ts'
import { type CityOfStaff, id, openCityOfStaff } from '../src/personnel.ts'
import { timeline } from '../src/timeline.ts'

const CENTER = 'qingpu'
const SERIAL = 'qingpu-T1'
const DAY = '2026-03-10'
/** B's rights while standing in for an absence in order. */
const COVERED = 'QP-PER-40'
let city: CityOfStaff
const { agreedPair, responsible, seated } = coverSteps(() => city)
const { example, play } = timeline()

const terminal = () => city.city.client(attendanceContract, 'client:hall-gateway', ['device_gateway@city'])
const records = () => city.city.client(attendanceContract, 'SEC001', [`coordination@section:${CENTER}/${CENTER}-attendance`])
const signIn = async (person: string, time: string) =>
  void valueOf(await terminal().devices.receive({ serial: SERIAL, table: 'ATTLOG', stamp: '1', body: [person.slice(2), `${DAY} ${time}`, 0, 15, 0, 0].join('\t'), commandId: id() }))
/** Who is told what, by the inbox of one person. */
const toldOf = async (person: string) => valueOf(await city.city.client(organizationContract, person, [`staff@self:${person}`]).inbox.list({})).rows.map(({ title }) => title.zh)
const at = (moment: string) => (post: string) => responsible(CENTER, post, `${DAY}T${moment}`)
const shown = async (post: string, moment: string) => {
  const row = valueOf(await city.section(CENTER).covers.roster({ center: CENTER, at: `${DAY}T${moment}` })).rows.find((one) => one.post === post)!
  return [row.state, row.by, row.clause]
}

/** Wang holds P1, Chen is B of it and holds the next post; Chen signs in at 08:20. */
async function pair() {
  const here = await seated(CENTER, 2)
  const post = await agreedPair(CENTER, here)
  return { post, wang: here.people[0], chen: here.people[1] }
}

beforeAll(async () => {
  city = await openCityOfStaff(['qingpu'], '2026-03-09T08:00:00+08:00')
  await city.city.start(attendance)
  const it = city.city.client(attendanceContract, 'IT0001', ['it@city'])
  await until(async () => (await it.devices.enrol({ serial: SERIAL, center: CENTER, name: '正门', timezone: 'Asia/Shanghai', records: 'by_verify_mode', commandId: id() })).ok, 30_000)
  let shows = ''
  await play(async (local) => {
    // Several examples wait for the same moment.
    if (local !== shows) valueOf(await city.as('IT0001', 'it@city').ops.setClock({ now: `${local}+08:00`, commandId: id() }))
    shows = local
  })
}, 300_000)
afterAll(() => city?.[Symbol.asyncDispose]())

example('QP-PER-37: A has not signed in at 08:31 and no absence is registered: B is told and shown as responsible', async (time) => {
  const { post, wang, chen } = await pair()
  await time(`${DAY}T08:20`)
  await signIn(chen, '08:20:00')
  await time(`${DAY}T08:31`)
  await until(async () => (await at('08:31:00')(post)).person === chen, 30_000)
  expect(await at('08:30:59')(post)).toMatchObject({ person: wang, because: 'holder' })
  expect(await at('08:31:00')(post)).toEqual({ person: chen, because: 'backup', clause: 'QP-PER-37' })
  expect(await shown(post, '08:31:00')).toEqual(['covered', chen, 'QP-PER-37'])
  await until(async () => (await toldOf(chen)).some((title) => title.startsWith('请立即顶岗')), 30_000)
})

example('QP-PER-37: A signs in at 08:50 and is responsible again from then; B was from 08:31 until then', async (time) => {
  const { post, wang, chen } = await pair()
  await time(`${DAY}T08:20`)
  await signIn(chen, '08:20:00')
  await time(`${DAY}T08:31`)
  await until(async () => (await at('08:31:00')(post)).person === chen, 30_000)
  await time(`${DAY}T08:50`)
  await signIn(wang, '08:50:00')
  await until(async () => (await at('08:50:00')(post)).person === wang, 30_000)
  expect((await at('08:31:00')(post)).person).toBe(chen)
  expect((await at('08:49:59')(post)).person).toBe(chen)
  expect(await shown(post, '08:50:00')).toEqual(['held', wang, null])
  await until(async () => (await toldOf(chen)).some((title) => title.startsWith('顶岗结束')), 30_000)
})

example('QP-PER-37: A signs in at 08:30:00: nobody is told', async (time) => {
  const { post, wang, chen } = await pair()
  await time(`${DAY}T08:20`)
  await signIn(chen, '08:20:00')
  await time(`${DAY}T08:30`)
  await signIn(wang, '08:30:00')
  // Others of the same check are known to have been missed: this one was looked at with them.
  await time(`${DAY}T08:52`)
  expect(await at('08:31:00')(post)).toMatchObject({ person: wang, because: 'holder' })
  expect((await toldOf(chen)).filter((title) => title.includes('顶岗'))).toEqual([])
})

example('QP-PER-37: with an absence registered beforehand B is not called in by the minute check; one entered later ends the stepping in', async (time) => {
  const [before, later] = [await pair(), await pair()]
  await time(`${DAY}T08:10`)
  await away(before.wang, '08:30', '12:00')
  await time(`${DAY}T08:20`)
  for (const { chen } of [before, later]) await signIn(chen, '08:20:00')
  await time(`${DAY}T08:31`)
  await until(async () => (await at('08:31:00')(later.post)).clause === 'QP-PER-37', 30_000)
  expect(await at('08:31:00')(before.post)).toMatchObject({ person: before.chen, clause: COVERED })
  expect((await toldOf(before.chen)).some((title) => title.startsWith('请立即顶岗'))).toBe(false)
  await time(`${DAY}T09:10`)
  await away(later.wang, '08:30', '12:00')
  await until(async () => (await at('09:11:00')(later.post)).clause === COVERED, 30_000)
  expect(await at('09:09:59')(later.post)).toMatchObject({ person: later.chen, clause: 'QP-PER-37' })
})

example('QP-PER-31: A’s absence is entered: B has the post for it without being ordered, both are told; taken back, A has it again', async (time) => {
  const { post, wang, chen } = await pair()
  await time(`${DAY}T08:10`)
  const absence = await away(wang, '13:00', '17:00')
  await until(async () => (await at('13:00:00')(post)).person === chen, 30_000)
  expect([(await at('12:59:59')(post)).person, (await at('17:00:00')(post)).person]).toEqual([wang, wang])
  await until(async () => (await toldOf(chen)).some((title) => title.startsWith('顶岗安排')) && (await toldOf(wang)).some((title) => title.startsWith('请办理交接')), 30_000)
  valueOf(await records().absences.withdraw({ id: absence, center: CENTER, reason: '会议取消', commandId: id() }))
  await until(async () => (await at('13:00:00')(post)).person === wang, 30_000)
})

example('QP-PER-37: a B who has not come either does not step in; the window’s lead is told that nobody is there', async (time) => {
  const window = city.nextWindow(CENTER)
  const lead = await city.post(CENTER, window, { since: '2024-01-02', lead: true })
  const here = await seated(CENTER, 2, window)
  const post = await agreedPair(CENTER, here)
  await time(`${DAY}T08:20`)
  await signIn(lead, '08:20:00')
  await time(`${DAY}T08:31`)
  await until(async () => (await at('08:31:00')(post)).person === null, 30_000)
  expect((await shown(post, '08:31:00'))[0]).toBe('unattended')
  await until(async () => (await toldOf(lead)).some((title) => title.startsWith('岗位无人')), 30_000)
})

async function away(person: string, from: string, to: string): Promise<string> {
  return valueOf(await records().absences.register({ center: CENTER, person, kind: 'leave', from: `${DAY}T${from}:00`, to: `${DAY}T${to}:00`, reason: '按电话登记', commandId: id() })).id
}
