import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike } from 'drizzle-orm'
import { lockAssets } from '../db/asset-store.ts'
import { approved, asset, request } from '../db/schema.ts'
import { atDesk, type Desk, madeAs, standingOf, versionOf } from '../desk.ts'
import { carryOutRequest, decideRequest, ruleFor, submitRequest } from '../domain/approvals.ts'
import type { AssetEvent } from '../domain/asset-event.ts'
import { isOfCenter } from '../people.ts'
import { requestView } from '../views.ts'
import { placeOf } from './assets.ts'
import type { AssetsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

type RequestRow = typeof request.$inferSelect

export function requestsHandlers(service: ServiceContext): AssetsHandlers['requests'] {
  return {
    list: async ({ center, state, kind, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(request.center, center) : undefined, state ? eq(request.state, state) : undefined, kind ? eq(request.kind, kind) : undefined, search ? ilike(request.subject, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(request).where(where).$dynamic(), { page, sortable: { requestedAt: request.requestedAt, kind: request.kind, state: request.state }, defaultSort: '-requestedAt', tiebreaker: request.id })
      return { ok: true, value: { rows: rows.map(requestView), total } }
    }),

    submit: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const rows = await lockAssets(desk.tx, input.center, input.assets)
      if (!rows) return problem('ASSET_UNKNOWN')
      const place = await placeOf(desk, input)
      if (!place.ok) return problem(place.problem.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'ASSET_UNKNOWN')
      const [from, until] = [input.from, input.until].map((day) => (day === null ? null : Temporal.PlainDate.from(day))) as [Temporal.PlainDate | null, Temporal.PlainDate | null]
      if (from && until && Temporal.PlainDate.compare(until, from) < 0) return problem('ENDS_BEFORE_START')
      const decision = submitRequest({ kind: input.kind, reason: input.reason, category: input.category, window: input.window, usedAt: rows.map(({ window }) => window) }, desk.rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const rule = ruleFor(input.kind, desk.rules.policy)
      const id = desk.newId()
      const { kind, assets, subject, reason } = input
      await desk.tx.insert(request).values({
        id, center: input.center, ...place.value, kind, state: 'requested', assets, subject, reason, from, until, requestedBy: call.actor.id, requestedAt: call.now, clause: rule?.clause ?? null,
        approver: rule?.value.approver ?? 'general_office',
      })
      return madeAs(id, await desk.write({ stream: `request/${id}`, events: [{ type: 'RequestSubmitted', id, kind, assets, subject, reason }], place: { center: input.center, ...place.value } }, [rule?.clause]))
    }),

    decide: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockRequest(desk, input)
      if (!row) return problem('REQUEST_UNKNOWN')
      const decision = decideRequest(row, standingOf(call, row.center), desk.rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      await desk.tx.update(request).set({ state: input.approve ? 'approved' : 'refused', decidedBy: call.actor.id, decidedAt: call.now }).where(eq(request.id, row.id))
      return versionOf(await desk.write({ stream: `request/${row.id}`, events: [{ type: 'RequestDecided', id: row.id, kind: row.kind, approved: input.approve, note: input.note }], place: row }, [row.clause ?? undefined]))
    }),

    carryOut: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockRequest(desk, input)
      if (!row) return problem('REQUEST_UNKNOWN')
      const decision = carryOutRequest({ asset: input.asset, supervisor: input.supervisor, by: standingOf(call, row.center) }, row, desk.rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const on = Temporal.PlainDate.from(input.on)
      const { supervisor } = input
      // A window does not see the sections; it learns of a number only that it is of its center or not.
      if (supervisor !== null && !(await service.db.read(EVERYTHING, (tx) => isOfCenter(tx, supervisor, { center: row.center, on: dateOf(call.now) })))) return problem('PERSON_UNKNOWN', { details: { person: supervisor } })
      await desk.tx.update(request).set({ state: 'carried_out', carriedOutBy: call.actor.id, carriedOutOn: on }).where(eq(request.id, row.id))
      const events: AssetEvent[] = [{ type: 'RequestCarriedOut', id: row.id, kind: row.kind, asset: input.asset, on: input.on, supervisor: input.supervisor, detail: input.detail }]
      const written = await desk.write({ stream: `request/${row.id}`, events, place: row }, [row.clause ?? undefined])
      if (!written.ok) return written
      const followed = await takeEffect(desk, row, input)
      return followed.ok ? versionOf(written) : followed
    }),

    return: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockRequest(desk, input)
      if (!row) return problem('REQUEST_UNKNOWN')
      if (row.state !== 'carried_out') return problem('REQUEST_NOT_OPEN', { details: { state: row.state } })
      await desk.tx.update(request).set({ state: 'returned' }).where(eq(request.id, row.id))
      for (const number of row.assets) await changeAsset(desk, row, { number, change: { state: 'in_use' }, because: row.kind })
      return versionOf(await desk.write({ stream: `request/${row.id}`, events: [{ type: 'RequestReturned', id: row.id, kind: row.kind }], place: row }, [row.clause ?? undefined]))
    }),
  }
}

