import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { listEntries, registerEntry } from '../db/entry-store.ts'
import { entryView } from '../views.ts'
import type { PersonnelHandlers } from './handlers.ts'

export function entriesHandlers(service: ServiceContext): PersonnelHandlers['entries'] {
  return {
    list: (input, call) => service.read(call, async (tx) => {
      const { rows, total } = await listEntries(tx, input)
      return { ok: true, value: { rows: rows.map(entryView), total } }
    }),
    register: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, title } = input
      const registered = await registerEntry(tx, { id: service.newId(), center, title, registeredAt: call.now }, metaOf(call, input))
      return registered.ok ? { ok: true, value: entryView(registered.value) } : registered
    }),
  }
}
