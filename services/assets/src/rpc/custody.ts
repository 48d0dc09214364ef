import { holds } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { findPosting, findWindow, windowCopy } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, eq, isNull, ne, notInArray } from 'drizzle-orm'
import { custodianOf } from '../db/asset-store.ts'
import { asset, custodian, custodyHandover } from '../db/schema.ts'
import { atDesk, type Desk, leadsWindow, madeAs, versionOf } from '../desk.ts'
import { loadRules } from '../rules.ts'
import type { AssetsHandlers } from './handlers.ts'

type Handover = typeof custodyHandover.$inferSelect
type Signer = 'outgoing' | 'incoming' | 'supervision'

export function custodyHandlers(service: ServiceContext): AssetsHandlers['custody'] {
  return {
    list: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const [windows, named, assets] = await Promise.all([
        tx.select().from(windowCopy).where(and(eq(windowCopy.center, center), isNull(windowCopy.closedOn))).orderBy(asc(windowCopy.number)),
        tx.select().from(custodian).where(eq(custodian.center, center)),
        tx.select({ window: asset.window }).from(asset).where(and(eq(asset.center, center), ne(asset.state, 'disposed'))),
      ])
      const on = dateOf(call.now)
      const posted = new Set((await tx.sql<{ key: string }>(`select person || ' ' || "window" as key from posting where person = any ($1) and "window" is not null and starts_on <= $2 and (ends_on is null or ends_on > $2)`, [named.map(({ person }) => person), on])).map(({ key }) => key))
      const rows = windows.filter(({ id, department }) => holds(call.reach, { center, department, window: id })).map(({ id: window }) => {
        const own = named.find((row) => row.window === window)
        return { window, person: own?.person ?? null, left: own !== undefined && !posted.has(`${own.person} ${window}`), since: own?.since.toString() ?? null, assets: assets.filter((row) => row.window === window).length }
      })
      return { ok: true, value: { clause: policy?.custodian?.clause ?? null, rows } }
    }),

    name: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, write }) => {
      const { center, window, person } = input
      const at = await findWindow(tx, window)
      if (at?.center !== center) return problem('WINDOW_UNKNOWN')
      const on = dateOf(call.now)
      if ((await findPosting(tx, person, on))?.window !== window) return problem('PERSON_UNKNOWN', { details: { person } })
      const held = await custodianOf(tx, window)
      const rule = rules.policy?.custodian
      if (held) return problem('ASSET_CUSTODIAN_NAMED', { details: { person: held.person }, ...(rule && { clause: rule.clause }) })
      const place = { center, department: at.department, window }
      await tx.insert(custodian).values({ ...place, person, since: on })
      return versionOf(await write({ stream: `custody/${window}`, events: [{ type: 'CustodianNamed', window, person, on: on.toString() }, holding(place, person, true)], place }, [rule?.clause]))
    }),

    handOver: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { center, window, to } = input
      const at = await findWindow(desk.tx, window)
      if (at?.center !== center) return problem('WINDOW_UNKNOWN')
      const held = await custodianOf(desk.tx, window)
      if (!held) return problem('ASSET_CUSTODIAN_MISSING')
      if ((await findPosting(desk.tx, to, dateOf(call.now)))?.window !== window) return problem('PERSON_UNKNOWN', { details: { person: to } })
      const own = await desk.tx.select({ number: asset.number }).from(asset).where(and(eq(asset.window, window), notInArray(asset.state, ['disposed', 'lost'])))
      const missing = own.map(({ number }) => number).filter((number) => !input.assets.includes(number))
      const rule = desk.rules.policy?.custodianHandover
      if (missing.length > 0) return problem('LIST_INCOMPLETE', { details: { missing: missing.slice(0, 20), count: missing.length }, ...(rule && { clause: rule.clause }) })
      const id = desk.newId()
      const place = { center, department: at.department, window }
      await desk.tx.insert(custodyHandover).values({ id, ...place, from: held.person, to, assets: input.assets, signed: [], effectiveOn: null })
      return madeAs(id, await desk.write({ stream: `custody/${window}`, events: [{ type: 'CustodyHandedOver', id, window, from: held.person, to, assets: input.assets }], place }, [rule?.clause]))
    }),

    sign: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(custodyHandover).where(and(eq(custodyHandover.id, input.handover), eq(custodyHandover.center, input.center), isNull(custodyHandover.effectiveOn))).for('update')
      if (!row) return problem('HANDOVER_UNKNOWN')
      const rule = desk.rules.policy?.custodianHandover
      const as = signerOf(row, desk, (await findPosting(desk.tx, row.from, dateOf(call.now)))?.window !== row.window)
      if (as.length === 0) return problem('NOT_SIGNER', { ...(rule && { clause: rule.clause }) })
      const signed = [...new Set([...row.signed, ...as])]
      const missing = (rule?.value ?? ['outgoing', 'incoming']).filter((one) => !signed.includes(one))
      const effective = missing.length === 0
      const on = dateOf(call.now)
      await desk.tx.update(custodyHandover).set({ signed, ...(effective && { effectiveOn: on }) }).where(eq(custodyHandover.id, row.id))
      if (effective) await desk.tx.update(custodian).set({ person: row.to, since: on }).where(eq(custodian.window, row.window))
      const passed = effective ? [holding(row, row.from, false), holding(row, row.to, true)] : []
      const written = await desk.write({ stream: `custody/${row.window}`, events: [{ type: 'CustodySigned', id: row.id, as, effective }, ...passed], place: row }, [rule?.clause])
      return written.ok ? { ok: true, value: { effective, missing } } : written
    }),

    pending: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const rows = await tx.select().from(custodyHandover).where(and(eq(custodyHandover.center, center), isNull(custodyHandover.effectiveOn)))
      const wanted = policy?.custodianHandover?.value ?? ['outgoing', 'incoming']
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, assets: row.assets.length, missing: wanted.filter((one) => !row.signed.includes(one)) })) } }
    }),
  }
}

/** Whoever has left the window cannot be asked any more: whoever leads it signs what is handed over then. */
function signerOf(row: Handover, { call }: Desk, hasLeft: boolean): Signer[] {
  const supervises = call.actor.grants.some(({ role, scope }) => role === 'supervision' && (scope.kind === 'center' || scope.kind === 'section') && scope.center === row.center)
  return [...(call.actor.id === row.from || (hasLeft && call.actor.id !== row.to && leadsWindow(call, row.window)) ? ['outgoing' as const] : []), ...(call.actor.id === row.to ? ['incoming' as const] : []), ...(supervises ? ['supervision' as const] : [])]
}

/** The window's assets are held by the post; whoever sits on it settles them before leaving. */
function holding({ center, window }: { center: string; window: string }, person: string, open: boolean) {
  return { type: 'HoldingChanged' as const, person, kind: 'asset' as const, reference: window, open, center, label: null }
}
