import { checkAttachment } from '@hall/attachments'
import type { AttachmentCode, AttachmentUpload, Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { LeaveDocument } from '@hall/regulation'
import { leaveFile } from '../db/leave-schema.ts'

interface Keeping { readonly leave: string; readonly person: string; readonly files: readonly (AttachmentUpload & { readonly document: LeaveDocument })[]; readonly newId: () => string; readonly now: Temporal.Instant }

/** What proves a leave, checked like every file and kept beside it in rows that only a transaction naming the person sees. */
export async function keepFiles(tx: Transaction, { leave, person, files, newId, now }: Keeping): Promise<Result<undefined, AttachmentCode>> {
  for (const { document, ...upload } of files) {
    const checked = await checkAttachment(upload)
    if (!checked.ok) return checked
    const { filename, mediaType, content } = checked.value
    await tx.insert(leaveFile).values({ id: newId(), leave, person, document, filename, mediaType, content, keptAt: now })
  }
  return { ok: true, value: undefined }
}
