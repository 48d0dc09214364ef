import { EVERYTHING } from '@hall/access'
import { until } from '@hall/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onOrganization } from '../src/events/on-organization.ts'
import { type AttendanceCity, codeOf, id, lineOf, ok, startAttendance, TUESDAY, WEDNESDAY } from './city.ts'

let attendance: AttendanceCity
beforeAll(async () => {
  attendance = await startAttendance()
  attendance.setClock(`${WEDNESDAY}T10:00`)
})
afterAll(() => attendance[Symbol.asyncDispose]())

const it = () => attendance.as('IT', 'it@city')
const count = async (table: string) => (await attendance.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n

describe('a terminal', () => {
  test('gets the options it goes on by', async () => {
    const { body } = await ok(attendance.terminals.devices.hello({ serial: 'QPT1' }))
    expect(body.split('\n')).toEqual(expect.arrayContaining(['GET OPTION FROM: QPT1', 'Stamp=0', 'Realtime=1', 'TimeZone=8']))
  })

  test('that nobody enrolled is refused, remembered and announced once', async () => {
    for (const call of [1, 2, 3]) {
      expect(await codeOf(attendance.terminals.devices.hello({ serial: 'STRANGER' }))).toBe('DEVICE_UNKNOWN')
      expect(await codeOf(attendance.terminals.devices.receive({ serial: 'STRANGER', table: 'ATTLOG', body: lineOf(TUESDAY, `101 08:0${call}:00`), commandId: id() }))).toBe('DEVICE_UNKNOWN')
    }
    const { rows } = await ok(it().devices.unknown({}))
    expect(rows).toEqual([expect.objectContaining({ serial: 'STRANGER', calls: 6 })])
    expect(await attendance.rows(`select 1 from journal where type = 'DeviceRefused'`)).toHaveLength(1)
    expect(await count('punch')).toBe(0)
  })

  test('enrolled, it is strange no longer; enrolled twice, it is known; retired, it is refused', async () => {
    const enrol = (center: string) => it().devices.enrol({ serial: 'STRANGER', center, name: '二楼', timezone: 'Asia/Shanghai', records: 'camera', commandId: id() })
    expect(await ok(enrol('qingpu'))).toEqual({ version: 1 })
    expect((await ok(it().devices.unknown({}))).rows).toEqual([])
    expect(await codeOf(enrol('qingpu'))).toBe('DEVICE_KNOWN')
    expect(await codeOf(enrol('taigu'))).toBe('DEVICE_KNOWN')
    const retire = () => it().devices.retire({ serial: 'STRANGER', center: 'qingpu', reason: '报废', commandId: id() })
    expect(await ok(retire())).toEqual({ version: 2 })
    expect(await codeOf(retire())).toBe('DEVICE_UNKNOWN')
    expect(await codeOf(attendance.terminals.devices.poll({ serial: 'STRANGER' }))).toBe('DEVICE_UNKNOWN')
    expect(await ok(enrol('qingpu'))).toEqual({ version: 3 })
  })

  test('shows how far its clock is off, on the terminal and on the punches that follow', async () => {
    const shown = attendance.running.context.clock.now().add({ seconds: 95 })
    await ok(attendance.terminals.devices.poll({ serial: 'TGT1', deviceTime: shown.toString() }))
    const [device] = (await ok(it().devices.list({ center: 'taigu' }))).rows
    expect(device!.clockDriftSeconds).toBeGreaterThanOrEqual(93)
    await attendance.push('TGT1', TUESDAY, ['101 08:20:00'])
    const [punch] = await attendance.rows<{ drift: number }>('select clock_drift_seconds as drift from punch')
    expect(punch!.drift).toBe(device!.clockDriftSeconds)
  })

  test('an impossible timezone is no timezone', async () => {
    expect(await codeOf(it().devices.enrol({ serial: 'QPT9', center: 'qingpu', name: 'x', timezone: 'Mars/Olympus', records: 'camera', commandId: id() }))).toBe('BAD_INPUT')
  })
})

describe('lines', () => {
  const week = ['2031-03-05', '2031-03-06', '2031-03-07', '2031-03-10', TUESDAY]
  const body = week.flatMap((date) => ['101', '102', '103'].flatMap((number) => [lineOf(date, `${number} 08:2${number.at(-1)}:00 15`), lineOf(date, `${number} 17:0${number.at(-1)}:00 15`)])).join('\r\n')

  test('of a week sent again double nothing, whether told OK before or not', async () => {
    const before = await count('punch')
    const commandId = id()
    const send = (command: string) => ok(attendance.terminals.devices.receive({ serial: 'QPT1', table: 'ATTLOG', stamp: '77', body, commandId: command }))
    expect(await send(commandId)).toEqual({ accepted: 30, known: 0, unread: 0 })
    expect(await send(commandId)).toEqual({ accepted: 30, known: 0, unread: 0 })
    await attendance.judged()
    const versions = await attendance.rows('select person, date, version from day order by person, date')
    expect(await send(id())).toEqual({ accepted: 0, known: 30, unread: 0 })
    await attendance.judged()
    expect(await count('punch')).toBe(before + 30)
    expect(await attendance.rows('select person, date, version from day order by person, date')).toEqual(versions)
    expect((await ok(attendance.terminals.devices.hello({ serial: 'QPT1' }))).body).toContain('Stamp=77\n')
  })

  test('of a day before the terminal was enrolled open the record of the center from that day on', async () => {
    const days = await attendance.rows<{ date: Temporal.PlainDate }>(`select date from settlement where center = 'qingpu' order by date`)
    expect(days.map(({ date }) => date.toString()).slice(0, 3)).toEqual(['2031-03-05', '2031-03-06', '2031-03-07'])
  })

  test('that nobody can read are kept with the reason, once, and stop nothing', async () => {
    const lines = [
      'garbage', '101\t2031-02-30 08:00:00\t0\t1', '101\t2031-03-12 11:00:00\t0\t1', '999\t2031-03-11 08:00:00\t0\t1', lineOf(WEDNESDAY, '101 08:25:00 15'), `${'长'.repeat(600)}😀`,
    ]
    const send = () => ok(attendance.terminals.devices.receive({ serial: 'QPT1', table: 'ATTLOG', body: lines.join('\n'), commandId: id() }))
    expect(await send()).toEqual({ accepted: 1, known: 0, unread: 5 })
    expect(await send()).toEqual({ accepted: 0, known: 1, unread: 5 })
    const { rows, total } = await ok(it().devices.unread({ center: 'qingpu', sort: 'receivedAt' }))
    expect(total).toBe(5)
    expect(rows.map(({ code }) => code)).toEqual(['LINE_MALFORMED', 'TIME_IMPOSSIBLE', 'TIME_IN_FUTURE', 'LINE_MALFORMED', 'NUMBER_UNKNOWN'])
  })

  test('with a number nobody held are read again when somebody turns out to have held it', async () => {
    await attendance.post({ person: 'QP0009', name: '新人', center: 'qingpu', window: 'qingpu-a02', department: 'police', number: '999' }, '2031-03-01')
    const day = await until(async () => {
      const got = await attendance.as('QP0009', 'staff@self:QP0009').days.get({ person: 'QP0009', date: TUESDAY })
      return got.ok && got.value.day.version > 0 ? got.value : undefined
    })
    expect(day.punches.map(({ at }) => at)).toEqual([`${TUESDAY}T08:00:00`])
    expect((await ok(it().devices.unread({ center: 'qingpu' }))).total).toBe(4)
  })

  test('that come while their number is being announced are not left waiting', async () => {
    const { context } = attendance.running
    const { promise: announced, resolve: commit } = Promise.withResolvers<void>()
    const { promise: handled, resolve: holds } = Promise.withResolvers<void>()
    const data = { person: 'QP0010', name: '新人', center: 'qingpu', window: 'qingpu-a02', department: 'police', section: null, attendanceNumber: '998', lead: false, from: '2031-03-01' }
    const posting = context.db.transaction(EVERYTHING, async (tx) => {
      await onOrganization(context).handle(tx, { id: id(), type: 'person-posted', v: 1, service: 'organization', occurredAt: context.clock.now().toString(), stream: 'test/998', version: 1, data })
      holds()
      await announced
    })
    await using _posting = { async [Symbol.asyncDispose]() { commit(); await posting } }
    await handled
    const pushed = attendance.push('QPT1', TUESDAY, ['998 08:00:00'])
    await until(async () => (await attendance.rows(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length > 0)
    commit()
    expect(await pushed).toEqual({ accepted: 1, known: 0, unread: 0 })
  })

  test('that come in whatever pieces and order are each kept once', async () => {
    const minute = (nth: number) => `${String(7 + Math.floor(nth / 60)).padStart(2, '0')}:${String(nth % 60).padStart(2, '0')}:00`
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.nat(39), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 10, max: 28 }), async (bodies, day) => {
      // A number nobody has yet is among them: its lines are read again in the end.
      const lines = (nths: readonly number[]) => nths.map((nth) => lineOf(`2031-02-${day}`, `${nth % 3 === 0 ? '997' : '101'} ${minute(nth)} 15`)).join('\n')
      for (const nths of bodies) {
        const { accepted, known, unread } = await ok(attendance.terminals.devices.receive({ serial: 'QPT1', table: 'ATTLOG', body: lines(nths), commandId: id() }))
        expect(accepted + known + unread).toBe(nths.length)
      }
      const rows = await attendance.rows<{ n: number }>(`select count(*)::int as n from punch where number = '101' and at::date = '2031-02-${day}'`)
      expect(rows[0]!.n).toBeGreaterThanOrEqual(new Set(bodies.flat().filter((nth) => nth % 3 !== 0)).size)
    }), { numRuns: 25 })
    await attendance.post({ person: 'QP0011', name: '新人', center: 'qingpu', window: 'qingpu-a02', department: 'police', number: '997' }, '2031-02-01')
    await until(async () => (await attendance.rows(`select 1 from unread_line where number = '997'`)).length === 0)
    const body = Array.from({ length: 40 }, (_, nth) => lineOf('2031-02-28', `997 ${minute(nth)} 15`)).join('\n')
    await ok(attendance.terminals.devices.receive({ serial: 'QPT1', table: 'ATTLOG', body, commandId: id() }))
    expect(await ok(attendance.terminals.devices.receive({ serial: 'QPT1', table: 'ATTLOG', body, commandId: id() }))).toEqual({ accepted: 0, known: 40, unread: 0 })
  })

  test('of the operation log are kept, personal data in them is not', async () => {
    const log = ['OPLOG 4\t0\t2031-03-11 07:00:00\t0\t0\t0\t0', 'USER PIN=101\tName=王伟\tPasswd=1', 'FP PIN=101\tTMP=AAAA'].join('\n')
    expect(await ok(attendance.terminals.devices.receive({ serial: 'QPT1', table: 'OPERLOG', stamp: '5', body: log, commandId: id() }))).toEqual({ accepted: 1, known: 2, unread: 0 })
    expect(await attendance.rows('select code, operator from device_operation')).toEqual([{ code: 4, operator: '0' }])
    const [kept] = await attendance.rows<{ n: number }>(`select count(*)::int as n from unread_line where line like '%王伟%'`)
    expect(kept!.n).toBe(0)
  })

  test('of a photo table are counted, not kept', async () => {
    expect(await ok(attendance.terminals.devices.receive({ serial: 'QPT1', table: 'ATTPHOTO', body: 'PIN=1\nJPEG', commandId: id() }))).toEqual({ accepted: 0, known: 0, unread: 1 })
    expect(await attendance.rows(`select line from unread_line where code = 'TABLE_UNKNOWN'`)).toEqual([{ line: 'ATTPHOTO' }])
  })
})

