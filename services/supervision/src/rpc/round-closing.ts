import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, inArray } from 'drizzle-orm'
import { changeRound, lockRound, monthsMissing, resultsOf, settleResults } from '../db/round-store.ts'
import { reconsideration, rectification, result, sheet } from '../db/schema.ts'
import { atDesk, type Desk, madeAs } from '../desk.ts'
import { inputsMissing, place, toRectify, totalOf } from '../domain/appraisal.ts'
import { noticesOf } from '../notices.ts'
import type { ResultRow, RoundRow } from '../views.ts'
import type { SupervisionHandlers } from './handlers.ts'
import { leaderOf, postedOf } from './names.ts'

const MOST_NAMED = 20

export const indicatorsFor = (row: RoundRow, kind: 'person' | 'window') => row.indicators.filter((one) => one.for === kind)

/** How a round ends: with grades and ranks for everybody, and in the end sealed. */
export function closing(service: ServiceContext): Pick<SupervisionHandlers['appraisalRounds'], 'publish' | 'seal'> {
  return {
    publish: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockRound(desk.tx, input)
      if (!row) return problem('APPRAISAL_ROUND_UNKNOWN')
      if (row.state !== 'announced') return problem('APPRAISAL_ROUND_STATE')
      const rules = desk.rules.policy?.appraisal
      const months = await monthsMissing(desk.tx, { ...row, months: rules?.closedMonths?.value ?? 0 })
      if (months.missing.length > 0) return problem('MONTHS_OPEN', { details: { months: months.missing }, clause: rules!.closedMonths!.clause })
      const sheets = await desk.tx.select().from(sheet).where(eq(sheet.round, row.id))
      const subjects = await presentSubjects(desk, row, new Set(sheets.map(({ kind, subject }) => `${kind}/${subject}`)))
      const totals = subjects.map((one) => ({ one, ...totalOf(indicatorsFor(row, one.kind), sheets.filter(({ kind, subject }) => kind === one.kind && subject === one.subject), row.weights) }))
      const open = totals.filter(({ total }) => total === null)
      if (open.length > 0) return problem('MARKS_MISSING', { details: { subjects: open.slice(0, MOST_NAMED).map(({ one, missing }) => `${one.name}: ${missing.join(' ')}`), count: open.length } })
      const lacking = inputsMissing(sheets, row.indicators, rules)
      if (lacking.length > 0) return problem('INPUT_KIND_MISSING', { details: { missing: lacking }, clause: rules!.inputs!.clause })
      const settled = totals.map(({ one, total }) => ({ ...one, points: total }))
      const mending = toRectify(place(settled, rules), settled, rules)
      const until = input.rectifyUntil === null ? null : Temporal.PlainDate.from(input.rectifyUntil)
      if (mending.length > 0 && (until === null || Temporal.PlainDate.compare(until, dateOf(call.now)) <= 0)) return problem('RECTIFY_DATE_MISSING', { details: { units: settled.filter(({ id }) => mending.includes(id)).map(({ name }) => name) }, clause: rules!.rectification!.clause })
      for (const { one, total } of totals) await desk.tx.update(result).set({ points: total }).where(eq(result.id, one.id))
      const count = (kind: string) => subjects.filter((one) => one.kind === kind).length
      await changeRound(desk.tx, row.id, { state: 'published', publishedAt: call.now, persons: count('person'), windows: count('window') })
      const results = await settleResults(desk, row, { first: true })
      await tellResults(desk, row, results)
      for (const one of results.filter(({ id }) => mending.includes(id))) await orderToMend(desk, { row, one, until: until! })
      return { ok: true, value: { persons: count('person'), windows: count('window'), rectifications: mending.length } }
    }),

    seal: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockRound(desk.tx, input)
      if (!row) return problem('APPRAISAL_ROUND_UNKNOWN')
      if (row.state !== 'published') return problem('APPRAISAL_ROUND_STATE')
      const open = await desk.tx.select().from(reconsideration).where(and(eq(reconsideration.round, row.id), eq(reconsideration.state, 'open')))
      if (open.length > 0) return problem('RECONSIDERATION_OPEN', { details: { count: open.length } })
      await changeRound(desk.tx, row.id, { state: 'sealed', sealedAt: call.now })
      return madeAs({ id: row.id }, await desk.write({ stream: `appraisal/${row.id}`, place: row, events: [{ type: 'AppraisalSealed', center: row.center, round: row.id, year: row.year }] }))
    }),
  }
}

/** The unit at the close of the round counts (DC-EVA-51); whoever has left unappraised is not of the field. */
async function presentSubjects({ tx, now }: Desk, row: RoundRow, marked: ReadonlySet<string>): Promise<ResultRow[]> {
  const all = await resultsOf(tx, row.id)
  const posted = await postedOf(tx, all.flatMap(({ person }) => person ?? []), dateOf(now))
  const gone = all.filter((one) => one.person !== null && posted.get(one.person)?.center !== row.center && !marked.has(`${one.kind}/${one.subject}`))
  if (gone.length > 0) await tx.delete(result).where(inArray(result.id, gone.map(({ id }) => id)))
  for (const one of all) {
    const at = one.person ? posted.get(one.person) : undefined
    if (at?.center === row.center && (at.window !== one.window || at.department !== one.department)) await tx.update(result).set({ window: at.window, department: at.department }).where(eq(result.id, one.id))
  }
  return resultsOf(tx, row.id)
}

async function tellResults(desk: Desk, row: RoundRow, results: readonly ResultRow[]): Promise<void> {
  const clause = desk.rules.policy?.appraisal?.reconsideration?.clause
  const notices = noticesOf('published', { center: row.center, recipients: results.map(({ person }) => person), values: { year: row.year }, clauses: [clause], link: '/my-score' })
  if (notices.length > 0) await desk.write({ stream: `appraisal/${row.id}`, place: row, events: notices }, [clause])
}

/** A unit graded incompetent mends by a day it is set; only the center closes that (DC-EVA-50). */
async function orderToMend(desk: Desk, { row, one, until }: { row: RoundRow; one: ResultRow; until: Temporal.PlainDate }): Promise<void> {
  const id = desk.newId()
  const { center, department, window } = one
  const { clause } = desk.rules.policy!.appraisal!.rectification!
  await desk.tx.insert(rectification).values({ id, center, department, window, round: row.id, year: row.year, state: 'ordered', until, clause })
  const leader = await leaderOf(desk.tx, { window: one.subject, on: dateOf(desk.now) })
  await desk.write({
    stream: `rectification/${id}`, place: one, events: [
      { type: 'RectificationOrdered', id, center, department, window, year: row.year, until: until.toString(), clause },
      ...noticesOf('rectify', { center, recipients: [leader?.leader ?? null], values: { year: row.year, until: until.toString() }, clauses: [clause], link: '/supervision/follow-ups' }),
    ],
  }, [clause])
}
