import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, inArray } from 'drizzle-orm'
import { changeAsset } from '../change-asset.ts'
import { findAsset } from '../db/asset-store.ts'
import { asset, repair } from '../db/schema.ts'
import { atDesk, versionOf } from '../desk.ts'
import { isLate, repairRule } from '../domain/promptness.ts'
import { repairView } from '../views.ts'
import type { AssetsHandlers } from './handlers.ts'

export async function namesOf(tx: Transaction, center: string | undefined, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await tx.select({ number: asset.number, name: asset.name }).from(asset).where(and(center ? eq(asset.center, center) : undefined, inArray(asset.number, [...new Set(numbers)])))
  return new Map(rows.map(({ number, name }) => [number, name]))
}

export function repairsHandlers(service: ServiceContext): AssetsHandlers['repairs'] {
  return {
    list: async ({ center, state, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(repair.center, center) : undefined, state ? eq(repair.state, state) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(repair).where(where).$dynamic(), { page, sortable: { reportedAt: repair.reportedAt, state: repair.state }, defaultSort: '-reportedAt', tiebreaker: repair.id })
      const names = await namesOf(tx, center, rows.map((row) => row.asset))
      return { ok: true, value: { rows: rows.map((row) => repairView(row, names.get(row.asset) ?? '')), total } }
    }),

    report: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const foundAt = Temporal.Instant.from(input.foundAt)
      if (Temporal.Instant.compare(foundAt, call.now) > 0) return problem('IN_FUTURE')
      const rule = repairRule(row, desk.rules.policy)
      const late = rule ? isLate({ foundAt, reportedAt: call.now }, rule.value.withinWorkdays, desk.rules.calendar) : false
      const id = desk.newId()
      const { center, department, window } = row
      const clause = rule?.clause ?? null
      await desk.tx.insert(repair).values({ id, center, department, window, asset: row.number, fault: input.fault, foundAt, reportedAt: call.now, reportedBy: call.actor.id, late, state: 'reported', clause })
      const written = await desk.write({ stream: `asset/${row.id}`, events: [{ type: 'RepairReported', id, number: row.number, fault: input.fault, foundAt: input.foundAt, late }], place: row }, [rule?.clause])
      if (!written.ok) return written
      await desk.tx.update(asset).set({ version: written.value }).where(eq(asset.id, row.id))
      return { ok: true, value: { id, late, clause } }
    }),

    progress: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(repair).where(and(eq(repair.id, input.repair), eq(repair.center, input.center))).for('update')
      if (!row) return problem('REPAIR_UNKNOWN')
      const from = input.state === 'under_repair' ? 'reported' : 'under_repair'
      if (row.state !== from) return problem('REQUEST_NOT_OPEN', { details: { state: row.state } })
      await desk.tx.update(repair).set({ state: input.state }).where(eq(repair.id, row.id))
      const changed = await changeAsset(desk, row, { number: row.asset, change: { state: input.state === 'under_repair' ? 'in_repair' : 'in_use' }, because: 'repair' })
      if (!changed.ok) return problem('REPAIR_UNKNOWN')
      return versionOf(changed)
    }),
  }
}