test('checks of one person on two terminals at the same moment are one verdict on both', async () => {
  await ok(it().devices.enrol({ serial: 'QPT2', center: 'qingpu', name: '二楼', timezone: 'Asia/Shanghai', records: 'by_verify_mode', commandId: id() }))
  for (let round = 0; round < 10; round++) {
    const date = `2031-02-${String(10 + round).padStart(2, '0')}`
    await Promise.all([
      attendance.push('QPT1', date, ['103 08:40:00 15']), attendance.push('QPT2', date, [`103 08:2${round}:00 1`]),
      attendance.push('QPT1', date, ['103 17:10:00 15']), attendance.push('QPT2', date, ['103 17:05:00 1']),
    ])
  }
  await attendance.judged()
  const days = await attendance.rows<{ outcome: string; punches: number; versions: number }>(`
    select d.outcome, (select count(*)::int from punch p where p.person = d.person and p.at::date = d.date) as punches,
      (select count(*)::int from earlier_day e where e.person = d.person and e.date = d.date) + 1 - d.version as versions
    from day d where d.person = 'QP0003' and d.date between '2031-02-10' and '2031-02-19' and d.outcome <> 'not_expected'`)
  expect(days.length).toBeGreaterThan(5)
  for (const day of days) expect(day).toEqual({ outcome: 'normal', punches: 4, versions: 0 })
})

test('a late batch changes exactly the days it touches', async () => {
  await attendance.judged()
  const snapshot = () => attendance.rows<{ key: string; version: number }>(`select person || ' ' || date as key, version from day order by 1`)
  const before = new Map((await snapshot()).map(({ key, version }) => [key, version]))
  await attendance.push('QPT1', '2031-03-06', ['101 08:50:00 15', '102 07:59:00 15'])
  await attendance.push('QPT1', '2031-03-10', ['103 07:50:00 15'])
  await attendance.judged()
  const changed = (await snapshot()).filter(({ key, version }) => before.get(key) !== version).map(({ key }) => key)
  expect(changed).toEqual(['QP0002 2031-03-06', 'QP0003 2031-03-10'])
})
