import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { windowOf } from '../cases/places.ts'
import { ruleBook } from '../cases/rules-in-force.ts'
import { branchWindow } from '../db/schema.ts'
import type { CasesHandlers } from './handlers.ts'
import { rowEvent } from '../domain/row-event.ts'

const ITEMS = 'select count(*)::int as n from item where center = $1 and $2 = any (windows)'

/** Branch centers: windows departments run outside the hall. QP-ITM-04. */
export function branchHandlers(service: ServiceContext): Pick<CasesHandlers['items'], 'branches' | 'registerBranch' | 'confirmSign'> {
  return {
    branches: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rule = (await ruleBook(tx, center)).on(today(call))?.policy.items.selfRun
      const rows = await tx.select().from(branchWindow).where(eq(branchWindow.center, center)).orderBy(asc(branchWindow.window))
      const counted = await Promise.all(rows.map(async (row) => ({ row, items: (await tx.sql<{ n: number }>(ITEMS, [center, row.window], 'branch.items'))[0]!.n })))
      return { ok: true, value: { clause: rule?.clause ?? null, rows: counted.map(({ row, items }) => ({ window: row.window, department: row.department, signConfirmedOn: row.signConfirmedOn?.toString() ?? null, confirmedBy: row.confirmedBy, items })) } }
    }),

    registerBranch: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const rule = (await ruleBook(tx, input.center)).on(today(call))?.policy.items.selfRun
      if (!rule) return problem('POLICY_MISSING', { details: { center: input.center } })
      const window = await windowOf(tx, input.window)
      if (window?.center !== input.center) return problem('WINDOW_UNKNOWN', { details: { window: input.window } })
      const [made] = await tx.insert(branchWindow).values({ window: window.id, center: window.center, department: window.department, registeredOn: today(call) }).onConflictDoNothing().returning()
      if (!made) return problem('BRANCH_KNOWN', { details: { window: input.window } })
      const appended = await append(tx, { stream: `branch/${input.window}`, expectedVersion: 0, events: [rowEvent({ type: 'BranchRegistered', window: input.window })], meta: { ...metaOf(call, input), center: input.center, department: window.department, window: window.id } })
      return appended.ok ? { ok: true, value: { window: input.window } } : appended
    }),

    confirmSign: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const [row] = await tx.update(branchWindow).set({ signConfirmedOn: today(call), confirmedBy: call.actor.id }).where(and(eq(branchWindow.window, input.window), eq(branchWindow.center, input.center), isNull(branchWindow.signConfirmedOn))).returning()
      if (!row) return problem('BRANCH_UNKNOWN', { details: { window: input.window } })
      const appended = await append(tx, { stream: `branch/${input.window}`, expectedVersion: 1, events: [rowEvent({ type: 'BranchSignConfirmed', window: input.window })], meta: { ...metaOf(call, input), center: input.center, department: row.department, window: row.window } })
      return appended.ok ? { ok: true, value: { window: input.window } } : appended
    }),
  }
}

/** Of the windows an item is to be placed at, those whose sign as a branch center nobody has confirmed. */
export async function unsignedBranches(tx: Transaction, windows: readonly string[]): Promise<string[]> {
  if (windows.length === 0) return []
  const rows = await tx.select({ window: branchWindow.window }).from(branchWindow).where(and(inArray(branchWindow.window, [...windows]), isNull(branchWindow.signConfirmedOn)))
  return rows.map(({ window }) => window)
}
