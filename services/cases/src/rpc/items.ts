import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { and, arrayContains, desc, eq, ilike, inArray, or } from 'drizzle-orm'
import { ruleBook } from '../cases/rules-in-force.ts'
import { checkItems } from '../items/check-items.ts'
import { findItem, type ItemRow, versionsOf } from '../db/item-store.ts'
import { item, itemVersion } from '../db/schema.ts'
import { isProposedForTwo, missingFields } from '../domain/items/check-content.ts'
import { itemView } from '../views.ts'
import { branchHandlers, unsignedBranches } from './branches.ts'
import type { CasesHandlers } from './handlers.ts'
import { rowEvent } from '../domain/row-event.ts'

/** The catalogue of service items. */
export function itemsHandlers(service: ServiceContext): CasesHandlers['items'] {
  return {
    list: ({ center, department, window, kind, state, search, ...page }, call) => service.read(call, async (tx) => {
      const where = and(
        center ? eq(item.center, center) : undefined, department ? eq(item.department, department) : undefined, window ? arrayContains(item.windows, [window]) : undefined,
        kind ? eq(item.kind, kind) : undefined, state ? eq(item.state, state) : undefined, search ? or(ilike(item.name, `%${like(search)}%`), ilike(item.code, `${like(search)}%`)) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(item).where(where).$dynamic(), {
        page, sortable: { name: item.name, code: item.code, department: item.department, effectiveFrom: item.effectiveFrom }, defaultSort: 'name', tiebreaker: item.id,
      })
      const contents = await latestOf(tx, rows)
      const books = new Map(await Promise.all([...new Set(rows.map((row) => row.center))].map(async (of) => [of, await ruleBook(tx, of)] as const)))
      return {
        ok: true,
        value: {
          total,
          rows: rows.map((row) => {
            const content = contents.get(row.id)
            const rule = books.get(row.center)?.on(today(call))
            return itemView(row, { content, missing: content && rule ? missingFields(content, rule.policy) : [], proposed: !!content && !!rule && isProposedForTwo(content, rule.policy) })
          }),
        },
      }
    }),

    get: ({ id }, call) => service.read(call, async (tx) => {
      const [found, versions] = await Promise.all([findItem(tx, id), versionsOf(tx, id)])
      const [latest] = versions
      if (!found || !latest) return problem('NOT_FOUND', { details: { item: id } })
      const book = await ruleBook(tx, found.center)
      const policy = book.on(today(call))?.policy
      return {
        ok: true,
        value: {
          item: itemView(found, { content: latest.content, missing: policy ? missingFields(latest.content, policy) : [], proposed: !!policy && isProposedForTwo(latest.content, policy) }),
          content: latest.content,
          versions: versions.map(({ version, effectiveFrom, publishedAt, publicSince, content, decision }) => {
            const published = publicSince ?? dateOf(publishedAt)
            const late = Temporal.PlainDate.compare(published, effectiveFrom) > 0 ? book.calendar.workdaysBetween(effectiveFrom, published) : 0
            return { version, effectiveFrom: effectiveFrom.toString(), publishedAt: publishedAt.toString(), content, decision, daysLate: late }
          }),
        },
      }
    }),

    checks: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({ ok: true, value: { rows: await checkItems(tx, center, today(call)) } })),

    review: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const rows = await tx.update(item).set({ reviewedOn: today(call) }).where(and(eq(item.center, input.center), inArray(item.id, input.ids))).returning({ id: item.id })
      for (const { id } of rows) {
        const appended = await append(tx, { stream: `item-review/${id}/${input.commandId}`, expectedVersion: 0, events: [rowEvent({ type: 'ItemReviewed', item: id, on: today(call).toString() })], meta: { ...metaOf(call, input), center: input.center } })
        if (!appended.ok) return appended
      }
      return { ok: true, value: { reviewed: rows.length } }
    }),

    ...branchHandlers(service),

    placeAt: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const selfRun = (await ruleBook(tx, input.center)).on(today(call))?.policy.items.selfRun
      const unsigned = selfRun ? await unsignedBranches(tx, input.windows) : []
      if (unsigned.length > 0) return problem('BRANCH_SIGN_MISSING', { clause: selfRun!.clause, details: { windows: unsigned } })
      const [row] = await tx.update(item).set({ windows: input.windows }).where(and(eq(item.id, input.id), eq(item.center, input.center))).returning()
      if (!row) return problem('NOT_FOUND', { details: { item: input.id } })
      const appended = await append(tx, { stream: `item-places/${input.id}/${input.commandId}`, expectedVersion: 0, events: [rowEvent({ type: 'ItemPlaced', item: input.id, windows: input.windows })], meta: { ...metaOf(call, input), center: input.center, department: row.department } })
      return appended.ok ? { ok: true, value: { version: row.version } } : appended
    }),

    sheets: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const [row] = await tx.update(item).set({ sheets: input.count }).where(and(eq(item.id, input.id), eq(item.center, input.center))).returning({ id: item.id })
      return row ? { ok: true, value: { count: input.count } } : problem('NOT_FOUND', { details: { item: input.id } })
    }),
  }
}

async function latestOf(tx: Parameters<typeof findItem>[0], rows: readonly ItemRow[]) {
  if (rows.length === 0) return new Map()
  const found = await tx.selectDistinctOn([itemVersion.item]).from(itemVersion).where(inArray(itemVersion.item, rows.map(({ id }) => id))).orderBy(itemVersion.item, desc(itemVersion.version))
  return new Map(found.map(({ item: id, content }) => [id, content]))
}

export function like(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
