import { expect, test } from 'vitest'
import { copiesText } from './copies-text.ts'
import { formTemplate, type FormValues } from './form.ts'
import { attendanceVerdictForm } from './forms.ts'
import { renderForm } from './render-form.ts'

const both = (text: string) => ({ zh: text, en: text })
const render = (block: unknown, fields: FormValues['fields'] = {}) => renderForm(formTemplate.parse({ ...attendanceVerdictForm, blocks: [block] }), { fields }, 'zh')

test.for([
  [{ count: 1, holders: [] }, '本件一式一份。', 'Made out in one copy.'],
  [{ count: 2, holders: [{ zh: '中心', en: 'the center' }, { zh: '本人', en: 'the person' }] }, '本件一式两份，由中心、本人各执一份。', 'Made out in two copies, one each for: the center; the person.'],
] as const)('copies: %j', ([block, zh, en]) => {
  const copies = { kind: 'copies' as const, count: block.count, holders: [...block.holders] }
  expect([copiesText(copies, 'zh'), copiesText(copies, 'en')]).toEqual([zh, en])
  expect(render(copies)).toContain(`<p class="copies">${zh}</p>`)
})

test('a code is a drawing inside the page; without content there is none', () => {
  const block = { kind: 'qr', value: 'verify', label: both('核验') }
  expect(render(block, { verify: 'https://hall.example/v/12' })).toMatch(/<figure class="qr"><svg [^>]*viewBox[^>]*>.*<\/svg><figcaption>核验<\/figcaption><\/figure>/s)
  expect(render(block)).not.toContain('<figure')
})

test('a paragraph with a side has no indent', () => {
  expect(render({ kind: 'paragraph', align: 'right', text: both('{number}') }, { number: '青政受〔2026〕1号' })).toContain('<p class="right">青政受〔2026〕1号</p>')
})
