import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { findStay } from '../db/place-store.ts'
import { record } from '../db/schema.ts'
import { keepRecord, type RecordEvent, type RecordKind } from '../domain/record/record.ts'
import { dayOf } from '../domain/rules.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'
import { coveredOn } from './secondments.ts'

/** Kinds of records that follow somebody posted at the center. */
const OF_POSTED: readonly RecordKind[] = ['membership', 'responsibility', 'department_work']
/** What somebody says in words stays in the row. */
const place = ({ center, department, window, person }: { center: string; department: string | null; window: string | null; person: string | null }) => ({ center, ...(department && { department }), ...(window && { window }), ...(person && { person }) })

export function recordsHandlers(service: ServiceContext): PersonnelHandlers['records'] {
  return {
    list: async ({ center, kind, person, search: _search, ...page }, call) => outside(call, { center, person }) ?? service.read(call, async (tx) => {
      const where = and(center === undefined ? undefined : eq(record.center, center), kind && eq(record.kind, kind), person === undefined ? undefined : eq(record.person, person))
      const { rows, total } = await listPage(tx, tx.select().from(record).where(where).$dynamic(), { page, sortable: { on: record.on, kind: record.kind }, defaultSort: '-on', tiebreaker: record.id })
      return { ok: true, value: { rows: rows.map(({ on, until, state, kind: of, ...row }) => ({ ...row, kind: of as RecordKind, on: on.toString(), until: until?.toString() ?? null, details: state as Record<string, string> })), total } }
    }),

    keep: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, kind, person, details } = input
      const stay = person === null ? undefined : await findStay(tx, person, dayOf(on))
      if (OF_POSTED.includes(kind) && person !== null && stay?.center !== center) return problem('PERSON_NOT_HERE', { details: { person } })
      const at = { center, department: stay?.department ?? input.department, window: OF_POSTED.includes(kind) ? (stay?.window ?? null) : input.window, person }
      const beyond = outside(call, place(at))
      if (beyond) return beyond
      const id = service.newId()
      const decision = keepRecord({ id, kind, person, on, details }, person === null ? { covered: false, because: 'none', clause: null } : await coveredOn(tx, { center, person, on }), rules)
      if (!decision.ok) return refused(decision.refusal)
      const appended = await append(tx, { stream: `record/${id}`, expectedVersion: 0, events: decision.events, meta: { ...metaOf(call, input), ...place(at) } })
      if (!appended.ok) return appended
      await tx.insert(record).values({ id, ...at, kind, on: dayOf(on), until: null, state: details })
      return { ok: true, value: { id } }
    }),

    end: (input, call) => service.command(call, input, async (tx) => {
      const [row] = await tx.select().from(record).where(eq(record.id, input.id))
      if (!row) return problem('FILE_UNKNOWN')
      const beyond = outside(call, place(row))
      if (beyond) return beyond
      if (input.on < row.on.toString()) return problem('ENDS_BEFORE_START')
      const ended: RecordEvent = { type: 'RecordEnded', id: row.id, on: input.on }
      const appended = await append(tx, { stream: `record/${row.id}`, expectedVersion: row.until === null ? 1 : 2, events: [ended], meta: { ...metaOf(call, input), ...place(row) } })
      if (!appended.ok) return appended
      await tx.update(record).set({ until: dayOf(input.on) }).where(eq(record.id, row.id))
      return { ok: true, value: { id: row.id } }
    }),
  }
}
