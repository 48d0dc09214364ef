import { problem } from '@hall/contract'
import { findIssued, issuedOn, issuedToDocx, issuedToPage } from '@hall/issued-documents'
import type { ServiceContext } from '@hall/service-kit'
import type { PersonnelHandlers } from './handlers.ts'

/** Forms and letters, by whoever may read the file they were issued on. */
export function documentsHandlers(service: ServiceContext): PersonnelHandlers['documents'] {
  return {
    list: ({ subject }, call) => service.read(call, async (tx) => ({ ok: true, value: { rows: (await issuedOn(tx, [subject])).get(subject) ?? [] } })),
    page: ({ id }, call) => service.read(call, async (tx) => {
      const row = await findIssued(tx, id)
      return row ? { ok: true, value: issuedToPage(row) } : problem('NOT_FOUND')
    }),
    docx: ({ id }, call) => service.read(call, async (tx) => {
      const row = await findIssued(tx, id)
      return row ? { ok: true, value: await issuedToDocx(row) } : problem('NOT_FOUND')
    }),
  }
}
