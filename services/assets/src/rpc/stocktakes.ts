import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { sectionCopy, windowCopy } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, inArray, isNull, ne, notInArray } from 'drizzle-orm'
import { changeAsset } from '../change-asset.ts'
import { atOf, custodianOf } from '../db/asset-store.ts'
import { asset, request, scan, stocktake } from '../db/schema.ts'
import { atDesk, type Desk, leadsWindow, madeAs, standingOf, versionOf } from '../desk.ts'
import { compareCount, type CountLine, needsDecision } from '../domain/count.ts'
import { recordFinding } from '../findings.ts'
import { loadRules } from '../rules.ts'
import { stocktakeView } from '../views.ts'
import { placeOf } from './assets.ts'
import type { AssetsHandlers } from './handlers.ts'

type Row = typeof stocktake.$inferSelect
const GONE = ['disposed', 'lost'] as const

export function stocktakesHandlers(service: ServiceContext): AssetsHandlers['stocktakes'] {
  return {
    list: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(stocktake).where(center ? eq(stocktake.center, center) : undefined).$dynamic(), { page, sortable: { openedAt: stocktake.openedAt }, defaultSort: '-openedAt', tiebreaker: stocktake.id })
      return { ok: true, value: { rows: await Promise.all(rows.map(async (row) => stocktakeView(row, await scannedOf(tx, row.id)))), total } }
    }),

    get: async ({ center, stocktake: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const row = await find(tx, center, id)
      if (!row) return problem('STOCKTAKE_UNKNOWN')
      // Blind while it runs: nobody is told what should be found.
      const lines = row.state === 'open' ? [] : await linesOf(tx, row)
      return { ok: true, value: { stocktake: stocktakeView(row, await scannedOf(tx, id)), lines: lines.map((line) => ({ ...line, decision: row.decisions.find(({ number }) => number === line.number)?.decision ?? null })) } }
    }),

    due: async ({ center, year }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rule = (await loadRules(tx, center, call.now)).policy?.stocktake
      const [windows, sections, done] = await Promise.all([
        tx.select({ id: windowCopy.id }).from(windowCopy).where(and(eq(windowCopy.center, center), isNull(windowCopy.closedOn))), tx.select({ id: sectionCopy.id }).from(sectionCopy).where(eq(sectionCopy.center, center)),
        tx.select().from(stocktake).where(and(eq(stocktake.center, center), eq(stocktake.state, 'signed'))),
      ])
      const over = dateOf(call.now).year > year
      const rows = [...windows, ...sections].map(({ id: ledger }) => {
        const own = done.filter((row) => (row.window ?? row.section) === ledger && row.signedOn?.year === year).map((row) => row.signedOn!.toString()).sort()
        const met = own.length >= (rule?.value.timesPerYear ?? 0)
        return { ledger, lastOn: own.at(-1) ?? null, met, overdue: over && !met }
      })
      return { ok: true, value: { clause: rule?.clause ?? null, rows } }
    }),

    open: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const place = await placeOf(desk, input)
      if (!place.ok) return place
      const { window, section } = place.value
      const same = await desk.tx.select({ id: stocktake.id }).from(stocktake).where(and(eq(stocktake.center, input.center), ne(stocktake.state, 'signed'), window ? eq(stocktake.window, window) : isNull(stocktake.window), section ? eq(stocktake.section, section) : isNull(stocktake.section)))
      if (same.length > 0) return problem('STOCKTAKE_OPEN')
      const assets = await desk.tx.select().from(asset).where(and(eq(asset.center, input.center), notInArray(asset.state, [...GONE]), window ? eq(asset.window, window) : undefined, section ? eq(asset.section, section) : undefined))
      const id = desk.newId()
      await desk.tx.insert(stocktake).values({
        id, center: input.center, ...place.value, year: dateOf(call.now).year, state: 'open', decisions: [], openedBy: call.actor.id, openedAt: call.now, signatures: [],
        snapshot: assets.map((row) => ({ number: row.number, name: row.name, at: atOf(row), spot: row.spot })),
      })
      return madeAs(id, await desk.write({ stream: `stocktake/${id}`, events: [{ type: 'StocktakeOpened', id, expected: assets.length }], place: { center: input.center, ...place.value } }, [desk.rules.policy?.stocktake?.clause]))
    }),

    scan: (input, call) => atDesk(service, { input, call }, async ({ tx }) => {
      const row = await find(tx, input.center, input.stocktake)
      if (!row) return problem('STOCKTAKE_UNKNOWN')
      // What a phone without a network saw before the end still counts; nothing seen after it does.
      if (row.state !== 'open' && !isBelated(row, input.scans)) return problem('STOCKTAKE_CLOSED')
      const { center, department, window } = row
      const taken = await tx.insert(scan).values(input.scans.map(({ id, code, at, spot }) => ({
        id, center, department, window, stocktake: row.id, code, spot, seenAt: Temporal.Instant.from(at), receivedAt: call.now, by: call.actor.id,
      }))).onConflictDoNothing().returning({ id: scan.id })
      return { ok: true, value: { taken: taken.length, known: input.scans.length - taken.length } }
    }),

    close: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lock(desk, input)
      if (!row) return problem('STOCKTAKE_UNKNOWN')
      if (row.state !== 'open') return problem('STOCKTAKE_CLOSED')
      await desk.tx.update(stocktake).set({ state: 'closed', closedAt: call.now }).where(eq(stocktake.id, row.id))
      const lines = await linesOf(desk.tx, row)
      const count = (result: CountLine['result']) => lines.filter((line) => line.result === result).length
      return versionOf(await desk.write({ stream: `stocktake/${row.id}`, events: [{ type: 'StocktakeClosed', id: row.id, found: count('found'), absent: count('absent'), surplus: count('surplus'), moved: count('moved') }], place: row }))
    }),

    adjudicate: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lock(desk, input)
      if (!row) return problem('STOCKTAKE_UNKNOWN')
      if (row.state !== 'closed') return problem('STOCKTAKE_CLOSED')
      const line = needsDecision(await linesOf(desk.tx, row)).find(({ number }) => number === input.number)
      if (!line) return problem('NO_DIFFERENCE')
      const { number, decision, note } = input
      await desk.tx.update(stocktake).set({ decisions: [...row.decisions.filter((one) => one.number !== number), { number, decision, note, by: call.actor.id }] }).where(eq(stocktake.id, row.id))
      if (decision === 'correct_place' && line.result === 'moved') await changeAsset(desk, row, { number, change: { window: row.window, department: row.department, section: row.section, spot: line.seenAt ?? '' }, because: 'stocktake' })
      return versionOf(await desk.write({ stream: `stocktake/${row.id}`, events: [{ type: 'StocktakeAdjudicated', id: row.id, number, decision, note }], place: row }))
    }),

    sign: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lock(desk, input)
      if (!row) return problem('STOCKTAKE_UNKNOWN')
      if (row.state !== 'closed') return problem('STOCKTAKE_CLOSED')
      const lines = await linesOf(desk.tx, row)
      const open = needsDecision(lines).filter(({ number }) => !row.decisions.some((one) => one.number === number))
      if (open.length > 0) return problem('NOT_ADJUDICATED', { details: { count: open.length, numbers: open.slice(0, 20).map(({ number }) => number) } })
      const keeper = await custodianOf(desk.tx, row.window)
      const receiver = desk.rules.policy?.receiver
      const isKeeper = keeper ? keeper.person === call.actor.id : leadsWindow(call, row.window)
      const isOffice = standingOf(call, row.center).has('general_office')
      if (!isKeeper && !isOffice) return problem('NOT_SIGNER', { ...(receiver && { clause: receiver.clause }) })
      const signatures = [...new Set([...row.signatures, ...(isKeeper ? ['keeper'] : []), ...(isOffice ? ['office'] : [])])]
      // Who keeps the things and who keeps the register both stand for the result; a ledger of a section has the office alone.
      const signed = signatures.includes('office') && (row.window === null || signatures.includes('keeper'))
      const on = dateOf(call.now)
      await desk.tx.update(stocktake).set({ signatures, ...(signed && { state: 'signed', signedOn: on }) }).where(eq(stocktake.id, row.id))
      if (!signed) return { ok: true, value: { signed, violations: 0 } }
      const violations = await recordAbsent(desk, { row, lines, keeper: keeper?.person ?? null })
      const count = (result: CountLine['result']) => lines.filter((line) => line.result === result).length
      const { id, center, window, section, year } = row
      const written = await desk.write({ stream: `stocktake/${id}`, events: [{ type: 'StocktakeSigned', center, id, window, section, year, absent: count('absent'), surplus: count('surplus'), moved: count('moved') }], place: row }, [desk.rules.policy?.stocktake?.clause])
      return written.ok ? { ok: true, value: { signed, violations } } : written
    }),
  }
}

