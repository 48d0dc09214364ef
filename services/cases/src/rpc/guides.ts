import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, gte, ilike, inArray, isNotNull, or } from 'drizzle-orm'
import { itemsWorkbook } from '../items/workbook.ts'
import { findItem, versionOn, versionsOf } from '../db/item-store.ts'
import { item, itemVersion } from '../db/schema.ts'
import { measure } from '../statistics/measure.ts'
import { like } from './items.ts'
import type { CasesHandlers } from './handlers.ts'

/** What hangs on the wall: readable by everybody, without login. */
export function guidesHandlers(service: ServiceContext): CasesHandlers['guides'] {
  return {
    list: ({ center, department, search, ...page }) => service.db.read(EVERYTHING, async (tx) => {
      const where = and(eq(item.center, center), eq(item.state, 'published'), department ? eq(item.department, department) : undefined, search ? or(ilike(item.name, `%${like(search)}%`), ilike(item.code, `${like(search)}%`)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(item).where(where).$dynamic(), { page, sortable: { name: item.name, code: item.code, department: item.department }, defaultSort: 'name', tiebreaker: item.id })
      const versions = rows.length === 0 ? [] : await tx.select().from(itemVersion).where(inArray(itemVersion.item, rows.map(({ id }) => id)))
      return {
        ok: true,
        value: {
          total,
          rows: rows.map(({ id, department: of, code, name, kind, version }) => {
            const content = versions.find((one) => one.item === id && one.version === version)?.content
            const limit = content?.promised ?? content?.statutory
            return { id, department: of, code, name, kind, days: limit?.days ?? null, unit: limit?.unit ?? null, oneVisit: content?.oneVisit ?? false }
          }),
        },
      }
    }),

    get: ({ id, on }, call) => service.db.read(EVERYTHING, async (tx) => {
      const day = on ? Temporal.PlainDate.from(on) : call.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
      const [found, version, versions] = await Promise.all([findItem(tx, id), versionOn(tx, id, day), versionsOf(tx, id)])
      if (!found || !version) return problem('NOT_FOUND', { details: { item: id } })
      const { rows } = await measure(tx, { center: found.center, by: 'item', from: day.subtract({ months: 12 }).toString(), to: day.toString() }, call.now)
      const record = rows.find(({ key }) => key === id)
      return {
        ok: true,
        value: {
          id, center: found.center, department: found.department, version: version.version, effectiveFrom: version.effectiveFrom.toString(), content: version.content, state: found.state,
          record: { finished: record?.finished ?? 0, onTime: record?.onTime ?? 0, overdue: record?.overdue ?? 0, medianDays: record?.medianDays ?? null },
          versions: versions.map((one) => ({ version: one.version, effectiveFrom: one.effectiveFrom.toString(), decision: one.decision })),
        },
      }
    }),

    export: async ({ center, since }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select({ version: itemVersion, row: item }).from(item).innerJoin(itemVersion, and(eq(itemVersion.item, item.id), eq(itemVersion.version, item.version)))
        .where(and(eq(item.center, center), eq(item.state, 'published'), since ? gte(itemVersion.effectiveFrom, Temporal.PlainDate.from(since)) : undefined)).orderBy(item.code)
      const file = await itemsWorkbook(rows.map(({ version }) => version.content))
      return { ok: true, value: { filename: `${center}-items.xlsx`, contentBase64: file, items: rows.length, at: call.now.toString() } }
    }),

    decisions: ({ center }) => service.db.read(EVERYTHING, async (tx) => {
      const rows = await tx.select().from(itemVersion).where(and(eq(itemVersion.center, center), isNotNull(itemVersion.decision))).orderBy(itemVersion.publishedAt).limit(500)
      return { ok: true, value: { rows: rows.map(({ item: of, content, changeKind, decision, decidedOn, effectiveFrom }) => ({ item: of, name: content.name, kind: changeKind as 'entry', on: decidedOn ?? effectiveFrom.toString(), document: decision! })) } }
    }),
  }
}
