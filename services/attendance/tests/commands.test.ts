import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttendanceCity, codeOf, id, lineOf, ok, startAttendance, TUESDAY, WEDNESDAY } from './city.ts'

let attendance: AttendanceCity
beforeAll(async () => {
  attendance = await startAttendance()
  attendance.setClock(`${WEDNESDAY}T10:00`)
})
afterAll(() => attendance[Symbol.asyncDispose]())

const it = () => attendance.as('IT', 'it@center:qingpu')
const order = (wanted: Parameters<ReturnType<typeof it>['deviceCommands']['order']>[0]['order']) => it().deviceCommands.order({ center: 'qingpu', serial: 'QPT1', order: wanted, commandId: id() })
const poll = async (deviceTime?: string) => (await ok(attendance.terminals.devices.poll({ serial: 'QPT1', ...(deviceTime && { deviceTime }) }))).body.split('\n').filter(Boolean)
const report = (body: string) => ok(attendance.terminals.devices.report({ serial: 'QPT1', body, commandId: id() }))
const commands = async () => (await ok(it().deviceCommands.list({ serial: 'QPT1', sort: 'id' }))).rows
const at = (time: string) => attendance.setClock(`${WEDNESDAY}T${time}`)

describe('a command', () => {
  test('is told at the next poll, in order, and not again while its answer may still come', async () => {
    await ok(order({ kind: 'set_user', number: '115', name: '李\t静' }))
    await ok(order({ kind: 'resend', from: `${TUESDAY}T00:00:00`, to: `${TUESDAY}T23:59:59` }))
    const lines = await poll()
    expect(lines).toEqual([
      expect.stringMatching(/^C:\d+:DATA UPDATE USERINFO PIN=115\tName=李 静\tPri=0$/), expect.stringMatching(new RegExp(`^C:\\d+:DATA QUERY ATTLOG StartTime=${TUESDAY} 00:00:00\\tEndTime=${TUESDAY} 23:59:59$`)),
    ])
    expect(await poll()).toEqual(['OK'])
  })

  test('unanswered, is told again; answered, never again, however often the answer comes', async () => {
    at('10:03')
    const lines = await poll()
    expect(lines).toHaveLength(2)
    const [first, second] = (await commands()).map((one) => one.id) as [string, string]
    await report(`ID=${first}&Return=0&CMD=DATA\nID=${second}&Return=-10&CMD=DATA\nrubbish\nID=999999&Return=0`)
    await report(`ID=${first}&Return=-1&CMD=DATA`)
    expect((await commands()).map(({ state, returnCode, attempts }) => [state, returnCode, attempts])).toEqual([['done', 0, 2], ['failed', -10, 2]])
    at('10:10')
    expect(await poll()).toEqual(['OK'])
  })

  test('to restart is told once; the greeting after it is its answer', async () => {
    const { id: number } = await ok(order({ kind: 'reboot' }))
    expect(await codeOf(order({ kind: 'reboot' }))).toBe('COMMAND_WAITING')
    expect(await poll()).toEqual([`C:${number}:REBOOT`])
    at('10:20')
    expect(await poll()).toEqual(['OK'])
    expect((await commands()).find((one) => one.id === number)?.state).toBe('unanswered')
    await ok(attendance.terminals.devices.hello({ serial: 'QPT1' }))
    expect((await commands()).find((one) => one.id === number)?.state).toBe('done')
  })

  test('is cancelled while it waits, not after it was answered', async () => {
    const { id: number } = await ok(order({ kind: 'delete_user', number: '115' }))
    const cancel = () => it().deviceCommands.cancel({ center: 'qingpu', id: number, commandId: id() })
    expect(await ok(cancel())).toEqual({ state: 'cancelled' })
    expect(await codeOf(cancel())).toBe('COMMAND_ANSWERED')
    expect(await poll()).toEqual(['OK'])
  })

  test('by the thousand goes out in parts; the roster is told once, and who left is deleted', async () => {
    const users = () => it().deviceCommands.orderUsers({ center: 'qingpu', serial: 'QPT1', commandId: id() })
    expect(await ok(users())).toEqual({ ordered: 4 })
    expect(await ok(users())).toEqual({ ordered: 0 })
    expect((await poll()).map((line) => line.split(':')[2]!.split(' ').slice(0, 2).join(' ')).sort()).toEqual(['DATA DELETE', 'DATA UPDATE', 'DATA UPDATE', 'DATA UPDATE'])
  })
})

