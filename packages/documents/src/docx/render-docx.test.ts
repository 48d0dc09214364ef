import { Buffer } from 'node:buffer'
import { decode } from 'fast-png'
import mammoth from 'mammoth'
import { decodeQR } from 'qr/decode.js'
import { expect, test } from 'vitest'
import { formTemplate, type FormLanguage, type FormValues } from '../print/form.ts'
import { attendanceVerdictForm } from '../print/forms.ts'
import { ZipReader } from '../zip/reader.ts'
import { renderDocx } from './render-docx.ts'

const text = (zh: string, en = zh) => ({ zh, en })
const notice = formTemplate.parse({
  id: 'acceptance-notice',
  title: text('受理通知书', 'Notice of acceptance'),
  orientation: 'portrait',
  pageNumber: text('第 {page} 页，共 {pages} 页', 'Page {page} of {pages}'),
  blocks: [
    { kind: 'paragraph', align: 'right', text: text('{number}') },
    { kind: 'paragraph', text: text('{applicant}：你申请的“{item}”已受理。', '{applicant}: your application for "{item}" is accepted.') },
    { kind: 'fields', columns: 2, fields: [{ label: text('事项', 'Item'), value: 'item' }, { label: text('时限', 'Limit'), value: 'limit' }, { label: text('窗口', 'Window'), value: 'window' }] },
    { kind: 'table', caption: text('材料', 'Materials'), rows: 'materials', empty: text('无', 'None'), columns: [{ header: text('名称', 'Name'), value: 'name', widthPercent: 70 }, { header: text('份数', 'Copies'), value: 'copies' }] },
    { kind: 'signatures', places: [{ label: text('受理窗口（盖章）', 'Window (seal)'), seal: true }, { label: text('申请人', 'Applicant'), seal: false }], dated: text('    年    月    日', 'Date:') },
    { kind: 'copies', count: 2, holders: [text('申请人', 'the applicant'), text('受理窗口', 'the window')] },
    { kind: 'qr', value: 'verify', label: text('扫码核验', 'Scan to verify') },
  ],
})
const values: FormValues = {
  fields: { number: '青政受〔2026〕12号', applicant: '王芳 <b>', item: '户口迁移 & 登记', limit: text('5 个工作日', '5 working days'), window: 'A03', verify: 'https://hall.example/v/12' },
  tables: { materials: [{ name: '身份证\n复印件', copies: '1' }] },
}
const htmlOf = async (bytes: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value
const render = async (language: FormLanguage) => htmlOf(await renderDocx(notice, values, language))
async function part(bytes: Uint8Array, name: string): Promise<string> {
  let xml = ''
  for await (const piece of new ZipReader(bytes, 10_000_000).text(name)) xml += piece
  return xml
}

test('read back by another program, it says what the page says, values as text', async () => {
  const zh = await render('zh')
  for (const said of [
    '<strong>受理通知书</strong>', '<p>青政受〔2026〕12号</p>', '王芳 &lt;b&gt;：你申请的“户口迁移 &amp; 登记”已受理。', '<p><strong>时限</strong></p></td><td><p>5 个工作日</p>',
    '<td colspan="3"><p>A03</p></td>', '<p>身份证<br />复印件</p>', '受理窗口（盖章）', '本件一式两份，由申请人、受理窗口各执一份。', '扫码核验',
  ]) expect(zh).toContain(said)
  const en = await render('en')
  for (const said of ['Notice of acceptance', 'your application for', '5 working days', 'Made out in two copies, one each for: the applicant; the window.']) expect(en).toContain(said)
})

test('the code in it is read by a reader of codes', async () => {
  const [, base64 = ''] = /data:image\/png;base64,([^"]+)/.exec(await render('zh')) ?? []
  const { width, height, data } = decode(Buffer.from(base64, 'base64'))
  const rgba = Uint8Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : Number(data[at >> 2])))
  expect(decodeQR({ width, height, data: rgba })).toBe('https://hall.example/v/12')
})

test('A4, the margins and fonts of official documents, pages counted by the program, header rows repeated', async () => {
  const bytes = await renderDocx(notice, values, 'zh')
  const document = await part(bytes, 'word/document.xml')
  expect(/<w:pgSz [^>]*>/.exec(document)?.[0]).toBe('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>')
  expect(/<w:pgMar [^>]*>/.exec(document)?.[0]).toContain('w:top="1417" w:right="1134" w:bottom="1247" w:left="1134"')
  expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(await part(bytes, 'word/styles.xml')).toContain('w:eastAsia="仿宋"')
  expect(await part(bytes, 'word/footer1.xml')).toMatch(/第 .*PAGE.* 页，共 .*NUMPAGES.* 页/s)
  const wide = await part(await renderDocx({ ...notice, orientation: 'landscape' }, values, 'zh'), 'word/document.xml')
  expect(/<w:pgSz [^>]*>/.exec(wide)?.[0]).toBe('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
})

test('a form without values is a blank one; a code without content is left out', async () => {
  const html = await htmlOf(await renderDocx(notice, { fields: {} }, 'zh'))
  expect(html).toContain('<td colspan="2"><p>无</p></td>')
  expect(html).not.toContain('<img')
  expect(await htmlOf(await renderDocx(attendanceVerdictForm, { fields: {} }, 'en'))).toContain('No punches on this day')
})
