import { attachmentsOf, keepAttachment } from '@hall/attachments'
import { type AttachmentUpload, type AttachmentView, problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { scannerAddress } from '../config.ts'
import { clamdScan, ScannerDown } from '../scan/clamd.ts'

/** Who a file came from; a window reads its own alone, since a complainant's may show who complained. */
export type From = 'office' | 'unit' | 'complainant'
export const subjectOf = (complaint: string, from: From): string => `complaint/${complaint}/${from}`

export async function filesOf(tx: Transaction, complaint: string, from: readonly From[]): Promise<(AttachmentView & { from: From })[]> {
  const found = await attachmentsOf(tx, from.map((one) => subjectOf(complaint, one)))
  return from.flatMap((one) => (found.get(subjectOf(complaint, one)) ?? []).map((view) => ({ ...view, from: one })))
}

interface Keeping { readonly row: { readonly id: string; readonly center: string }; readonly from: From; readonly file: AttachmentUpload; readonly id: string; readonly call: Pick<CallContext, 'actor' | 'now'>; readonly commandId: string }

/** Checked by its content and, where the installation has a scanner, looked at by that; without its answer nothing is kept. */
export async function keepFile(tx: Transaction, { row, from, file, id, call, commandId }: Keeping) {
  const address = scannerAddress()
  const kept = await keepAttachment(tx, file, { id, subject: subjectOf(row.id, from), place: { center: row.center }, by: call.actor.id, now: call.now, ...(address && { scan: clamdScan(address) }) })
    .catch((error: unknown) => { if (error instanceof ScannerDown) return problem('UNAVAILABLE'); throw error })
  if (!kept.ok) return kept
  const appended = await append(tx, {
    stream: `file/${id}`, expectedVersion: 0, events: [{ type: 'FileKept', attachment: id, sha256: kept.value.sha256 } as never], meta: { commandId, actor: call.actor.id, now: call.now, center: row.center },
  })
  return appended.ok ? kept : appended
}
