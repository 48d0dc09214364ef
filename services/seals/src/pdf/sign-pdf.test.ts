import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

/** What OpenSSL says of the signature in a PDF, asked for CAdES. */
function askOpenssl(pdf: Buffer): { status: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hall-pades-'))
  try {
    const [from, length, then, rest] = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(pdf.toString('latin1'))!.slice(1).map(Number) as [number, number, number, number]
    const file = (name: string) => join(folder, name)
    writeFileSync(file('covered'), Buffer.concat([pdf.subarray(from, from + length), pdf.subarray(then, then + rest)]))
    writeFileSync(file('signature.der'), Buffer.from(pdf.subarray(length + 1, then - 1).toString('latin1'), 'hex'))
    spawnSync('openssl', ['pkcs7', '-inform', 'DER', '-in', file('signature.der'), '-print_certs', '-out', file('seal.pem')])
    const { status, stderr } = spawnSync('openssl', ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', file('signature.der'), '-content', file('covered'), '-CAfile', file('seal.pem'), '-purpose', 'any', '-no_check_time', '-out', file('out')])
    return { status, said: String(stderr) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test.skipIf(!hasOpenssl)('OpenSSL, which knows nothing of Hall, finds the signature to be CAdES and to fit, and not to fit a changed page', async () => {
  const pdf = await signed()
  expect(askOpenssl(pdf)).toMatchObject({ status: 0 })
  const changed = Buffer.from(pdf)
  changed[200] = changed[200]! ^ 1
  expect(askOpenssl(changed).status).not.toBe(0)
})
