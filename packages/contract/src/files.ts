import { z } from 'zod'
import { ATTACHMENT_MAX_BYTES } from './attachment-limits.ts'
import { localized } from './shapes.ts'
import { isoInstant } from './values.ts'

/** A file inside a request. */
export const attachmentUpload = z.object({
  filename: z.string().min(1).max(255),
  contentBase64: z.base64().max(Math.ceil(ATTACHMENT_MAX_BYTES / 3) * 4),
})
export type AttachmentUpload = z.infer<typeof attachmentUpload>

/** Why a file is not kept. A procedure that takes one declares these. */
export const ATTACHMENT_CODES = [
  'ATTACHMENT_EMPTY',
  /** `maxBytes` */
  'ATTACHMENT_TOO_LARGE',
  /** Nothing of the list, or broken; `allowed` */
  'ATTACHMENT_KIND',
  /** The name says another kind than the content: `filename`, `found` */
  'ATTACHMENT_NOT_AS_NAMED',
  /** `scanner`, `finding` */
  'ATTACHMENT_INFECTED',
] as const
export type AttachmentCode = (typeof ATTACHMENT_CODES)[number]

/** A file that is kept, without its content. */
export const attachmentView = z.object({
  id: z.string(),
  filename: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** Hex. */
  sha256: z.string(),
  /** What looked for viruses and found none; null where nothing looked. */
  scannedBy: z.string().nullable(),
  keptAt: isoInstant,
})
export type AttachmentView = z.infer<typeof attachmentView>

/** A file inside an answer. */
export const attachmentFile = attachmentView.pick({ filename: true, mediaType: true }).extend({ contentBase64: z.string() })
export type AttachmentFile = z.infer<typeof attachmentFile>

/** An official notice or form as it was issued. */
export const issuedDocument = z.object({
  id: z.string(),
  number: z.string(),
  /** Id of its form. */
  form: z.string(),
  title: localized,
  issuedAt: isoInstant,
  /** Name of who issued it. */
  issuedBy: z.string(),
})
export type IssuedDocumentView = z.infer<typeof issuedDocument>

/** To read and print: the page as it was issued, complete and without script. */
export const issuedPage = z.object({ number: z.string(), title: localized, html: z.string(), sha256: z.string() })
export type IssuedPage = z.infer<typeof issuedPage>

/** The same as a .docx. */
export const issuedDocx = z.object({ filename: z.string(), docxBase64: z.string() })
export type IssuedDocx = z.infer<typeof issuedDocx>
