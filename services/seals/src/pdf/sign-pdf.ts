import { EncryptedPDFError, PDFArray, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib'
import { problem, type Result } from '@hall/contract'
import { SignPdf } from '@signpdf/signpdf'
import { DEFAULT_BYTE_RANGE_PLACEHOLDER, Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils'
import { isDetachedSignature, signDetached } from './cades.ts'
import type { PdfKey } from './certificate.ts'

/** Room for the signature and its certificate, in hexadecimal digits. */
const ROOM = 12_000
const PRINTED = 4
const SIGNATURES_EXIST_APPEND_ONLY = 3

export const isPdf = (content: Uint8Array): boolean => Buffer.from(content.subarray(0, 1024)).includes('%PDF-')

export interface PdfSealing { readonly key: PdfKey; readonly seal: string; readonly reason: string; readonly at: Temporal.Instant }

/** The same PDF with the seal's signature in it, PAdES baseline B: any reader of PDF finds it, and finds any change after it. */
export async function signPdf(content: Uint8Array, sealing: PdfSealing): Promise<Result<Buffer, 'FILE_DAMAGED' | 'FILE_ENCRYPTED'>> {
  try {
    const prepared = await withPlaceholder(content, sealing)
    return { ok: true, value: await new SignPdf().sign(prepared, new SealSigner(sealing.key), new Date(sealing.at.epochMilliseconds)) }
  } catch (error) {
    return problem(error instanceof EncryptedPDFError ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED')
  }
}

class SealSigner extends Signer {
  readonly #key: PdfKey
  constructor(key: PdfKey) {
    super()
    this.#key = key
  }
  override sign(content: Buffer): Promise<Buffer> {
    return signDetached(content, this.#key)
  }
}

async function withPlaceholder(content: Uint8Array, { seal, reason, at }: PdfSealing): Promise<Buffer> {
  const pdf = await PDFDocument.load(content, { updateMetadata: false, throwOnInvalidObject: true })
  const { context } = pdf
  const range = PDFArray.withContext(context)
  range.push(PDFNumber.of(0))
  for (let nth = 0; nth < 3; nth++) range.push(PDFName.of(DEFAULT_BYTE_RANGE_PLACEHOLDER))
  const signature = context.register(context.obj({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: SUBFILTER_ETSI_CADES_DETACHED, ByteRange: range, Contents: PDFHexString.of('0'.repeat(ROOM)),
    Name: PDFHexString.fromText(seal), Reason: PDFHexString.fromText(reason), M: PDFString.fromDate(new Date(at.epochMilliseconds)),
  }))
  const page = pdf.getPage(0)
  const widget = context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], V: signature, T: PDFString.of('Seal'), F: PRINTED, P: page.ref }))
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? context.obj([])
  annotations.push(widget)
  page.node.set(PDFName.of('Annots'), annotations)
  pdf.catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: SIGNATURES_EXIST_APPEND_ONLY, Fields: [widget] }))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** Whether the signature inside a PDF covers all of it and fits. */
export async function isPdfIntact(content: Uint8Array): Promise<boolean> {
  const bytes = Buffer.from(content)
  const found = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(bytes.toString('latin1'))
  if (!found) return false
  const [from, length, then, rest] = found.slice(1).map(Number) as [number, number, number, number]
  if (from !== 0 || then + rest !== bytes.length || length >= then) return false
  const covered = Buffer.concat([bytes.subarray(0, length), bytes.subarray(then)])
  const signature = Buffer.from(bytes.subarray(length + 1, then - 1).toString('latin1'), 'hex')
  return (await isDetachedSignature(signature, covered)).fits
}
