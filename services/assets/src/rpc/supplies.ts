import { dateOf, localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { findWindow } from '@hall/organization-copy'
import { beyond, outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, eq, lt } from 'drizzle-orm'
import { sale, supply } from '../db/schema.ts'
import { atDesk, madeAs, versionOf } from '../desk.ts'
import type { AssetsHandlers } from './handlers.ts'

/** What is laid out for the public, and what is sold as scrap. */
export function suppliesHandlers(service: ServiceContext): Pick<AssetsHandlers, 'supplies' | 'sales'> {
  return {
    supplies: {
      list: async ({ center, missing }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const rows = await tx.select().from(supply).where(and(eq(supply.center, center), missing ? lt(supply.present, supply.wanted) : undefined)).orderBy(asc(supply.window), asc(supply.item))
        return { ok: true, value: { rows: rows.map((row) => ({ ...row, window: row.window === '' ? null : row.window, checkedOn: row.checkedOn.toString() })) } }
      }),
      keep: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, write }) => {
        const { center, item, wanted, present } = input
        const at = input.window === null ? undefined : await findWindow(tx, input.window)
        if (input.window !== null && at?.center !== center) return problem('WINDOW_UNKNOWN')
        const outside = beyond(call, { center, department: at?.department ?? null, window: at?.id ?? null })
        if (outside) return outside
        const row = { center, department: at?.department ?? null, window: at?.id ?? '', item, wanted, present, checkedOn: dateOf(call.now) }
        await tx.insert(supply).values(row).onConflictDoUpdate({ target: [supply.center, supply.window, supply.item], set: { wanted, present, checkedOn: row.checkedOn } })
        return versionOf(await write({ stream: `supply/${center}/${row.window}/${item}`, events: [{ type: 'SupplyKept', item, wanted, present }], place: { ...row, window: at?.id ?? null } }, [rules.policy?.supplies?.clause]))
      }),
    },
    sales: {
      list: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const { rows, total } = await listPage(tx, tx.select().from(sale).where(center ? eq(sale.center, center) : undefined).$dynamic(), { page, sortable: { at: sale.at }, defaultSort: '-at', tiebreaker: sale.id })
        return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString() })), total } }
      }),
      plan: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, newId, write }) => {
        const at = Temporal.Instant.from(input.at)
        const rule = rules.policy?.saleForbidden
        const local = localTime(at)
        const time = local.toPlainTime().toString({ smallestUnit: 'second' })
        const within = rule && rules.calendar.isWorkday(local.toPlainDate()) && [rule.value.am, rule.value.pm].some(({ from, to }) => time >= `${from}:00` && time <= `${to}:00`)
        if (within) return problem('OFFICE_HOURS', { clause: rule.clause, details: { from: rule.value.am.from, until: rule.value.pm.to } })
        const { center, subject } = input
        const of = input.window === null ? undefined : await findWindow(tx, input.window)
        if (input.window !== null && of?.center !== center) return problem('WINDOW_UNKNOWN')
        const place = { center, department: of?.department ?? null, window: of?.id ?? null }
        const outside = beyond(call, place)
        if (outside) return outside
        const id = newId()
        await tx.insert(sale).values({ id, ...place, subject, at, enteredBy: call.actor.id })
        return madeAs(id, await write({ stream: `sale/${id}`, events: [{ type: 'SalePlanned', id, subject, at: input.at }], place }, [rule?.clause]))
      }),
    },
  }
}
