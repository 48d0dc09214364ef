import { expect, test } from 'vitest'
import { absence, judged } from '../../tests/given-day.ts'
import { composeNotice } from './compose-notice.ts'

const who = { person: 'QP0007', name: '王芳', center: 'qingpu', date: Temporal.PlainDate.from('2026-03-10'), leads: ['QP0001'] }
const late = judged('qingpu', '2026-03-10', ['08:41', '17:00'])
const normal = judged('qingpu', '2026-03-10', ['08:29', '17:00'])

test('tells the person and the lead what was found, by which rule, and until when proof counts', () => {
  expect(composeNotice(who, late, undefined)).toEqual({
    center: 'qingpu',
    recipients: ['QP0007', 'QP0001'],
    title: { zh: '王芳 3月10日：迟到 11 分钟', en: '王芳, 10 March: late by 11 min' },
    body: {
      zh: '上午签到：迟到 11 分钟（规定 08:30，依据 QP-ATT-02）。\n3月12日 24:00 前可补充证明（QP-ATT-05）。',
      en: 'Morning sign-in: late by 11 min (rule: 08:30, QP-ATT-02).\nProof may be given until the end of 12 March (QP-ATT-05).',
    },
    clauses: ['QP-ATT-02'],
    link: '/attendance/days/QP0007/2026-03-10',
  })
})

test('a correction says what it was before and what it is now', () => {
  const notice = composeNotice(who, normal, late)
  expect(notice?.title.zh).toBe('王芳 3月10日 考勤更正：正常')
  expect(notice?.body.zh).toBe('此前为迟到 11 分钟，现为正常。')
  expect(notice?.clauses).toEqual(['QP-ATT-02'])
})

test('seconds are told where a second decides', () => {
  expect(composeNotice(who, judged('qingpu', '2026-03-10', ['08:31:05', '17:00']), undefined)?.title.zh).toBe('王芳 3月10日：迟到 1 分钟 5 秒')
})

test('nothing is told of a day in order, of what is only counted, and twice', () => {
  expect(composeNotice(who, normal, undefined)).toBeUndefined()
  expect(composeNotice(who, judged('qingpu', '2026-03-10', ['08:20', '17:00', '17:01 card']), undefined)).toBeUndefined()
  expect(composeNotice(who, late, late)).toBeUndefined()
})

test('absence in days', () => {
  expect(composeNotice(who, judged('wenshang', '2026-03-10', []), undefined)?.title.zh).toBe('王芳 3月10日：旷工 1 天')
  const half = judged('wenshang', '2026-03-10', [], { absences: [absence('2026-03-10T08:30/2026-03-10T12:00')] })
  expect(composeNotice(who, half, undefined)?.title.en).toBe('王芳, 10 March: absent without leave for 0.5 day(s)')
})