function isBelated({ state, closedAt }: Row, scans: readonly { at: string }[]): boolean {
  return state === 'closed' && closedAt !== null && scans.every(({ at }) => Temporal.Instant.compare(at, closedAt) <= 0)
}

async function find(tx: Transaction, center: string, id: string): Promise<Row | undefined> {
  const [row] = await tx.select().from(stocktake).where(and(eq(stocktake.id, id), eq(stocktake.center, center)))
  return row
}

async function lock({ tx }: Desk, { center, stocktake: id }: { center: string; stocktake: string }): Promise<Row | undefined> {
  const [row] = await tx.select().from(stocktake).where(and(eq(stocktake.id, id), eq(stocktake.center, center))).for('update')
  return row
}

async function scannedOf(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }>('select count(distinct code)::int as count from stocktake_scan where stocktake = $1', [id])
  return row!.count
}

async function linesOf(tx: Transaction, row: Row): Promise<CountLine[]> {
  const scans = await tx.select().from(scan).where(eq(scan.stocktake, row.id)).orderBy(scan.seenAt)
  const codes = [...new Set(scans.map(({ code }) => code))]
  const known = codes.length === 0 ? [] : await tx.select().from(asset).where(and(eq(asset.center, row.center), inArray(asset.number, codes)))
  return compareCount(row.snapshot, scans, new Map(known.map((one) => [one.number, { name: one.name, at: atOf(one) }])))
}

/** What is gone without anybody's consent is held against its keeper (TG-AST-15, WS-AST-01). */
async function recordAbsent(desk: Desk, { row, lines, keeper }: { row: Row; lines: readonly CountLine[]; keeper: string | null }): Promise<number> {
  const rule = desk.rules.policy?.approvals?.lend ?? desk.rules.policy?.approvals?.removal
  if (!rule) return 0
  const today = dateOf(desk.call.now)
  const consented = await desk.tx.select().from(request).where(and(eq(request.center, row.center), inArray(request.kind, ['lend', 'rent', 'removal', 'scrap', 'dismantle']), inArray(request.state, ['approved', 'carried_out'])))
  let violations = 0
  for (const { number, name } of lines.filter(({ result }) => result === 'absent')) {
    const covering = consented.filter(({ assets }) => assets.includes(number))
    if (covering.some(({ until }) => until === null || Temporal.PlainDate.compare(today, until) <= 0)) continue
    await recordFinding(desk, { kind: covering.length > 0 ? 'not_returned' : 'absent', place: row, asset: number, against: keeper, subject: name ?? number, clause: rule.clause })
    violations++
  }
  return violations
}
