import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AttendanceCity, ok, startAttendance, TUESDAY } from './city.ts'

let attendance: AttendanceCity
beforeAll(async () => { attendance = await startAttendance() })
afterAll(() => attendance[Symbol.asyncDispose]())

test('before the first check the day stands open, kept nowhere', async () => {
  attendance.setClock(`${TUESDAY}T08:00`)
  const { day: row, verdict, punches } = await ok(attendance.as('QP0002', 'staff@self:QP0002').days.get({ person: 'QP0002', date: TUESDAY }))
  expect(row).toMatchObject({ version: 0, outcome: 'open', name: '李娜', window: 'qingpu-a01' })
  expect(verdict.points.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  expect(punches).toEqual([])
})

test('QP-ATT-02: a check pushed by a terminal is judged at once, with clause, value and the punch', async () => {
  attendance.setClock(`${TUESDAY}T08:42`)
  expect(await attendance.push('QPT1', TUESDAY, ['102 08:41:00 15'])).toEqual({ accepted: 1, known: 0, unread: 0 })
  const staff = attendance.as('QP0002', 'staff@self:QP0002')
  const { verdict, punches, day: row } = await until(async () => {
    const got = await ok(staff.days.get({ person: 'QP0002', date: TUESDAY }))
    return got.day.version === 1 ? got : undefined
  })
  expect(row).toMatchObject({ outcome: 'exception', findings: ['late'], firstPunch: `${TUESDAY}T08:41:00` })
  expect(verdict.findings).toEqual([{ kind: 'late', clause: 'QP-ATT-02', point: 'am_in', value: '08:30', seconds: 660, days: null, facts: [punches[0]!.id], binding: true }])
  expect(verdict.proofDue).toMatchObject({ date: '2031-03-13', clause: 'QP-ATT-05' })
  expect(punches).toEqual([expect.objectContaining({ at: `${TUESDAY}T08:41:00`, method: 'face', device: 'QPT1' })])
})

test('the same check at another center is another verdict', async () => {
  await attendance.push('TGT1', TUESDAY, ['101 08:30:30 1'])
  await attendance.push('DCT1', TUESDAY, ['101 08:30:30 1'])
  await attendance.judged()
  expect((await ok(attendance.as('TG0001', 'staff@self:TG0001').days.get({ person: 'TG0001', date: TUESDAY }))).day.outcome).toBe('open')
  expect((await ok(attendance.as('DC0001', 'staff@self:DC0001').days.get({ person: 'DC0001', date: TUESDAY }))).day.outcome).toBe('recorded')
})

test('what arrives late gives a new version that names its cause and keeps the one before', async () => {
  await attendance.push('QPT1', TUESDAY, ['102 08:29:00 15'])
  const staff = attendance.as('QP0002', 'staff@self:QP0002')
  const { day: row, earlier, verdict } = await until(async () => {
    const got = await ok(staff.days.get({ person: 'QP0002', date: TUESDAY }))
    return got.day.version === 2 ? got : undefined
  })
  expect(row.outcome).toBe('open')
  expect(verdict.findings).toEqual([])
  expect(earlier).toEqual([expect.objectContaining({ version: 1, cause: 'punches' })])
  expect(earlier[0]!.verdict.findings[0]!.kind).toBe('late')
})

test('the person and the lead are told, and told again when it is corrected', async () => {
  const notices = await attendance.rows<{ data: { recipients: string[]; title: { zh: string }; body: { zh: string } } }>(
    `select data from journal where type = 'NoticeRaised' and person = 'QP0002' order by seq`)
  expect(notices.map(({ data }) => data.title.zh)).toEqual(['李娜 3月11日：迟到 11 分钟', '李娜 3月11日 考勤更正：正常'])
  expect(notices[0]!.data.recipients).toEqual(['QP0002', 'QP0001'])
  expect(notices[1]!.data.body.zh).toContain('此前为迟到 11 分钟，现为正常。')
})

test('a check that changes nothing makes no version, and the last check is still shown', async () => {
  attendance.setClock(`${TUESDAY}T12:30`)
  await attendance.push('QPT1', TUESDAY, ['102 12:20:00 15'])
  await attendance.judged()
  const before = (await attendance.rows<{ version: number }>(`select version from day where person = 'QP0002'`))[0]!.version
  await attendance.push('QPT1', TUESDAY, ['102 08:50:00 15'])
  await attendance.judged()
  const [row] = await attendance.rows<{ version: number; last_punch: Temporal.PlainDateTime }>(`select version, last_punch from day where person = 'QP0002'`)
  expect(row!.version).toBe(before)
  expect(row!.last_punch.toString()).toBe(`${TUESDAY}T12:20:00`)
})

test('absence registered by the section clears the morning of that day, withdrawn it stands again', async () => {
  const lead = attendance.as('S1', 'coordination@section:qingpu/qingpu-office')
  await attendance.push('QPT1', TUESDAY, ['102 12:21:00 15'])
  const { id: absence } = await ok(lead.absences.register({
    center: 'qingpu', person: 'QP0002', kind: 'meeting', from: `${TUESDAY}T13:00:00`, to: `${TUESDAY}T17:00:00`, reason: '部门会议', commandId: crypto.randomUUID(),
  }))
  await attendance.judged()
  const own = attendance.as('QP0002', 'staff@self:QP0002')
  const excused = await ok(own.days.get({ person: 'QP0002', date: TUESDAY }))
  expect(excused.day.outcome).toBe('normal')
  expect(excused.absences).toEqual([expect.objectContaining({ id: absence, kind: 'meeting', withdrawn: false })])
  await ok(lead.absences.withdraw({ center: 'qingpu', id: absence, reason: '会议取消', commandId: crypto.randomUUID() }))
  await attendance.judged()
  const again = await ok(own.days.get({ person: 'QP0002', date: TUESDAY }))
  expect(again.day.outcome).toBe('open')
  expect(again.earlier[0]!.cause).toBe('absence')
})

test('the day ends for those who never came, once, when its last window has closed', async () => {
  attendance.setClock(`${TUESDAY}T23:59:30`)
  await attendance.judged()
  expect(await attendance.rows(`select 1 from day where person = 'QP0003'`)).toEqual([])
  attendance.setClock('2031-03-12T00:00')
  await until(async () => (await attendance.rows(`select 1 from day where person = 'QP0003'`)).length > 0)
  await attendance.judged()
  const { verdict, day: row } = await ok(attendance.as('QP0003', 'staff@self:QP0003').days.get({ person: 'QP0003', date: TUESDAY }))
  expect(row.version).toBe(1)
  expect(verdict.findings.map(({ kind }) => kind)).toEqual(['missing_in', 'missing_out'])
  expect(await attendance.rows(`select outcome from day where person = 'WS0001'`)).toEqual([{ outcome: 'exception' }])
  expect(await attendance.rows(`select 1 from day where person = 'DC0001'`)).toHaveLength(1)
  const rowsBefore = await attendance.rows<{ n: number }>('select count(*)::int as n from journal')
  attendance.setClock('2031-03-12T00:05')
  await attendance.judged()
  expect(await attendance.rows('select count(*)::int as n from journal')).toEqual(rowsBefore)
})

test('days are listed by what was found in them', async () => {
  const supervision = attendance.as('QP0009', 'supervision@center:qingpu')
  const foundBy = async (finding: 'missing' | 'missing_out' | 'late') =>
    (await ok(supervision.days.list({ from: TUESDAY, to: TUESDAY, finding }))).rows.map(({ person }) => person)
  expect(await foundBy('missing')).toContain('QP0003')
  expect(await foundBy('missing_out')).toContain('QP0003')
  expect(await foundBy('late')).not.toContain('QP0003')
})

test('QP-ATT-22: when the time for proof is over the verdict is final', async () => {
  const own = attendance.as('QP0003', 'staff@self:QP0003')
  expect((await ok(own.days.get({ person: 'QP0003', date: TUESDAY }))).verdict.final).toBe(false)
  attendance.setClock('2031-03-14T00:00')
  const { verdict, earlier } = await until(async () => {
    const got = await ok(own.days.get({ person: 'QP0003', date: TUESDAY }))
    return got.verdict.final ? got : undefined
  })
  expect(verdict.outcome).toBe('exception')
  expect(earlier[0]!.cause).toBe('clock')
})

test('TG-ATT-09: a stretch of days away has its time for proof from the return', async () => {
  attendance.setClock('2031-03-18T00:00')
  await attendance.judged()
  const own = attendance.as('TG0001', 'staff@self:TG0001')
  expect((await ok(own.days.get({ person: 'TG0001', date: '2031-03-17' }))).verdict).toMatchObject({ proofDue: null, final: false })
  attendance.setClock('2031-03-18T08:30')
  await attendance.push('TGT1', '2031-03-18', ['101 08:25:00 1'])
  const due = await until(async () => (await ok(own.days.get({ person: 'TG0001', date: '2031-03-17' }))).verdict.proofDue)
  expect(due).toMatchObject({ date: '2031-03-18', clause: 'TG-ATT-09' })
  expect((await ok(own.days.get({ person: 'TG0001', date: '2031-03-13' }))).verdict.proofDue?.date).toBe('2031-03-18')
})

test('the counts of a center are the counts of its days', async () => {
  await attendance.judged()
  const counted = await attendance.rows(`select center, date, judged, present, late, early_leave, missing, absent, recorded, exceptions from center_day order by center, date`)
  const recounted = await attendance.rows(`
    select center, date, count(*) filter (where outcome <> 'not_expected')::int as judged,
      count(*) filter (where outcome <> 'not_expected' and first_punch is not null)::int as present,
      count(*) filter (where 'late' = any (findings))::int as late, count(*) filter (where 'early_leave' = any (findings))::int as early_leave,
      count(*) filter (where findings && '{missing_in,missing_out}')::int as missing, count(*) filter (where 'absent' = any (findings))::int as absent,
      count(*) filter (where outcome = 'recorded')::int as recorded, count(*) filter (where outcome = 'exception')::int as exceptions
    from day group by center, date order by center, date`)
  expect(counted.length).toBeGreaterThan(5)
  expect(counted).toEqual(recounted)
})

test('the journal folds to the days as they stand', async () => {
  const folded = await attendance.rows(`
    select distinct on (stream) data->>'person' as person, data->>'date' as date, (data->>'version')::int as version, data->'verdict' as verdict, data->>'cause' as cause
    from journal where type = 'DayJudged' order by stream, journal.version desc`)
  const days = await attendance.rows(`select person, date::text, version, verdict, cause from day order by 'day/' || person || '/' || date::text`)
  expect(folded).toEqual(days)
})
