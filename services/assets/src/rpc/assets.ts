import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { historyOf } from '@hall/ledger'
import { findSection, findWindow } from '@hall/organization-copy'
import { beyond, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, or } from 'drizzle-orm'
import { custodianOf, findAsset, keepersOf, lockAssets, type AssetRow } from '../db/asset-store.ts'
import { approved, asset, request } from '../db/schema.ts'
import { atDesk, type Desk, leadsWindow, madeAs, standingOf, versionOf } from '../desk.ts'
import { submitRequest } from '../domain/approvals.ts'
import { changeEntry, type EntryKeeper } from '../domain/entry.ts'
import { bookValue } from '../domain/value.ts'
import { readAssets } from '../import/read-assets.ts'
import { loadRules } from '../rules.ts'
import { assetView } from '../views.ts'
import type { AssetsHandlers } from './handlers.ts'
import { reuseHandlers } from './reuse.ts'
import { likeText } from './search.ts'

const SHOWN = ['name', 'state', 'because', 'field', 'before', 'after', 'fault', 'kind', 'subject', 'step', 'detail', 'decision']

export function assetsHandlers(service: ServiceContext): AssetsHandlers['assets'] {
  return {
    ...reuseHandlers(service),
    list: async ({ center, window, section, state, category, owner, search, ...page }, call) => outside(call, { center, window }) ?? service.read(call, async (tx) => {
      const is = <T>(column: Parameters<typeof eq>[0], value: T | undefined) => (value === undefined ? undefined : eq(column, value))
      const where = and(
        is(asset.center, center), is(asset.window, window), is(asset.section, section), is(asset.state, state), is(asset.category, category), is(asset.owner, owner),
        search ? or(ilike(asset.name, likeText(search)), ilike(asset.number, likeText(search)), ilike(asset.spot, likeText(search))) : undefined,
      )
      const { rows, total } = await listPage(tx, tx.select().from(asset).where(where).$dynamic(), {
        page, sortable: { number: asset.number, name: asset.name, class: asset.class, value: asset.value, acquiredOn: asset.acquiredOn, state: asset.state }, defaultSort: 'number', tiebreaker: asset.id,
      })
      return { ok: true, value: { rows: await viewsOf(tx, rows, call.now), total } }
    }),

    get: async ({ center, number }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const row = await findAsset(tx, center, number)
      if (!row) return problem('ASSET_UNKNOWN')
      const software = await tx.select({ name: approved.name, kind: approved.kind }).from(approved).where(and(eq(approved.center, center), eq(approved.asset, number)))
      return { ok: true, value: { asset: (await viewsOf(tx, [row], call.now))[0]!, software, history: await historyOf(tx, `asset/${row.id}`, SHOWN) } }
    }),

    register: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { tx, rules } = desk
      const place = await placeOf(desk, input)
      if (!place.ok) return place
      const { purchase } = rules.policy?.approvals ?? {}
      const ownUnits = input.owner !== 'center'
      if (!ownUnits && purchase && !standingOf(call, input.center).has(purchase.value.approver)) {
        // Only the office buys for the center: what others enter is asked of it (TG-AST-03).
        const may = submitRequest({ kind: 'purchase', reason: '', category: input.category, window: input.window, usedAt: [] }, rules.policy)
        if (!may.ok) return problem('UNIT_PROVIDES', { ...(may.refusal.clause && { clause: may.refusal.clause }), ...(may.refusal.details && { details: may.refusal.details }) })
        const id = desk.newId()
        await tx.insert(request).values({ id, center: input.center, ...place.value, kind: 'purchase', state: 'requested', assets: [], subject: input.name, reason: '', requestedBy: call.actor.id, requestedAt: call.now, clause: purchase.clause, approver: purchase.value.approver })
        const written = await desk.write({ stream: `request/${id}`, events: [{ type: 'RequestSubmitted', id, kind: 'purchase', assets: [], subject: input.name, reason: '' }], place: { center: input.center, ...place.value } }, [purchase.clause])
        return written.ok ? { ok: true, value: { id, request: true } } : written
      }
      const receiver = rules.policy?.receiver
      const keeper = await custodianOf(tx, input.window)
      if (receiver && input.window && ownUnits && keeper && call.actor.id !== keeper.person && !standingOf(call, input.center).has('general_office')) {
        return problem('NOT_RECEIVER', { clause: receiver.clause, details: { person: keeper.person } })
      }
      const id = desk.newId()
      const row = rowOf(input, { id, ...place.value })
      const inserted = await tx.insert(asset).values(row).onConflictDoNothing().returning({ id: asset.id })
      if (inserted.length === 0) return problem('ID_TAKEN', { details: { number: input.number } })
      const made = madeAs(id, await desk.write({ stream: `asset/${id}`, version: 0, events: [registeredOf(row)], place: row }, [rules.policy?.register?.clause, ownUnits ? undefined : purchase?.clause]))
      return made.ok ? { ok: true, value: { id, request: false } } : made
    }),

    change: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = (await lockAssets(desk.tx, input.center, [input.number])) ?? []
      if (!row) return problem('ASSET_UNKNOWN')
      const { policy } = desk.rules
      const standing = standingOf(call, input.center)
      const by = new Set<EntryKeeper>([...(['it', 'general_office'] as const).filter((role) => standing.has(role)), ...(leadsWindow(call, row.window) ? ['window' as const] : [])])
      const decision = changeEntry(row, by, policy)
      if (!decision.ok) return refused(decision.refusal)
      const { name, spot, ownerUnit, usefulMonths } = input
      const changed = ([['name', row.name, name], ['spot', row.spot, spot], ['ownerUnit', row.ownerUnit ?? '', ownerUnit ?? ''], ['usefulMonths', String(row.usefulMonths), String(usefulMonths)]] as const).filter(([, before, after]) => before !== after)
      if (changed.length === 0) return { ok: true, value: { version: row.version } }
      const version = row.version + changed.length
      await desk.tx.update(asset).set({ name, spot, ownerUnit, usefulMonths, version }).where(eq(asset.id, row.id))
      const events = changed.map(([field, before, after]) => ({ type: 'AssetChanged' as const, number: row.number, field, before, after }))
      return versionOf(await desk.write({ stream: `asset/${row.id}`, version: row.version, events, place: row }, [policy?.deviceManager?.clause ?? policy?.register?.clause]))
    }),

    import: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const read = await readAssets(desk.tx, input)
      if (!read.ok) return read
      const { rows, errors } = read.value
      const known = new Set((await desk.tx.select({ number: asset.number }).from(asset).where(eq(asset.center, input.center))).map(({ number }) => number))
      const fresh = rows.filter(({ number }) => !known.has(number))
      const counts = { rows: rows.length + errors.length, made: fresh.length, known: rows.length - fresh.length, errors: errors.slice(0, 200) }
      if (!input.write || errors.length > 0) return { ok: true, value: counts }
      for (const given of fresh) {
        const row = rowOf({ ...given, center: input.center }, { id: desk.newId(), department: given.department, window: given.window, section: null })
        await desk.tx.insert(asset).values(row)
        const written = await desk.write({ stream: `asset/${row.id}`, version: 0, events: [registeredOf(row)], place: row }, [desk.rules.policy?.register?.clause])
        if (!written.ok) return written
      }
      return { ok: true, value: counts }
    }),

    totals: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const on = dateOf(call.now)
      const rows = await tx.select().from(asset).where(center ? eq(asset.center, center) : undefined)
      const groups = Map.groupBy(rows.filter(({ state }) => state !== 'disposed' && state !== 'lost'), (row) => `${row.center} ${row.class.slice(0, 3)}`)
      return {
        ok: true,
        value: {
          rows: [...groups].map(([key, own]) => ({
            center: key.split(' ')[0]!, class: key.split(' ')[1]!, count: own.length, value: own.reduce((sum, row) => sum + row.value, 0), bookValue: own.reduce((sum, row) => sum + bookValue(row, on), 0),
          })).sort((a, b) => `${a.center} ${a.class}`.localeCompare(`${b.center} ${b.class}`)),
        },
      }
    }),
  }
}

