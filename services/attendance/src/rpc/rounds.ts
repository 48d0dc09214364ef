import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { listPage } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, gte, ilike, lte, sql } from 'drizzle-orm'
import { postedAt } from '../db/posting-store.ts'
import { look, round } from '../db/schema.ts'
import { regularTimes, roundDuties } from '../domain/rounds/round-duties.ts'
import { touchFound } from '../judging/day-key.ts'
import { loadRules } from '../judging/load-rules.ts'
import { appendAbout } from './append-about.ts'
import { appendOne, type AttendanceHandlers, isUuid, likeText, outside } from './calls.ts'
import { findingsOfStandIns, standInsOn } from './round-stand-ins.ts'

type RoundRow = typeof round.$inferSelect
/** Made at the same minute on so many days, irregular rounds are told to be regular (EP-SUP-05). */
const REGULAR_FROM = 5
const MOST_DAYS = 62

export function roundsHandlers(service: ServiceContext): AttendanceHandlers['rounds'] {
  return {
    duties: async ({ center, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
      const days = first.until(last).days
      if (days < 0 || days > MOST_DAYS) return problem('BAD_INPUT', { details: { field: 'to', longestDays: MOST_DAYS } })
      const [rules, made] = await Promise.all([loadRules(tx, [center]), tx.select().from(round).where(and(eq(round.center, center), gte(round.date, first), lte(round.date, last)))])
      const finished = made.flatMap(({ kind, finishedAt, date }) => (finishedAt ? [{ kind, at: finishedAt, date }] : []))
      const rows = Array.from({ length: days + 1 }, (_, index) => first.add({ days: index })).flatMap((date) => {
        const rule = rules(center, date)
        if (!rule?.policy.rounds || !rule.calendar.isWorkday(date)) return []
        return roundDuties(rule.policy, finished.filter((one) => one.date.equals(date)), { date, now: localTime(call.now) })
          .map(({ times, next, ...duty }) => ({
            ...duty, date: date.toString(), times: times.map((at) => at.toPlainTime().toString({ smallestUnit: 'minute' })),
            next: next && { from: next.from.toString(), to: next.to.toString() },
          }))
      })
      const irregular = new Set(rules(center, last)?.policy.rounds?.filter(({ timing }) => timing.value.strategy === 'irregular').map(({ id }) => id))
      return { ok: true, value: { rows, regular: regularTimes(finished.filter(({ kind }) => irregular.has(kind)), REGULAR_FROM) } }
    }),

    list: async ({ center, from, to, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(eq(round.center, center), gte(round.date, Temporal.PlainDate.from(from)), lte(round.date, Temporal.PlainDate.from(to)), search ? ilike(round.byName, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(round).where(where).$dynamic(), {
        page, sortable: { startedAt: round.startedAt, kind: round.kind, by: round.byName }, defaultSort: '-startedAt', tiebreaker: round.id,
      })
      return { ok: true, value: { rows: await withCounts(tx, rows), total } }
    }),

    get: async ({ center, id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const found = await findRound(tx, { center, id })
      if (!found) return problem('NOT_FOUND', { details: { id } })
      const looks = await tx.sql<LookRow>(
        `select l.id::text, l."window", l.person, l.at, l.state, l.note, l.photos, l.authorised,
           (select p.name from posting p where p.person = l.person and p.starts_on <= l.at::date order by p.starts_on desc limit 1) as name
         from look l where l.round = $1 order by l.at, l.id`, [id])
      const [shown] = await withCounts(tx, [found])
      return { ok: true, value: { round: shown!, standIns: await standInsOn(tx, { center, on: found.date }), looks: looks.map(({ at, ...row }) => ({ ...row, at: at.toString() })) } }
    }),

    start: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, kind } = input
      const now = localTime(call.now).round({ smallestUnit: 'second', roundingMode: 'floor' })
      const rule = (await loadRules(tx, [center]))(center, now.toPlainDate())
      if (!rule?.policy.rounds?.some((one) => one.id === kind)) return problem('ROUND_NOT_KNOWN', { details: { kind } })
      const id = service.newId()
      await tx.insert(round).values({ id, center, kind, date: now.toPlainDate(), startedAt: now, by: call.actor.id, byName: call.actor.name, version: 1 })
      const appended = await appendOne(tx, { type: 'RoundStarted', center, kind, at: now.toString() }, { stream: `round/${id}`, version: 0, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    record: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, id, looks } = input
      const found = await findRound(tx, { center, id }, true)
      if (!found) return problem('ROUND_UNKNOWN')
      if (found.finishedAt) return problem('ROUND_FINISHED')
      const at = localTime(call.now).round({ smallestUnit: 'second', roundingMode: 'floor' })
      const there = await postedAt(tx, center, at.toPlainDate())
      const seen = expand(looks, there)
      if (!seen.ok) return seen
      if (seen.value.some(({ person }) => person === call.actor.id)) return problem('OWN_LOOK')
      const lacking = await findingsOfStandIns(service, tx, { input, call, on: at.toPlainDate() })
      if (!lacking.ok) return lacking
      const rows = await Promise.all(seen.value.map(async (one) => ({
        ...one, id: service.newId(), round: id, center, at, authorised: one.person !== null && one.state !== 'present' && await isAuthorised(tx, one.person, at),
      })))
      await tx.insert(look).values(rows)
      await touchFound(tx, 'round', { select: 'select person, $3::date as date from unnest($2::text[]) as s(person)', values: [[...new Set(rows.flatMap(({ person }) => person ?? []))], at.toPlainDate()] })
      await tx.update(round).set({ version: found.version + 1 }).where(eq(round.id, id))
      const told = rows.map(({ window, person, state, authorised }) => ({ window, person, state, authorised, at: at.toString() }))
      const appended = await appendAbout(tx, { stream: `round/${id}`, place: { center, department: null, window: null }, call, input }, [
        { type: 'LooksRecorded', center, looks: told, ...(input.standIns.length > 0 && { standIns: input.standIns }) }, ...lacking.value,
      ])
      return appended.ok ? { ok: true, value: { recorded: rows.length, authorised: rows.filter(({ authorised }) => authorised).length } } : appended
    }),

    finish: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await findRound(tx, input, true)
      if (!found) return problem('ROUND_UNKNOWN')
      if (found.finishedAt) return problem('ROUND_FINISHED')
      const [counted] = await withCounts(tx, [found])
      if (counted!.windows === 0) return problem('ROUND_EMPTY')
      const at = localTime(call.now).round({ smallestUnit: 'second', roundingMode: 'floor' })
      await tx.update(round).set({ finishedAt: at, version: found.version + 1 }).where(eq(round.id, input.id))
      const { windows, away } = counted!
      const appended = await appendAbout(tx, { stream: `round/${input.id}`, place: { center: input.center, department: null, window: null }, call, input }, [
        { type: 'RoundFinished', center: input.center, round: input.id, kind: found.kind, date: found.date.toString(), findings: away },
      ])
      return appended.ok ? { ok: true, value: { windows, away } } : appended
    }),
  }
}