async function lockRequest({ tx }: Desk, { center, request: id }: { center: string; request: string }): Promise<RequestRow | undefined> {
  const [row] = await tx.select().from(request).where(and(eq(request.id, id), eq(request.center, center))).for('update')
  return row
}

/** What an approved request changes once it is carried out. */
async function takeEffect(desk: Desk, row: RequestRow, { asset: one, detail }: { asset: string | null; detail: string }) {
  const numbers = one === null ? row.assets : [one]
  switch (row.kind) {
    case 'scrap': case 'dismantle': return each(desk, { row, numbers }, { state: 'disposed' })
    case 'lend': case 'rent': case 'removal': return each(desk, { row, numbers }, { state: 'lent' })
    case 'divert': case 'change_function': return each(desk, { row, numbers }, { function: detail || row.subject })
    case 'requisition': case 'transfer': return each(desk, { row, numbers }, { window: row.window, department: row.department, section: row.section, state: 'in_use' })
    case 'business_lan': case 'egov': return each(desk, { row, numbers }, { network: { nets: [row.kind], ...(detail && { ip: detail }) } })
    case 'software': case 'device_change': {
      for (const number of numbers) {
        const kind = row.kind === 'software' ? 'software' as const : 'hardware' as const
        await desk.tx.insert(approved).values({ center: row.center, department: row.department, window: row.window, asset: number, kind, name: row.subject }).onConflictDoNothing()
      }
      return each(desk, { row, numbers }, {})
    }
    case 'purchase': case 'add_window': case 'move_window': return { ok: true as const, value: 0 }
  }
}

type Change = Partial<typeof asset.$inferInsert>

async function each(desk: Desk, { row, numbers }: { row: RequestRow; numbers: readonly string[] }, change: Change) {
  for (const number of numbers) {
    const changed = await changeAsset(desk, row, { number, change, because: row.kind })
    if (!changed.ok) return changed
  }
  return { ok: true as const, value: numbers.length }
}

function whatChanged(row: typeof asset.$inferSelect, { function: use, window, network }: Change): { before: string; after: string } {
  if (network) return { before: row.network.ip ?? (row.network.nets ?? []).join(' '), after: network.ip ?? (network.nets ?? []).join(' ') }
  if (window !== undefined) return { before: row.window ?? '', after: window ?? '' }
  return { before: row.function, after: use ?? '' }
}

export async function changeAsset(desk: Desk, { center }: { center: string }, { number, change, because }: { number: string; change: Change; because: string }) {
  const [row] = (await lockAssets(desk.tx, center, [number])) ?? []
  if (!row) return problem('ASSET_UNKNOWN')
  const event: AssetEvent = change.state && change.state !== row.state
    ? { type: 'AssetStateChanged', center, number, state: change.state, because }
    : { type: 'AssetChanged', number, field: because, ...whatChanged(row, change) }
  const version = row.version + 1
  await desk.tx.update(asset).set({ ...change, version }).where(eq(asset.id, row.id))
  return desk.write({ stream: `asset/${row.id}`, version: row.version, events: [event], place: row })
}