interface Given { center: string; number: string; name: string; class: string; category: AssetRow['category']; owner: AssetRow['owner']; ownerUnit: string | null; spot: string; value: number; acquiredOn: string; usefulMonths: number }

function rowOf({ center, number, name, class: of, category, owner, ownerUnit, spot, value, acquiredOn, usefulMonths }: Given, at: { id: string; department: string | null; window: string | null; section: string | null }): AssetRow {
  const day = Temporal.PlainDate.from(acquiredOn)
  return { ...at, center, number, name, class: of, category, owner, ownerUnit, spot, state: 'in_use', value, acquiredOn: day, usefulMonths, function: '', network: {}, reviewedOn: day, version: 1 }
}

function registeredOf(row: AssetRow) {
  const { id, center, number, owner, window, section, name, class: of, value, acquiredOn, spot } = row
  return { type: 'AssetRegistered' as const, center, asset: id, number, owner, window, section, name, class: of, value, acquiredOn: acquiredOn.toString(), spot }
}

export async function placeOf({ tx, call }: Desk, { center, window, section }: { center: string; window: string | null; section: string | null }) {
  if (window !== null) {
    const at = await findWindow(tx, window)
    if (at?.center !== center) return problem('WINDOW_UNKNOWN')
    return beyond(call, { center, department: at.department, window }) ?? { ok: true as const, value: { department: at.department, window: at.id, section: null } }
  }
  if (section !== null && (await findSection(tx, section))?.center !== center) return problem('SECTION_UNKNOWN')
  return beyond(call, { center, department: null, window: null }) ?? { ok: true as const, value: { department: null, window: null, section } }
}

async function viewsOf(tx: Transaction, rows: readonly AssetRow[], now: Temporal.Instant) {
  const on = dateOf(now)
  const byCenter = Map.groupBy(rows, (row) => row.center)
  const keepers = new Map((await Promise.all([...byCenter].map(async ([center, own]) => {
    const { policy } = await loadRules(tx, center, now)
    return [...await keepersOf(tx, own, { by: policy?.keeper?.value ?? 'custodian', on })]
  }))).flat())
  return rows.map((row) => assetView(row, { keeper: row.window ? (keepers.get(row.window) ?? null) : null, on }))
}
