import { dateOf } from '@hall/calendar'
import { listPage, type Transaction } from '@hall/database'
import { posting, windowCopy } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, count, eq, ilike, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import { entriesOf, type EntryRow, inState, KNOWN, within } from '../db/entry-store.ts'
import { entry, matter, result } from '../db/schema.ts'
import { countsForWindow, scoreOf } from '../domain/ledger.ts'
import { loadAllRules, type Rules } from '../rules.ts'
import { likeText } from './entries.ts'
import type { SupervisionHandlers } from './handlers.ts'
import { currentOn, postedOf } from './names.ts'

interface Of { readonly subject: { kind: 'person' | 'window'; id: string }; readonly center: string; readonly department: string | null; readonly window: string | null }
interface When { readonly year: number; readonly month?: number | undefined }

/** Scores are computed as they are asked for, of entries and policy: nothing is kept that could differ from them. */
export function scoresHandlers(service: ServiceContext): SupervisionHandlers['scores'] {
  return {
    of: ({ people, year, month }, call) => service.read(call, async (tx) => {
      const known = [...(await postedOf(tx, people, dateOf(call.now))).values()].flatMap(({ person, center, department, window }) => (center ? [{ subject: { kind: 'person' as const, id: person }, center, department, window }] : []))
      return { ok: true, value: { rows: await scored(tx, known, { year, month, now: call.now }) } }
    }),

    list: async ({ center, kind, department, year, month, search, ...page }, call) => outside(call, { center, ...(department && { department }) }) ?? service.read(call, async (tx) => {
      const found = kind === 'person'
        ? await listPage(tx, tx.select().from(posting).where(and(eq(posting.center, center), currentOn(dateOf(call.now)), department ? eq(posting.department, department) : undefined, search ? or(ilike(posting.name, likeText(search)), ilike(posting.person, likeText(search))) : undefined)).$dynamic(),
          { page, sortable: { name: posting.name, person: posting.person, window: posting.window }, defaultSort: 'person', tiebreaker: posting.person })
        : await listPage(tx, tx.select().from(windowCopy).where(and(eq(windowCopy.center, center), isNull(windowCopy.closedOn), department ? eq(windowCopy.department, department) : undefined, search ? ilike(windowCopy.name, likeText(search)) : undefined)).$dynamic(),
          { page, sortable: { name: windowCopy.name, window: windowCopy.number }, defaultSort: 'window', tiebreaker: windowCopy.id })
      const subjects = found.rows.map((row) => ('person' in row
        ? { subject: { kind: 'person' as const, id: row.person }, center, department: row.department, window: row.window, name: row.name }
        : { subject: { kind: 'window' as const, id: row.id }, center, department: row.department, window: row.id, name: row.name }))
      const rows = await scored(tx, subjects, { year, month, now: call.now })
      return { ok: true, value: { rows: rows.map((row, nth) => ({ ...row, name: subjects[nth]!.name })), total: found.total } }
    }),

    mine: ({ year }, call) => service.read(call, async (tx) => {
      const own = (await postedOf(tx, [call.actor.id], dateOf(call.now))).get(call.actor.id)
      if (!own?.center) return { ok: true, value: { year: null, months: [], grade: null } }
      const of = { subject: { kind: 'person' as const, id: own.person }, center: own.center, department: own.department, window: own.window }
      const [rows, rules] = await Promise.all([entriesOf(tx, { people: [own.person], windows: [], when: within(year) }), loadAllRules(tx, [own.center], call.now)])
      const scoreIn = (month: number | null) => scoreLine(of, { year, month, rule: rules.get(own.center!), rows: month === null ? rows : rows.filter(({ on }) => on.month === month) })
      const months = Array.from({ length: 12 }, (_, at) => scoreIn(at + 1))
      const [graded] = await tx.select().from(result).where(and(eq(result.person, own.person), eq(result.kind, 'person'), eq(result.year, year), isNotNull(result.rank)))
      return { ok: true, value: { year: scoreIn(null), months: months.filter(({ entries, pending }) => entries + pending > 0), grade: graded?.grade ?? null } }
    }),

    compare: ({ year }, call) => service.read(call, async (tx) => {
      const [people, inForce, withdrawn, pending, appraised, matters] = await Promise.all([
        counted(tx, posting, and(isNotNull(posting.center), isNotNull(posting.window), currentOn(dateOf(call.now)))),
        ...(['in_force', 'withdrawn', 'proposed'] as const).map((state) => counted(tx, entry, and(KNOWN, within(year), inState(state)))),
        counted(tx, result, and(eq(result.year, year), isNotNull(result.rank))),
        counted(tx, matter, inArray(matter.state, ['open', 'decided', 'closed'])),
      ])
      const centers = [...people!.keys()].toSorted()
      const rules = await loadAllRules(tx, centers, call.now)
      return {
        ok: true, value: {
          rows: centers.map((center) => {
            const smallest = rules.get(center)?.policy?.smallest
            const size = people!.get(center) ?? 0
            const entries = inForce!.get(center) ?? 0
            // A rate of a few people would speak of each of them.
            const perHundred = smallest && size >= smallest.value ? Math.round((entries / size) * 1000) / 10 : null
            return { center, people: size, entries, withdrawn: withdrawn!.get(center) ?? 0, pending: pending!.get(center) ?? 0, perHundred, smallest: smallest?.value ?? null, smallestClause: smallest?.clause ?? null, appraised: appraised!.get(center) ?? 0, matters: matters!.get(center) ?? 0 }
          }),
        },
      }
    }),
  }
}

async function counted(tx: Transaction, table: typeof posting | typeof entry | typeof result | typeof matter, where: SQL | undefined): Promise<Map<string, number>> {
  const rows = await tx.select({ center: table.center, rows: count() }).from(table).where(where).groupBy(table.center)
  return new Map(rows.flatMap(({ center, rows: number }) => (center ? [[center, number] as const] : [])))
}

async function scored(tx: Transaction, subjects: readonly Of[], { year, month, now }: When & { now: Temporal.Instant }) {
  const idsOf = (kind: 'person' | 'window') => subjects.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id)
  const [all, rules] = await Promise.all([
    entriesOf(tx, { people: idsOf('person'), windows: idsOf('window'), when: within(year, month) }),
    loadAllRules(tx, subjects.map(({ center }) => center), now),
  ])
  return subjects.map((of) => scoreLine(of, { year, month: month ?? null, rule: rules.get(of.center), rows: all }))
}

function scoreLine(of: Of, { year, month, rule, rows }: { year: number; month: number | null; rule: Rules | undefined; rows: readonly EntryRow[] }) {
  const own = rows.filter((row) => row.center === of.center && isOf(row, of, rule))
  return { ...of, year, month, ...scoreOf(own, rule?.policy, { wholeYear: month === null }) }
}

function isOf(row: EntryRow, { subject: { kind, id } }: Of, rules: Rules | undefined): boolean {
  return kind === 'person' ? row.person === id : row.window === id && countsForWindow(row, rules?.policy)
}
