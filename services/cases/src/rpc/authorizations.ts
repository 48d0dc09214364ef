import { problem } from '@hall/contract'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { authorized, item } from '../db/schema.ts'
import type { AuthorizationEvent } from '../domain/items/item-event.ts'
import type { CasesHandlers } from './handlers.ts'

/** Whom a department lets examine, approve and carry. TG-CAS-08, TG-CAS-40, TG-CAS-41. */
export function authorizationsHandlers(service: ServiceContext): CasesHandlers['authorizations'] {
  return {
    list: async ({ center, department }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => {
      const rows = await tx.select({ one: authorized, itemName: item.name }).from(authorized).leftJoin(item, eq(item.id, authorized.item))
        .where(and(eq(authorized.center, center), department ? eq(authorized.department, department) : undefined)).orderBy(authorized.department, authorized.person)
      return {
        ok: true,
        value: { rows: rows.map(({ one: { id, department: of, item: on, person, capacity, simple, from, until }, itemName }) => ({ id, department: of, item: on, itemName, person, capacity, simple, from: from.toString(), until: until?.toString() ?? null })) },
      }
    }),
    give: async (input, call) => outside(call, { center: input.center, department: input.department }) ?? service.command(call, input, async (tx) => {
      const id = service.newId()
      const { center, department, item: on, person, capacity, simple, from } = input
      await tx.insert(authorized).values({ id, center, department, item: on, person, capacity, simple, from: Temporal.PlainDate.from(from), until: null })
      const event: AuthorizationEvent = { type: 'PersonAuthorized', id, person, item: on, capacity, simple, from }
      const appended = await append(tx, { stream: `authorized/${id}`, expectedVersion: 0, events: [event], meta: { ...metaOf(call, input), center, department } })
      return appended.ok ? { ok: true, value: { id } } : appended
    }),
    end: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const [row] = await tx.update(authorized).set({ until: Temporal.PlainDate.from(input.on) }).where(and(eq(authorized.id, input.id), eq(authorized.center, input.center))).returning()
      if (!row) return problem('NOT_FOUND', { details: { id: input.id } })
      const event: AuthorizationEvent = { type: 'AuthorizationEnded', id: row.id, on: input.on }
      const appended = await append(tx, { stream: `authorized/${row.id}`, expectedVersion: 1, events: [event], meta: { ...metaOf(call, input), center: row.center, department: row.department } })
      return appended.ok ? { ok: true, value: { id: row.id } } : appended
    }),
  }
}