interface LookRow { id: string; window: string; person: string | null; name: string | null; at: Temporal.PlainDateTime; state: 'present' | 'off_post' | 'wandering' | 'vacant'; note: string | null; photos: string[]; authorised: boolean }

async function findRound(tx: Transaction, { center, id }: { center: string; id: string }, lock = false): Promise<RoundRow | undefined> {
  if (!isUuid(id)) return undefined
  const query = tx.select().from(round).where(and(eq(round.id, id), eq(round.center, center)))
  const [row] = await (lock ? query.for('update') : query)
  return row
}

async function withCounts(tx: Transaction, rows: readonly RoundRow[]) {
  const counts = await tx.select({
    round: look.round, windows: sql<number>`count(distinct ${look.window})::int`,
    away: sql<number>`(count(*) filter (where ${look.state} <> 'present' and not ${look.authorised}))::int`,
  }).from(look).where(sql`${look.round} = any (${sql.param(rows.map(({ id }) => id))}::uuid[])`).groupBy(look.round).orderBy(asc(look.round))
  const byRound = new Map(counts.map((count) => [count.round, count]))
  return rows.map(({ version: _version, by: _by, byName, startedAt, finishedAt, date, ...row }) => ({
    ...row, by: byName, date: date.toString(), startedAt: startedAt.toString(), finishedAt: finishedAt?.toString() ?? null,
    windows: byRound.get(row.id)?.windows ?? 0, away: byRound.get(row.id)?.away ?? 0,
  }))
}

type There = Awaited<ReturnType<typeof postedAt>>
type LookInput = Parameters<AttendanceHandlers['rounds']['record']>[0]['looks'][number]

/** A window where nobody was says so of each of its people. */
function expand(looks: readonly LookInput[], there: There) {
  const rows = []
  for (const { window, person, state, note = null, photos = [] } of looks) {
    const at = there.windows.get(window)
    if (!at) return problem('WINDOW_UNKNOWN', { details: { window } })
    const own = there.people.filter((one) => one.window === window)
    if (person !== null && !own.some((one) => one.person === person)) return problem('PERSON_UNKNOWN', { details: { person } })
    const base = { window, department: at.department, state, note, photos }
    if (person !== null) rows.push({ ...base, person })
    else if (state === 'vacant' && own.length > 0) rows.push(...own.map((one) => ({ ...base, person: one.person })))
    else rows.push({ ...base, person: null })
  }
  return { ok: true as const, value: rows }
}

/** Time away in order covers the moment (EP-ATT-07). */
async function isAuthorised(tx: Transaction, person: string, at: Temporal.PlainDateTime): Promise<boolean> {
  const rows = await tx.sql('select 1 from absence where person = $1 and starts_at <= $2 and ends_at > $2 and withdrawn_at is null limit 1', [person, at], 'look.authorised')
  return rows.length > 0
}

