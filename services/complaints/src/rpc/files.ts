import { attachmentToFile, findAttachment } from '@hall/attachments'
import { problem } from '@hall/contract'
import { findIssued, issuedToDocx, issuedToPage } from '@hall/issued-documents'
import type { ServiceContext } from '@hall/service-kit'
import type { CallContext } from '@hall/rpc'
import type { ComplaintRow } from '../db/complaint-store.ts'
import { type From, keepFile, subjectOf } from '../handling/files.ts'
import { type ComplaintsHandlers, seen, unknown, within } from './calls.ts'

type Finding = (call: CallContext, id: string) => Promise<ComplaintRow | undefined>

/** Evidence, by whoever the complaint itself is shown to. */
export function fileHandlers(service: ServiceContext, from: 'office' | 'unit', find: Finding): Pick<ComplaintsHandlers['desk'], 'attach' | 'file'> {
  const readable: readonly From[] = from === 'office' ? ['office', 'unit', 'complainant'] : ['unit']
  return {
    attach: async (input, call) => {
      const row = await find(call, input.id)
      if (!row) return unknown()
      if (row.status !== 'open' && row.status !== 'draft') return problem('COMPLAINT_NOT_OPEN')
      return service.command({ ...call, reach: within(row.center) }, input, (tx) => keepFile(tx, { row, from, file: input.file, id: service.newId(), call, commandId: input.commandId }))
    },
    file: async ({ id, attachment }, call) => {
      const row = await find(call, id)
      if (!row) return unknown()
      return service.db.read(within(row.center), async (tx) => {
        const found = await findAttachment(tx, attachment)
        return found && readable.some((one) => found.subject === subjectOf(id, one)) ? { ok: true, value: attachmentToFile(found) } : problem('NOT_FOUND')
      })
    },
  }
}

/** Papers as they were issued. */
export function paperHandlers(service: ServiceContext): Pick<ComplaintsHandlers['desk'], 'page' | 'docx'> {
  const paper = async (call: CallContext, { id, document }: { id: string; document: string }) => {
    const row = await seen(service, call, id)
    return row && service.db.read(within(row.center), (tx) => findIssued(tx, document, `complaint/${id}`))
  }
  return {
    page: async (input, call) => {
      const found = await paper(call, input)
      return found ? { ok: true, value: issuedToPage(found) } : problem('NOT_FOUND')
    },
    docx: async (input, call) => {
      const found = await paper(call, input)
      return found ? { ok: true, value: await issuedToDocx(found) } : problem('NOT_FOUND')
    },
  }
}
