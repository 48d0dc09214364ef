import { problem } from '@hall/contract'
import { findIssued, issuedToDocx, issuedToPage } from '@hall/issued-documents'
import type { ServiceContext } from '@hall/service-kit'
import { seatedReach } from '../cases/seat.ts'
import type { CasesHandlers } from './handlers.ts'

/** Papers as they were issued; whoever may read the case may read them. */
export function papersHandlers(service: ServiceContext): CasesHandlers['papers'] {
  return {
    page: async ({ id }, call) => {
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const row = await findIssued(tx, id)
        return row ? { ok: true, value: issuedToPage(row) } : problem('NOT_FOUND')
      })
    },
    docx: async ({ id }, call) => {
      const { reach } = await seatedReach(service, call)
      return service.read({ ...call, reach }, async (tx) => {
        const row = await findIssued(tx, id)
        return row ? { ok: true, value: await issuedToDocx(row) } : problem('NOT_FOUND')
      })
    },
  }
}
