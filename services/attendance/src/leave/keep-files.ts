import type { Transaction } from '@hall/database'
import type { LeaveDocument } from '@hall/regulation'
import { leaveFile } from '../db/leave-schema.ts'

interface Upload { readonly document: LeaveDocument; readonly filename: string; readonly contentBase64: string }
interface Keeping { readonly leave: string; readonly person: string; readonly files: readonly Upload[]; readonly newId: () => string; readonly now: Temporal.Instant }

/** What proves a leave, beside it: seen in a transaction that names the person, and no other. */
export async function keepFiles(tx: Transaction, { leave, person, files, newId, now }: Keeping): Promise<void> {
  for (const { document, filename, contentBase64 } of files) {
    await tx.insert(leaveFile).values({ id: newId(), leave, person, document, filename, mediaType: 'application/octet-stream', content: Buffer.from(contentBase64, 'base64'), keptAt: now })
  }
}
