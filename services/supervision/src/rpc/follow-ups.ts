import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { posting, windowCopy } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, gt, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import { entriesOf, type EntryRow, heldOf, inState, KNOWN, within } from '../db/entry-store.ts'
import { entry, nomination, rectification, result } from '../db/schema.ts'
import { atDesk, type Desk, madeAs } from '../desk.ts'
import { barsOf } from '../domain/awards.ts'
import { followUpsOf } from '../domain/follow-ups.ts'
import { countsForWindow } from '../domain/ledger.ts'
import { loadRules, type Rules } from '../rules.ts'
import { rectificationView, type ResultRow, resultView } from '../views.ts'
import type { SupervisionHandlers } from './handlers.ts'
import { currentOn, leaderOf } from './names.ts'

/** What results and ledger lead to: leaders to replace, grounds of return, units that mend, who may be put forward. */
export function followUpsHandlers(service: ServiceContext): Pick<SupervisionHandlers, 'followUps' | 'rectifications' | 'awards'> {
  return {
    followUps: {
      list: async ({ center, year }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const { policy } = await loadRules(tx, center, call.now)
        const [results, entries, stretches] = await Promise.all([
          tx.select().from(result).where(and(eq(result.center, center), lte(result.year, year), gt(result.year, year - 5), isNotNull(result.rank))),
          tx.select().from(entry).where(and(eq(entry.center, center), KNOWN, inState('in_force'), lte(entry.on, new Temporal.PlainDate(year, 12, 31)))),
          tx.select().from(posting).where(lte(posting.from, dateOf(call.now))).orderBy(posting.person, posting.from),
        ])
        const since = postedSince(stretches, center)
        const all = followUpsOf(year, { results, entries: entries.map(heldOf), policy, postedSince: (person) => since.get(person) ?? null })
        const rows = await Promise.all(all.map(async (one) => {
          const led = one.subject.kind === 'window' ? await leaderOf(tx, { window: one.subject.id, on: dateOf(call.now) }) : undefined
          return { ...one, leader: led?.leader ?? null, since: led?.since ?? null }
        }))
        return { ok: true, value: { rows } }
      }),
    },

    rectifications: {
      list: async ({ center, state, search: _search, ...page }, call) => outside(call, { ...(center && { center }) }) ?? service.read(call, async (tx) => {
        const where = and(center ? eq(rectification.center, center) : undefined, state ? eq(rectification.state, state) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(rectification).where(where).$dynamic(), { page, sortable: { until: rectification.until, year: rectification.year }, defaultSort: '-until', tiebreaker: rectification.id })
        return { ok: true, value: { rows: rows.map((row) => rectificationView(row, dateOf(call.now))), total } }
      }),
      report: (input, call) => atDesk(service, { input, call }, async (desk) => {
        const row = await lockRectification(desk, input)
        if (!row) return problem('RECTIFICATION_UNKNOWN')
        if (row.state !== 'ordered') return problem('RECTIFICATION_STATE')
        await desk.tx.update(rectification).set({ state: 'reported', report: input.text, reportedAt: call.now }).where(eq(rectification.id, row.id))
        return madeAs({ id: row.id }, await desk.write({ stream: `rectification/${row.id}`, place: row, events: [{ type: 'RectificationReported', id: row.id, outcome: null }] }, [row.clause]))
      }),
      verify: (input, call) => atDesk(service, { input, call }, async (desk) => {
        const row = await lockRectification(desk, input)
        if (!row) return problem('RECTIFICATION_UNKNOWN')
        if (row.state !== 'reported') return problem('RECTIFICATION_STATE', { clause: row.clause })
        await desk.tx.update(rectification).set({ state: input.accepted ? 'closed' : 'ordered', verified: input.text, verifiedBy: call.actor.id }).where(eq(rectification.id, row.id))
        return madeAs({ id: row.id }, await desk.write({ stream: `rectification/${row.id}`, place: row, events: [{ type: 'RectificationVerified', id: row.id, outcome: input.accepted ? 'closed' : 'ordered' }] }, [row.clause]))
      }),
    },

    awards: {
      candidates: async ({ center, year, kind, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
        const rules = await loadRules(tx, center, call.now)
        const best = sql<number>`coalesce(${result.points}, -coalesce(${result.givenRank}, 10000))`
        const found = kind === 'person'
          ? await listPage(tx, tx.select({ id: posting.person, name: posting.name, department: posting.department, window: posting.window }).from(posting).leftJoin(result, and(eq(result.center, center), eq(result.year, year), eq(result.kind, 'person'), eq(result.subject, posting.person)))
            .where(and(eq(posting.center, center), isNotNull(posting.window), currentOn(dateOf(call.now)))).$dynamic(), { page, sortable: { points: best, name: posting.name }, defaultSort: '-points', tiebreaker: posting.person })
          : await listPage(tx, tx.select({ id: windowCopy.id, name: windowCopy.name, department: windowCopy.department, window: windowCopy.id }).from(windowCopy).leftJoin(result, and(eq(result.center, center), eq(result.year, year), eq(result.kind, 'window'), eq(result.subject, windowCopy.id)))
            .where(and(eq(windowCopy.center, center), isNull(windowCopy.closedOn))).$dynamic(), { page, sortable: { points: best, name: windowCopy.name }, defaultSort: '-points', tiebreaker: windowCopy.id })
        const known = await factsOf(tx, { center, year, kind, ids: found.rows.map(({ id }) => id), rules })
        return {
          ok: true, value: {
            total: found.total, rows: found.rows.map(({ id, name, department, window }) => {
              const { row, entries, barred } = known(id)
              const { points, grade, gradeName, rank } = row ? resultView(row, rules.policy) : { points: null, grade: null, gradeName: null, rank: null }
              return { subject: { kind, id }, name, department, window, points, grade, gradeName, rank, entries, barred }
            }),
          },
        }
      }),

      list: async ({ center, year, search: _search, ...page }, call) => outside(call, { ...(center && { center }) }) ?? service.read(call, async (tx) => {
        const where = and(center ? eq(nomination.center, center) : undefined, year ? eq(nomination.year, year) : undefined)
        const { rows, total } = await listPage(tx, tx.select().from(nomination).where(where).$dynamic(), { page, sortable: { at: nomination.at, award: nomination.award }, defaultSort: '-at', tiebreaker: nomination.id })
        return { ok: true, value: { rows: rows.map((row) => ({ ...row, subject: { kind: row.kind, id: row.subject }, at: row.at.toString() })), total } }
      }),

      nominate: (input, call) => atDesk(service, { input, call }, async (desk) => {
        const { center, year, award, subject, reason } = input
        const place = await placeOf(desk, center, subject)
        if (!place) return problem('SUBJECT_UNKNOWN')
        const [again] = await desk.tx.select().from(nomination).where(and(eq(nomination.center, center), eq(nomination.year, year), eq(nomination.award, award), eq(nomination.kind, subject.kind), eq(nomination.subject, subject.id)))
        if (again) return problem('NOMINATED_ALREADY')
        const field = await desk.tx.select().from(result).where(and(eq(result.center, center), eq(result.year, year), eq(result.kind, subject.kind)))
        const known = await factsOf(desk.tx, { center, year, kind: subject.kind, ids: [subject.id, ...field.map((row) => row.subject)], rules: desk.rules })
        const own = known(subject.id)
        const [bar] = own.barred
        if (bar) return problem('NOT_ELIGIBLE', { clause: bar.clause, details: { because: own.barred.map(({ because }) => because) } })
        const selection = desk.rules.policy?.appraisal?.selection
        const put = new Set((await desk.tx.select().from(nomination).where(and(eq(nomination.center, center), eq(nomination.year, year), eq(nomination.award, award)))).map((row) => row.subject))
        const passed = selection && reason === null ? field.filter((row) => (row.points ?? 0) > (own.row?.points ?? 0) && !put.has(row.subject) && known(row.subject).barred.length === 0) : []
        if (passed.length > 0) return problem('LOWER_RESULT', { clause: selection!.clause, details: { higher: passed.slice(0, 10).map(({ name }) => name) } })
        const id = desk.newId()
        await desk.tx.insert(nomination).values({ id, center, ...place, year, award, kind: subject.kind, subject: subject.id, person: subject.kind === 'person' ? subject.id : null, reason, by: call.actor.id, at: call.now })
        return madeAs({ id }, await desk.write({ stream: `nomination/${id}`, place: { center, ...place }, events: [{ type: 'Nominated', id, year, award, subject: subject.id }] }, [selection?.clause]))
      }),
    },
  }
}

