import type { AttachmentCode, AttachmentFile, AttachmentUpload, AttachmentView, Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm'
import { checkAttachment, type Scan } from './check-attachment.ts'
import { attachment } from './schema.ts'

/** A row without its content. */
export type Attachment = Omit<typeof attachment.$inferSelect, 'content'>

export interface AttachmentRecord {
  /** From `service.newId()`. */
  readonly id: string
  /** What it belongs to: `leave/<id>`. */
  readonly subject: string
  /** The place of that record: whoever may read the record may read the file. */
  readonly place: { readonly center: string; readonly department?: string | null; readonly window?: string | null; readonly person?: string | null }
  /** Id of the actor. */
  readonly by: string
  readonly now: Temporal.Instant
}

const { content: _content, ...withoutContent } = getTableColumns(attachment)

/** Checks a file and keeps it, in the transaction of the command it came with. */
export async function keepAttachment(
  tx: Transaction,
  upload: AttachmentUpload,
  { id, subject, place, by, now, scan }: AttachmentRecord & { readonly scan?: Scan },
): Promise<Result<AttachmentView, AttachmentCode>> {
  const checked = await checkAttachment(upload, scan)
  if (!checked.ok) return checked
  const { filename, mediaType, content, sha256, scannedBy } = checked.value
  const { center, department, window, person } = place
  const [kept] = await tx.insert(attachment).values({
    id, center, department, window, person, subject, filename, mediaType, bytes: content.length, sha256, content, scannedBy, keptBy: by, keptAt: now,
  }).returning(withoutContent)
  return { ok: true, value: attachmentToView(kept!) }
}

/** The file with its content; undefined where there is none within the reach of the transaction, or it belongs to another record. */
export async function findAttachment(tx: Transaction, id: string, subject?: string): Promise<(Attachment & { readonly content: Uint8Array }) | undefined> {
  if (!UUID.test(id)) return undefined
  const [found] = await tx.select().from(attachment).where(and(eq(attachment.id, id), subject === undefined ? undefined : eq(attachment.subject, subject)))
  return found
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Those of one record, first kept first. */
export async function listAttachments(tx: Transaction, subject: string): Promise<AttachmentView[]> {
  return (await attachmentsOf(tx, [subject])).get(subject) ?? []
}

/** Those of several records, for a list that shows them. */
export async function attachmentsOf(tx: Transaction, subjects: readonly string[]): Promise<Map<string, AttachmentView[]>> {
  if (subjects.length === 0) return new Map()
  const rows = await tx.select(withoutContent).from(attachment).where(inArray(attachment.subject, [...subjects])).orderBy(asc(attachment.keptAt), asc(attachment.id))
  const views = new Map<string, AttachmentView[]>()
  for (const row of rows) views.set(row.subject, [...(views.get(row.subject) ?? []), attachmentToView(row)])
  return views
}

export function attachmentToView({ id, filename, mediaType, bytes, sha256, scannedBy, keptAt }: Attachment): AttachmentView {
  return { id, filename, mediaType, bytes, sha256, scannedBy, keptAt: keptAt.toString() }
}

/** For the answer of the procedure that hands it out. */
export function attachmentToFile({ filename, mediaType, content }: { filename: string; mediaType: string; content: Uint8Array }): AttachmentFile {
  return { filename, mediaType, contentBase64: Buffer.from(content).toString('base64') }
}
