import { PDFDocument } from '@cantoo/pdf-lib'
import { beforeAll, expect, test } from 'vitest'
import { makePdfKey, type PdfKey } from './certificate.ts'
import { isPdf, isPdfIntact, signPdf } from './sign-pdf.ts'

const AT = Temporal.Instant.from('2026-03-03T02:00:00Z')
let key: PdfKey
let plain: Uint8Array
beforeAll(async () => {
  key = await makePdfKey('太谷 二号公章', AT)
  const made = await PDFDocument.create()
  made.addPage([300, 400]).drawText('decision')
  plain = await made.save()
})
const sealing = () => ({ key, seal: '二号公章', reason: '准予行政许可决定书', at: AT })
async function signed(): Promise<Buffer> {
  const made = await signPdf(plain, sealing())
  if (!made.ok) throw new Error(made.problem.code)
  return made.value
}

test('a signed PDF is intact; the one before it carries no signature', async () => {
  const pdf = await signed()
  expect(isPdf(pdf)).toBe(true)
  expect(pdf.toString('latin1')).toContain('/ETSI.CAdES.detached')
  expect(await isPdfIntact(pdf)).toBe(true)
  expect(await isPdfIntact(plain)).toBe(false)
  expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1)
})

test('any change is found: a byte anywhere outside the room of the signature, one more at the end, one less', async () => {
  const pdf = await signed()
  const room = pdf.indexOf('/Contents <') + '/Contents <'.length
  const places = [10, 200, room - 40, pdf.length - 200, pdf.length - 2]
  for (const place of places) {
    const changed = Buffer.from(pdf)
    changed[place] = changed[place]! ^ 1
    expect([place, await isPdfIntact(changed)]).toEqual([place, false])
  }
  expect(await isPdfIntact(Buffer.concat([pdf, Buffer.from('%')]))).toBe(false)
  expect(await isPdfIntact(pdf.subarray(0, -1))).toBe(false)
  const inside = Buffer.from(pdf)
  inside[room + 900] = inside[room + 900] === 0x30 ? 0x31 : 0x30
  expect(await isPdfIntact(inside)).toBe(false)
})

test('what is no PDF, or a broken one, is refused', async () => {
  expect(isPdf(Buffer.from('<html>'))).toBe(false)
  expect(await signPdf(Buffer.from('%PDF-1.7\nnothing of it'), sealing())).toMatchObject({ ok: false, problem: { code: 'FILE_DAMAGED' } })
})
