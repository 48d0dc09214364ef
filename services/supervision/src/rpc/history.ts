import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { windowCopy } from '@hall/organization-copy'
import type { CallContext } from '@hall/rpc'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, inArray } from 'drizzle-orm'
import { resultsOf, settleResults } from '../db/round-store.ts'
import { result, round } from '../db/schema.ts'
import { atDesk } from '../desk.ts'
import { place } from '../domain/appraisal.ts'
import { type HistoryRow, historyTemplate, readHistory } from '../import/read-history.ts'
import type { ResultRow, RoundRow } from '../views.ts'
import type { SupervisionHandlers } from './handlers.ts'
import { postedOf } from './names.ts'

const MOST_SHOWN = 200
const SAMPLE = 10

/** A center begins with a past: the results of years before Hall, from a spreadsheet. The same file twice changes nothing. */
export function historyHandlers(service: ServiceContext): SupervisionHandlers['history'] {
  return {
    preview: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
      const opened = await open(tx, input, call)
      if (!opened.ok) return opened
      const { file, plan } = opened.value
      const ranks = new Map(place(file.rows.map((row) => ({ id: keyOf(row), kind: row.kind, subject: row.id, window: null, points: row.points, givenRank: row.rank })), undefined).map(({ id, rank }) => [id, rank]))
      return {
        ok: true, value: {
          digest: file.digest, rows: file.rows.length, ...countsOf(plan), errors: file.errors.slice(0, MOST_SHOWN),
          sample: file.rows.slice(0, SAMPLE).map((row) => ({ kind: row.kind, id: row.id, name: row.name, points: row.points, rank: ranks.get(keyOf(row)) ?? null })),
        },
      }
    }),

    apply: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const opened = await open(desk.tx, input, call)
      if (!opened.ok) return opened
      const { file, plan, known } = opened.value
      if (file.errors.length > 0) return problem('FILE_HAS_ERRORS', { details: { errors: file.errors.length } })
      if (file.digest !== input.digest) return problem('FILE_CHANGED')
      const counts = countsOf(plan)
      if (counts.created + counts.changed + counts.removed === 0) return { ok: true, value: counts }
      const of = known ?? (await openYear(desk.tx, { id: desk.newId(), center: input.center, year: input.year, call }))
      const posted = await postedOf(desk.tx, file.rows.flatMap(({ kind, id }) => (kind === 'person' ? id : [])), new Temporal.PlainDate(input.year, 12, 31))
      const windows = new Map((await desk.tx.select().from(windowCopy).where(eq(windowCopy.center, input.center))).map((row) => [row.id, row.department]))
      if (plan.removed.length > 0) await desk.tx.delete(result).where(inArray(result.id, plan.removed.map(({ id }) => id)))
      for (const { row, before } of [...plan.created, ...plan.changed]) {
        const at = row.kind === 'person' ? posted.get(row.id) : undefined
        const here = at?.center === input.center ? at : undefined
        const values = { name: row.name, points: row.points, givenRank: row.rank, department: row.kind === 'window' ? (windows.get(row.id) ?? null) : (here?.department ?? null), window: row.kind === 'window' ? row.id : (here?.window ?? null) }
        if (before) await desk.tx.update(result).set(values).where(eq(result.id, before.id))
        else await desk.tx.insert(result).values({ id: desk.newId(), round: of.id, center: input.center, year: input.year, kind: row.kind, subject: row.id, person: row.kind === 'person' ? row.id : null, imported: true, ...values })
      }
      const count = (kind: string) => file.rows.filter((row) => row.kind === kind).length
      await desk.tx.update(round).set({ persons: count('person'), windows: count('window') }).where(eq(round.id, of.id))
      const touched = plan.changed.flatMap(({ before }) => before?.id ?? [])
      await settleResults(desk, of, { first: known === undefined, touched, gone: plan.removed })
      const written = await desk.write({ stream: `appraisal/${of.id}`, place: of, events: [{ type: 'YearImported', id: of.id, year: input.year, rows: file.rows.length, sha256: file.digest }] })
      return written.ok ? { ok: true, value: counts } : written
    }),

    template: async ({ center }, call) => outside(call, { center }) ?? { ok: true, value: await historyTemplate() },
  }
}

interface Plan { readonly created: readonly { row: HistoryRow; before?: ResultRow }[]; readonly changed: readonly { row: HistoryRow; before?: ResultRow }[]; readonly unchanged: number; readonly removed: readonly ResultRow[] }
const countsOf = ({ created, changed, unchanged, removed }: Plan) => ({ created: created.length, changed: changed.length, unchanged, removed: removed.length })
const keyOf = ({ kind, id }: Pick<HistoryRow, 'kind' | 'id'>) => `${kind}/${id}`

interface Input { readonly center: string; readonly year: number; readonly file: { readonly filename: string; readonly contentBase64: string } }

/** The file against what is known of the year; a year appraised here comes from no file. */
async function open(tx: Transaction, { center, year, file: upload }: Input, { now }: CallContext) {
  if (year >= dateOf(now).year) return problem('IN_FUTURE')
  const [known] = await tx.select().from(round).where(and(eq(round.center, center), eq(round.year, year)))
  if (known && !known.imported) return problem('YEAR_APPRAISED_HERE')
  const counters = await tx.select().from(windowCopy).where(eq(windowCopy.center, center))
  const file = await readHistory(upload, new Map(counters.map(({ number, id }) => [number, id])))
  if (!file.ok) return file
  const before = new Map((known ? await resultsOf(tx, known.id) : []).map((row) => [keyOf({ kind: row.kind, id: row.subject }), row]))
  const named = new Set(file.value.rows.map(keyOf))
  const pairs = file.value.rows.map((row) => ({ row, before: before.get(keyOf(row)) }))
  const isSame = ({ row, before: old }: { row: HistoryRow; before: ResultRow | undefined }) => old !== undefined && old.name === row.name && old.points === row.points && old.givenRank === row.rank
  const plan: Plan = {
    created: pairs.flatMap(({ row, before: old }) => (old ? [] : [{ row }])), changed: pairs.flatMap((one) => (one.before && !isSame(one) ? [{ row: one.row, before: one.before }] : [])),
    unchanged: pairs.filter(isSame).length, removed: [...before].flatMap(([key, row]) => (named.has(key) ? [] : [row])),
  }
  return { ok: true as const, value: { file: file.value, plan, known } }
}

async function openYear(tx: Transaction, { id, center, year, call }: { id: string; center: string; year: number; call: CallContext }): Promise<RoundRow> {
  const [row] = await tx.insert(round).values({
    id, center, year, state: 'sealed', imported: true, weights: { leader: 100, peer: 0 }, indicators: [], openedBy: call.actor.id, openedAt: call.now, publishedAt: call.now, sealedAt: call.now, persons: 0, windows: 0,
  }).returning()
  return row!
}
