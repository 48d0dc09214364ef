import { EVERYTHING } from '@hall/access'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AttendanceCity, codeOf, id, MONDAY, ok, publishedYear, publishPolicy, startAttendance, TUESDAY, WEDNESDAY } from './city.ts'
import { policyOf } from './given-day.ts'

let attendance: AttendanceCity
beforeAll(async () => { attendance = await startAttendance() })
afterAll(() => attendance[Symbol.asyncDispose]())

const verdictOf = async (person: string, date = TUESDAY) => (await ok(attendance.as(person, `staff@self:${person}`).days.get({ person, date }))).verdict
const holiday = (date: string) => ({ date, kind: 'holiday' as const, name: { zh: '停工', en: 'Closure' } })
const YEAR_AS_IT_WAS = publishedYear(2031)

test('QP-ATT-05, calendar: a new order moves an open deadline, and says from when to when and why', async () => {
  attendance.setClock(`${TUESDAY}T09:00`)
  await attendance.push('QPT1', TUESDAY, ['102 08:41:00 15'])
  await attendance.judged()
  expect((await verdictOf('QP0002')).proofDue?.date).toBe('2031-03-13')
  await attendance.announce('regulation', 'calendar-published', publishedYear(2031, [...YEAR_AS_IT_WAS.days, holiday('2031-03-13')], 2))
  await until(async () => (await verdictOf('QP0002')).proofDue?.date === '2031-03-14')
  const moved = await attendance.rows<{ data: object }>(`select data from journal where type = 'DeadlineMoved'`)
  expect(moved).toEqual([{ data: { center: 'qingpu', person: 'QP0002', date: TUESDAY, before: '2031-03-13', after: '2031-03-14', cause: 'calendar' } }])
})

test('calendar: a day that turns into a holiday expects nobody, and turned back expects them again', async () => {
  attendance.setClock(`${WEDNESDAY}T00:10`)
  await attendance.judged()
  expect((await verdictOf('QP0003')).outcome).toBe('exception')
  await attendance.announce('regulation', 'calendar-published', publishedYear(2031, [...YEAR_AS_IT_WAS.days, holiday(TUESDAY)], 3))
  await until(async () => (await verdictOf('QP0003')).outcome === 'not_expected')
  expect((await verdictOf('QP0002')).outcome).toBe('not_expected')
  await attendance.announce('regulation', 'calendar-published', publishedYear(2031, YEAR_AS_IT_WAS.days, 4))
  await until(async () => (await verdictOf('QP0003')).outcome === 'exception')
  expect((await verdictOf('QP0002')).findings.map(({ kind }) => kind)).toEqual(['late', 'missing_out'])
})

test('policy: a new version judges the days from its first day on, the days before keep theirs', async () => {
  attendance.setClock(`${WEDNESDAY}T08:50`)
  await attendance.push('QPT1', WEDNESDAY, ['102 08:41:00 15'])
  await until(async () => (await verdictOf('QP0002', WEDNESDAY)).findings[0]?.kind === 'late')
  const policy = structuredClone(policyOf('qingpu'))
  if (policy.checks.value.strategy !== 'windows') throw new Error('not the policy of the test')
  policy.checks.value.points[0]!.limit.value = '08:45'
  await publishPolicy(attendance, 'qingpu', { version: 2, effectiveFrom: WEDNESDAY, policy })
  await until(async () => (await verdictOf('QP0002', WEDNESDAY)).policyVersion === 2)
  expect((await verdictOf('QP0002', WEDNESDAY)).findings).toEqual([])
  expect(await verdictOf('QP0002', TUESDAY)).toMatchObject({ policyVersion: 1, outcome: 'exception' })
})

test('TG-ATT-03: a sign-in by hand counts inside a declared outage only', async () => {
  attendance.setClock(`${WEDNESDAY}T10:05`)
  const section = attendance.as('S1', 'supervision@section:taigu/taigu-office')
  const record = (time: string) => section.signIns.record({ center: 'taigu', person: 'TG0001', at: `${WEDNESDAY}T${time}`, reason: '指纹机故障', commandId: id() })
  const refused = await record('08:28:00')
  expect(refused).toMatchObject({ ok: false, problem: { code: 'SIGN_IN_NOT_ACCEPTED', clause: 'TG-ATT-03' } })
  const { id: outage } = await ok(section.outages.declare({ center: 'taigu', serial: 'TGT1', from: `${WEDNESDAY}T08:00:00`, to: null, reason: '指纹机故障', commandId: id() }))
  await ok(section.outages.end({ center: 'taigu', id: outage, to: `${WEDNESDAY}T10:00:00`, commandId: id() }))
  expect(await codeOf(record('10:01:00'))).toBe('SIGN_IN_NOT_ACCEPTED')
  expect(await codeOf(record('11:00:00'))).toBe('IN_FUTURE')
  expect(await codeOf(record('08:28:00'))).toBe('ok')
  const verdict = await until(async () => {
    const found = await verdictOf('TG0001', WEDNESDAY)
    return found.points[0]?.state === 'met' ? found : undefined
  })
  expect(verdict.findings).toEqual([])
})

