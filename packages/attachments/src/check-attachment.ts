import { hash } from 'node:crypto'
import { ATTACHMENT_KINDS, ATTACHMENT_MAX_BYTES, type AttachmentCode, type AttachmentUpload, problem, type Result } from '@hall/contract'
import { detectKind } from './detect-kind.ts'
import { extensionOf, safeFilename } from './safe-filename.ts'

export type ScanVerdict =
  /** Nothing looked. */
  | { readonly state: 'not_scanned' }
  | { readonly state: 'clean'; readonly scanner: string }
  | { readonly state: 'infected'; readonly scanner: string; readonly finding: string }

/** Where a virus scanner goes. What it throws comes out: a scanner that is down keeps nothing. */
export type Scan = (file: { readonly filename: string; readonly content: Uint8Array }) => Promise<ScanVerdict>

/** Says what is true where no scanner is set up; every screen shows it. */
export const notScanned: Scan = async () => ({ state: 'not_scanned' })

export interface CheckedFile {
  readonly filename: string
  readonly mediaType: string
  readonly content: Uint8Array
  readonly sha256: string
  readonly scannedBy: string | null
}

/** Size, content against the list, name against content, then the scan. */
export async function checkAttachment({ filename: given, contentBase64 }: AttachmentUpload, scan: Scan = notScanned): Promise<Result<CheckedFile, AttachmentCode>> {
  const content = Buffer.from(contentBase64, 'base64')
  if (content.length === 0) return problem('ATTACHMENT_EMPTY')
  if (content.length > ATTACHMENT_MAX_BYTES) return problem('ATTACHMENT_TOO_LARGE', { details: { maxBytes: ATTACHMENT_MAX_BYTES } })
  const kind = await detectKind(content)
  if (!kind) return problem('ATTACHMENT_KIND', { details: { allowed: ATTACHMENT_KINDS.flatMap(({ extensions }) => extensions) } })
  const filename = safeFilename(given)
  if (!kind.extensions.includes(extensionOf(filename))) return problem('ATTACHMENT_NOT_AS_NAMED', { details: { filename, found: kind.extensions[0]! } })
  const verdict = await scan({ filename, content })
  if (verdict.state === 'infected') return problem('ATTACHMENT_INFECTED', { details: { scanner: verdict.scanner, finding: verdict.finding } })
  const scannedBy = verdict.state === 'clean' ? verdict.scanner : null
  return { ok: true, value: { filename, mediaType: kind.mediaType, content, sha256: hash('sha256', content, 'hex'), scannedBy } }
}