describe('a clock', () => {
  test('off by more than half a minute is noted and set by itself, once', async () => {
    const wrong = attendance.running.context.clock.now().add({ seconds: 95 }).toString()
    const [line] = (await poll(wrong)).filter((one) => one.includes('SET OPTION'))
    expect(line).toMatch(/^C:\d+:SET OPTION DateTime=\d+$/)
    await poll(wrong)
    expect((await commands()).filter(({ kind }) => kind === 'set_time')).toHaveLength(1)
    const { rows } = await ok(it().deviceCommands.drift({ center: 'qingpu', serial: 'QPT1' }))
    expect(rows.at(-1)!.seconds).toBeGreaterThan(90)
  })
})

describe('a file', () => {
  const upload = (text: string, filename = '1_attlog.dat') => ({ filename, contentBase64: Buffer.from(text).toString('base64') })
  const lines = [`      101\t${TUESDAY} 08:20:01\t1\t0\t15\t0`, `      101\t${TUESDAY} 17:05:00\t1\t1\t15\t0`, `      777\t${TUESDAY} 08:00:00\t1\t0\t1\t0`, `      102\t2031-02-29 08:00:00\t1\t0\t1\t0`, `      102\t2031-03-31 08:00:00\t1\t0\t1\t0`, 'broken']
  const given = { center: 'qingpu', serial: 'QPT1' }

  test('from a USB stick is read like the terminal itself, with the rows that cannot be; twice it changes nothing', async () => {
    const file = upload(lines.join('\r\n'))
    const preview = await ok(it().imports.preview({ ...given, file }))
    expect(preview).toMatchObject({ kind: 'attlog', rows: 6, readable: 3, known: 0, unknownNumbers: ['777'] })
    expect(preview.errors.map(({ row, code }) => [row, code])).toEqual([[4, 'TIME_IMPOSSIBLE'], [5, 'TIME_IN_FUTURE'], [6, 'LINE_MALFORMED']])
    const apply = () => it().imports.apply({ ...given, file, digest: preview.digest, commandId: id() })
    expect(await ok(apply())).toEqual({ accepted: 2, known: 0, unread: 4 })
    expect(await ok(apply())).toEqual({ accepted: 0, known: 2, unread: 4 })
    // What the terminal pushes afterwards is known.
    expect(await attendance.push('QPT1', TUESDAY, ['101 08:20:01 15', '101 17:05:00 15'])).toEqual({ accepted: 0, known: 2, unread: 0 })
    expect((await ok(it().devices.unread({ center: 'qingpu' }))).total).toBe(4)
    expect(await codeOf(it().imports.apply({ ...given, file, digest: 'other', commandId: id() }))).toBe('FILE_CHANGED')
  })

  test('that is a sheet is read by its headers, or by the mapping given', async () => {
    const csv = upload(`考勤号,日期,时间,方式\n103,${TUESDAY},8:29,人脸\n103,${TUESDAY},25:00,人脸\n`, 'march.csv')
    const preview = await ok(it().imports.preview({ ...given, file: csv }))
    expect(preview).toMatchObject({ kind: 'spreadsheet', rows: 2, readable: 1, mapping: { number: '考勤号', date: '日期', time: '时间' } })
    expect(preview.errors).toEqual([expect.objectContaining({ row: 3, column: '时间', code: 'CELL_NOT_A_TIME' })])
    const other = upload(`ID,When\n103,${TUESDAY} 17:02:03\n`, 'x.csv')
    expect(await codeOf(it().imports.preview({ ...given, file: other }))).toBe('HEADER_MISSING')
    const mapped = await ok(it().imports.preview({ ...given, file: other, mapping: { number: 'ID', at: 'When' } }))
    expect(mapped.sample).toEqual([expect.objectContaining({ number: '103', at: `${TUESDAY}T17:02:03`, person: 'QP0003' })])
  })
})

test('a terminal that keeps another zone is read by the clock of the center', async () => {
  await ok(attendance.as('IT', 'it@city').devices.enrol({ serial: 'QPT8', center: 'qingpu', name: 'x', timezone: 'Asia/Tokyo', records: 'by_verify_mode', commandId: id() }))
  await ok(attendance.terminals.devices.receive({ serial: 'QPT8', table: 'ATTLOG', body: lineOf(TUESDAY, '102 09:21:00 15'), commandId: id() }))
  const [punch] = await attendance.rows<{ at: Temporal.PlainDateTime }>(`select at from punch where serial = 'QPT8'`)
  expect(punch!.at.toString()).toBe(`${TUESDAY}T08:21:00`)
})
