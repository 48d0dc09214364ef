import { attendanceContract } from '@hall/contract-attendance'
import { tryEverybody } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AttendanceCity, startAttendance, TUESDAY, WEDNESDAY } from './city.ts'
import { LEAVE_PROCEDURES } from './leave-procedures.ts'

let attendance: AttendanceCity
beforeAll(async () => {
  attendance = await startAttendance()
  attendance.setClock(`${WEDNESDAY}T10:00`)
})
afterAll(() => attendance[Symbol.asyncDispose]())

test('leave and cover are closed without a token, without the right, and to each role of another center', async () => {
  const vocabulary = { center: ['taigu'], person: ['TG0001'], on: [TUESDAY], from: [TUESDAY], to: [TUESDAY], sort: [undefined], search: [undefined], window: ['taigu-a01'], department: ['tax'] }
  const elsewhere = { center: 'qingpu', window: 'qingpu-a02', section: 'qingpu-office', department: 'police' }
  const wrong = await tryEverybody({ contract: { ...attendanceContract, procedures: LEAVE_PROCEDURES }, as: attendance.as as never, vocabulary, elsewhere, secrets: /TG000[2-9]/ })
  expect(wrong).toEqual([])
}, 120_000)
