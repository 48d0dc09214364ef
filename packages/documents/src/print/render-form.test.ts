import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FormTemplate, formTemplate, type FormValues } from './form.ts'
import { attendanceVerdictForm } from './forms.ts'
import { renderForm } from './render-form.ts'

const values: FormValues = {
  fields: { person: '王芳', date: '2026-03-10', dayKind: { zh: '工作日', en: 'working day' }, regulation: '考勤办法', version: '2020-03-06' },
  tables: {
    punches: [{ time: '08:30:01', method: { zh: '人脸', en: 'face' }, device: 'A-01' }],
    verdicts: [{ session: { zh: '上午', en: 'morning' }, verdict: { zh: '迟到', en: 'late' }, required: '08:30', found: '08:30:01', clause: '考勤办法 二(一)2' }],
  },
}

test('the verdict of a day, in either language', () => {
  const zh = renderForm(attendanceVerdictForm, values, 'zh')
  for (const text of ['<html lang="zh-CN">', '<h1>考勤核定单</h1>', '<td>王芳</td>', '<td>工作日</td>', '<td>迟到</td>', '本单依据《考勤办法》（2020-03-06）核定']) expect(zh).toContain(text)
  const en = renderForm(attendanceVerdictForm, values, 'en')
  for (const text of ['<html lang="en">', '<h1>Attendance verdict</h1>', '<td>working day</td>', '<td>late</td>', 'content: "Page " counter(page) " of " counter(pages)']) expect(en).toContain(text)
  expect(en).not.toMatch(/<(h1|th|caption)[^>]*>[^<]*\p{Script=Han}/u)
})

test('what is missing stays blank, a table without rows says so', () => {
  const html = renderForm(attendanceVerdictForm, { fields: {} }, 'zh')
  expect(html).toContain('<th scope="row">姓名</th><td></td>')
  expect(html).toContain('<td class="empty" colspan="3">当日无打卡记录</td>')
})

test('the last field of a row that is not full takes the rest of it', () => {
  const label = { zh: '项', en: 'Item' }
  const fields = ['a', 'b', 'c'].map((value) => ({ label, value }))
  const html = renderForm({ ...attendanceVerdictForm, blocks: [{ kind: 'fields', columns: 2, fields }] }, { fields: { c: 'last' } }, 'zh')
  expect(html).toContain('<td colspan="3">last</td>')
})

describe('nothing that comes in is markup', () => {
  /** What is left of a page once all its texts are taken out. */
  const skeleton = (html: string) => html.replace(/<style>.*<\/style>/s, '').replace(/>[^<]+</g, '><')

  test('whatever the values are', () => {
    const text = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=y>', '{person}', '&lt;', "'"))
    const filled = (value: string): FormValues => ({
      fields: { person: value, regulation: value, version: value },
      tables: { punches: [{ time: value, method: value, device: value }], verdicts: [] },
    })
    fc.assert(fc.property(text, (value) => {
      expect(skeleton(renderForm(attendanceVerdictForm, filled(value), 'zh'))).toBe(skeleton(renderForm(attendanceVerdictForm, filled('x'), 'zh')))
    }))
  })
  test('nor are the texts of a template, in its style sheet either', () => {
    const pageNumber = { zh: '</style><script>"\\', en: '' }
    const hostile: FormTemplate = formTemplate.parse({ ...attendanceVerdictForm, title: { zh: '<b>', en: '' }, pageNumber })
    const html = renderForm(hostile, values, 'zh')
    expect(html).not.toContain('<script>')
    expect(html).toContain('<h1>&lt;b&gt;</h1>')
    expect(html.match(/<\/style>/g)).toHaveLength(1)
  })
})
