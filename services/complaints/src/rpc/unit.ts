import { type ServiceContext } from '@hall/service-kit'
import { listOpen } from '../db/desk-queries.ts'
import { carryOut } from '../handling/carry-out.ts'
import { showComplaint } from '../handling/show-complaint.ts'
import { rowView } from '../views.ts'
import { fileHandlers } from './files.ts'
import { closeTo, type ComplaintsHandlers, unknown, within } from './calls.ts'
import { findComplaint } from '../db/complaint-store.ts'

/** The window complained of and its department: rows are theirs from the day it was sent there, but for those about the reader or a relative. */
export function unitHandlers(service: ServiceContext): ComplaintsHandlers['unit'] {
  const shown = async (call: Parameters<ServiceContext['read']>[0], id: string) => {
    const close = await closeTo(service, call)
    return service.read(call, async (tx) => {
      const row = await findComplaint(tx, id)
      return row && !close.includes(row.person ?? '') ? row : undefined
    })
  }
  return {
    ...fileHandlers(service, 'unit', shown),
    list: async (input, call) => {
      const close = await closeTo(service, call)
      return service.read(call, async (tx) => {
        const { rows, total } = await listOpen(tx, { ...input, closeTo: close })
        return { ok: true, value: { rows: rows.map((row) => rowView(row, { named: row.shownPerson !== null, read: true })), total } }
      })
    },
    get: async ({ id }, call) => {
      const row = await shown(call, id)
      if (!row) return unknown()
      return service.db.read(within(row.center), async (tx) => {
        const value = await showComplaint(tx, row, { reader: 'unit', offices: [], call })
        return value ? { ok: true, value: { ...value, complaint: { ...rowView(row, { named: row.shownPerson !== null, read: true }), summary: row.content } } } : unknown()
      })
    },
    act: async (input, call) => {
      const row = await shown(call, input.id)
      if (!row) return unknown()
      return carryOut(service, call, { row, action: input.action, offices: [], commandId: input.commandId, sent: input })
    },
  }
}
