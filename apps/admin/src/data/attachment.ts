import { ATTACHMENT_KINDS, ATTACHMENT_MAX_BYTES } from '@hall/contract/attachment-limits'
import type { AttachmentUpload, Problem } from '@hall/contract'
import { upload } from './download.ts'

export interface ChosenFile extends AttachmentUpload {
  readonly bytes: number
  readonly shrunk: boolean
}

export const ACCEPTED = ATTACHMENT_KINDS.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',')

/** The usual extension of what a file is; names its kind in the texts. */
export function kindOf(mediaType: string): string {
  return ATTACHMENT_KINDS.find((kind) => kind.mediaType === mediaType.split(';')[0])?.extensions[0] ?? 'other'
}

/** `0.3 MB`, `12 KB`, as number and unit. */
export function sizeOf(bytes: number): { unit: 'kb' | 'mb'; count: number } {
  return bytes < 100_000 ? { unit: 'kb', count: Math.max(1, Math.round(bytes / 1000)) } : { unit: 'mb', count: Math.round(bytes / 100_000) / 10 }
}

/** Reads a chosen file for sending; a photo that is too large is made smaller. What the service would refuse anyway is said here already. */
export async function readAttachment(file: File): Promise<ChosenFile | Problem> {
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const kind = ATTACHMENT_KINDS.find(({ extensions }) => extensions.includes(extension))
  if (!kind) return { code: 'ATTACHMENT_KIND', details: { filename: file.name, allowed: ATTACHMENT_KINDS.flatMap(({ extensions }) => extensions) } }
  if (file.size === 0) return { code: 'ATTACHMENT_EMPTY', details: { filename: file.name } }
  const small = file.size > ATTACHMENT_MAX_BYTES && kind.mediaType.startsWith('image/') ? await shrink(file) : file
  if (!small || small.size > ATTACHMENT_MAX_BYTES) return { code: 'ATTACHMENT_TOO_LARGE', details: { filename: file.name, maxBytes: ATTACHMENT_MAX_BYTES } }
  return { ...(await upload(small)), bytes: small.size, shrunk: small !== file }
}

/** Sharp enough for a page of print filling the picture. */
const LONGEST_SIDE = 2400

async function shrink(file: File): Promise<File | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return blob ? new File([blob], file.name.replace(/\.[^.]+$/, '.jpg'), { type: 'image/jpeg' }) : undefined
}
