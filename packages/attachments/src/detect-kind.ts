import { ATTACHMENT_KINDS } from '@hall/contract'
import { decodeText } from '@hall/documents'
import { fileTypeFromBuffer } from 'file-type'

export interface DetectedKind {
  readonly extensions: readonly string[]
  /** Text also says its encoding, so that it is shown as it was written. */
  readonly mediaType: string
}

const TEXT = 'text/plain'

/** What the bytes are, whatever the name says. Undefined for anything outside the list. */
export async function detectKind(content: Uint8Array): Promise<DetectedKind | undefined> {
  const detected = await fileTypeFromBuffer(content).catch(() => undefined)
  if (detected) return ATTACHMENT_KINDS.find(({ mediaType }) => mediaType === detected.mime)
  const text = ATTACHMENT_KINDS.find(({ mediaType }) => mediaType === TEXT)
  const decoded = text && decodeText(content)
  return decoded && { ...text, mediaType: `${TEXT};charset=${decoded.encoding}` }
}