/** The first day of each person's present stay at the center: stretches that follow one another are one. */
function postedSince(stretches: readonly (typeof posting.$inferSelect)[], center: string): ReadonlyMap<string, string> {
  const since = new Map<string, string>()
  for (const { person, center: at, from } of stretches) {
    if (at !== center) since.delete(person)
    else if (!since.has(person)) since.set(person, from.toString())
  }
  return since
}

async function lockRectification({ tx }: Desk, { center, rectification: id }: { center: string; rectification: string }) {
  const [row] = await tx.select().from(rectification).where(and(eq(rectification.id, id), eq(rectification.center, center))).for('update')
  return row
}

async function placeOf({ tx, now }: Desk, center: string, { kind, id }: { kind: 'person' | 'window'; id: string }): Promise<{ department: string | null; window: string | null } | undefined> {
  if (kind === 'window') {
    const [row] = await tx.select().from(windowCopy).where(and(eq(windowCopy.id, id), eq(windowCopy.center, center)))
    return row && { department: row.department, window: row.id }
  }
  const [row] = await tx.select().from(posting).where(and(eq(posting.person, id), eq(posting.center, center), currentOn(dateOf(now))))
  return row && { department: row.department, window: row.window }
}

interface Asked { readonly center: string; readonly year: number; readonly kind: 'person' | 'window'; readonly ids: readonly string[]; readonly rules: Rules }

/** Of each candidate the result, the entries of the year and what bars it. */
async function factsOf(tx: Transaction, { center, year, kind, ids, rules: { policy } }: Asked) {
  const [results, windows, entries] = await Promise.all([
    ids.length === 0 ? [] : tx.select().from(result).where(and(eq(result.center, center), eq(result.year, year), eq(result.kind, kind), inArray(result.subject, [...ids]))),
    tx.select().from(result).where(and(eq(result.center, center), eq(result.year, year), eq(result.kind, 'window'))),
    entriesOf(tx, { [kind === 'person' ? 'people' : 'windows']: ids, when: and(eq(entry.center, center), within(year))! }),
  ])
  const isOf = (row: EntryRow, id: string) => (kind === 'person' ? row.person === id : row.window === id && countsForWindow(row, policy))
  return (id: string): { row: ResultRow | undefined; entries: number; barred: { clause: string; because: string }[] } => {
    const row = results.find((one) => one.subject === id)
    const own = entries.filter((one) => isOf(one, id)).map(heldOf)
    const unit = windows.find((one) => one.subject === (kind === 'person' ? row?.window : id))
    return { row, entries: own.length, barred: barsOf({ entries: own, provisional: row?.provisional ?? false, unitGrade: unit?.grade ?? null }, policy) }
  }
}