test('TG-ATT-03: an outage declared afterwards lets the sign-ins of the time count', async () => {
  const section = attendance.as('S1', 'supervision@section:taigu/taigu-office')
  await ok(attendance.as('IT', 'it@center:taigu').devices.enrol({ serial: 'TGLIST', center: 'taigu', name: '签到簿', timezone: 'Asia/Shanghai', records: 'sign_in', commandId: id() }))
  await attendance.push('TGLIST', MONDAY, ['101 08:20:00', '101 17:40:00'])
  await attendance.judged()
  expect((await verdictOf('TG0001', MONDAY)).findings.map(({ kind }) => kind)).toEqual(['absent', 'not_counted'])
  await ok(section.outages.declare({ center: 'taigu', serial: null, from: `${MONDAY}T08:00:00`, to: `${MONDAY}T18:00:00`, reason: '停电', commandId: id() }))
  await until(async () => (await verdictOf('TG0001', MONDAY)).outcome === 'normal')
})

test('posting: a day belongs to the window the person sat at', async () => {
  await attendance.post({ person: 'QP0003', name: '陈静', center: 'qingpu', window: 'qingpu-a01', department: 'tax', number: '103' }, WEDNESDAY)
  await until(async () => (await attendance.rows(`select 1 from posting where person = 'QP0003' and starts_on = '${WEDNESDAY}'`)).length === 1)
  await attendance.push('QPT1', WEDNESDAY, ['103 08:20:00 15'])
  await attendance.judged()
  const rows = await attendance.rows(`select date::text, "window" from day where person = 'QP0003' order by date`)
  expect(rows).toEqual([{ date: TUESDAY, window: 'qingpu-a02' }, { date: WEDNESDAY, window: 'qingpu-a01' }])
})

test('posting: from the day somebody has left nothing is expected', async () => {
  await attendance.post({ person: 'WS0001', center: null as never, window: null as never, department: null as never, number: null as never }, TUESDAY)
  await until(async () => (await attendance.rows(`select 1 from day where person = 'WS0001' and date = '${TUESDAY}' and outcome = 'not_expected'`)).length === 1)
  await attendance.judged()
  expect(await attendance.rows(`select absent, judged from center_day where center = 'wenshang' and date = '${TUESDAY}'`)).toEqual([{ absent: 0, judged: 0 }])
})

test('checks kept before a center has a policy are judged when it comes', async () => {
  await attendance.post({ person: 'NW0001', name: '新城', center: 'newtown', window: 'newtown-a01', department: 'tax', number: '1' })
  await attendance.post({ person: 'NW0002', name: '新晨', center: 'newtown', window: 'newtown-a01', department: 'tax', number: '2' })
  await until(async () => (await attendance.rows(`select 1 from posting where center = 'newtown'`)).length === 2)
  await ok(attendance.as('IT', 'it@city').devices.enrol({ serial: 'NWT1', center: 'newtown', name: 'x', timezone: 'Asia/Shanghai', records: 'by_verify_mode', commandId: id() }))
  await attendance.push('NWT1', TUESDAY, ['1 08:31:00 15'])
  await attendance.judged()
  expect(await attendance.rows(`select 1 from day where center = 'newtown'`)).toEqual([])
  await attendance.announce('regulation', 'policy-published', { center: 'newtown', area: 'attendance', version: 1, effectiveFrom: '2031-01-01', policy: policyOf('qingpu') })
  await until(async () => (await attendance.rows(`select 1 from day where center = 'newtown' and date = '${TUESDAY}'`)).length === 2)
  const rows = await attendance.rows(`select person, findings from day where center = 'newtown' and date = '${TUESDAY}' order by person`)
  expect(rows).toEqual([{ person: 'NW0001', findings: ['late', 'missing_out'] }, { person: 'NW0002', findings: ['missing_in', 'missing_out'] }])
})

test('a day that cannot be judged waits with its error, and holds up nobody', async () => {
  await attendance.announce('regulation', 'policy-published', { center: 'broken', area: 'attendance', version: 1, effectiveFrom: '2031-01-01', policy: { checks: 'none of this' } })
  await attendance.post({ person: 'BR0001', name: '坏规', center: 'broken', window: 'broken-a01', department: 'tax', number: '1' })
  await until(async () => (await attendance.rows(`select 1 from posting p, policy_copy c where p.center = 'broken' and c.center = 'broken'`)).length === 1)
  await ok(attendance.as('IT', 'it@city').devices.enrol({ serial: 'BRT1', center: 'broken', name: 'x', timezone: 'Asia/Shanghai', records: 'by_verify_mode', commandId: id() }))
  await Promise.all([attendance.push('BRT1', TUESDAY, ['1 08:31:00 15']), attendance.push('QPT1', WEDNESDAY, ['101 08:20:00 15'])])
  await attendance.judged()
  expect(await attendance.rows(`select persons from days_to_judge where error is not null`)).toEqual([{ persons: ['BR0001'] }])
  expect((await verdictOf('QP0001', WEDNESDAY)).points[0]!.state).toBe('met')
})

test('policy: a day that is being judged when a new version comes is judged by it, too', async () => {
  const date = '2031-04-02'
  attendance.setClock(`${date}T08:50`)
  await attendance.judged()
  await attendance.running.context.db.transaction(EVERYTHING, async (tx) => {
    // As the judging job of another replica: it has taken the day from the list and has not come to its end.
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('judge-days', 0))`)
    await attendance.push('QPT1', date, ['102 08:41:00 15'])
    await tx.sql('delete from days_to_judge')
    await publishPolicy(attendance, 'qingpu', { version: 3, effectiveFrom: date })
    await until(async () => (await attendance.rows('select 1 from policy_copy where version = 3')).length === 1)
  })
  await attendance.push('QPT1', date, ['103 08:42:00 15'])
  const judgedBy = async () => (await attendance.rows<{ version: number }>(`select (verdict->>'policyVersion')::int as version from day where person = 'QP0002' and date = $1`, [date]))[0]?.version
  await until(async () => (await judgedBy()) === 3)
})
