import { attendanceContract } from '@hall/contract-attendance'
import { ROLES } from '@hall/access'
import { fuzzContract } from '@hall/testing'
import { afterAll, beforeAll, test } from 'vitest'
import { type AttendanceCity, lineOf, startAttendance, TUESDAY, WEDNESDAY } from './city.ts'

let attendance: AttendanceCity
beforeAll(async () => {
  attendance = await startAttendance()
  attendance.setClock(`${WEDNESDAY}T10:00`)
  await attendance.push('QPT1', TUESDAY, ['101 08:50:00', '102 08:20:00'])
})
afterAll(() => attendance[Symbol.asyncDispose]())

test('whatever is sent to whichever procedure, the answer is an output or a declared problem', async () => {
  const everybody = attendance.as('QP0001', ...ROLES.map((role) => `${role}@city`))
  await fuzzContract({
    contract: attendanceContract,
    call: (path, input) => everybody.call(path as never, input as never) as never,
    vocabulary: {
      center: ['qingpu', 'taigu', 'district'], person: ['QP0001', 'QP0002', 'TG0001'], window: ['qingpu-a01'], department: ['tax'],
      serial: ['QPT1', 'STRANGER'], date: [TUESDAY], from: [TUESDAY, `${TUESDAY}T08:00:00`], to: [WEDNESDAY, `${TUESDAY}T12:00:00`], on: [TUESDAY],
      at: [`${TUESDAY}T09:00:00`], table: ['ATTLOG', 'OPERLOG', 'ATTPHOTO'], body: [lineOf(TUESDAY, '102 09:00:00'), 'OPLOG 4\t0\t2031-03-11 07:00:00'],
      sort: ['-date', 'name', 'nothing'], timezone: ['Asia/Shanghai', 'Mars/Olympus'],
    },
    except: ['ops.setClock', 'ops.verifyJournal'],
    runs: 60,
  })
}, 120_000)
