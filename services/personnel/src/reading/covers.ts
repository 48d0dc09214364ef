import { createWorkingCalendar } from '@hall/calendar'
import type { CoverFile, MandateFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { inForce } from '@hall/regulation'
import { loadCalendarYears, loadPolicies } from '@hall/regulation-copy'
import { eq } from 'drizzle-orm'
import { seatsAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { postCopy } from '../db/schema.ts'
import { responsible } from '../domain/cover/cover.ts'
import { isUnmanned } from '../domain/cover/work.ts'
import { dayOf } from '../domain/rules.ts'

/** Covers of a post that reach to a moment, the latest first. */
export async function coversAt(tx: Transaction, { post, at }: { post: string; at: string }): Promise<CoverFile[]> {
  const rows = await tx.sql<{ state: CoverFile }>(
    `select state from file where kind = 'cover' and state ->> 'post' = $1 and state ->> 'from' <= $2 order by state ->> 'from' desc`, [post, at])
  return rows.map(({ state }) => state)
}

/** Covers of a holder that reach to a moment, the latest first. */
export async function coversOf(tx: Transaction, { holder, at }: { holder: string; at: string }): Promise<CoverFile[]> {
  const rows = await tx.sql<{ state: CoverFile }>(`select state from file where kind = 'cover' and person = $1 and state ->> 'from' <= $2 order by state ->> 'from' desc`, [holder, at])
  return rows.map(({ state }) => state)
}

/** Covers in which somebody stands in and that reach to a moment, the latest first. */
export async function coversBy(tx: Transaction, { person, at }: { person: string; at: string }): Promise<CoverFile[]> {
  const rows = await tx.sql<{ state: CoverFile }>(`select state from file where kind = 'cover' and state -> 'standIns' @> jsonb_build_array(jsonb_build_object('person', $1::text)) and state ->> 'from' <= $2 order by state ->> 'from' desc`, [person, at])
  return rows.map(({ state }) => state)
}

/** Covers of a center of which some part lies on a day. */
export async function coversOn(tx: Transaction, { center, on }: { center: string; on: string }): Promise<CoverFile[]> {
  const rows = await tx.sql<{ state: CoverFile }>(
    `select state from file where kind = 'cover' and center = $1 and left(state ->> 'from', 10) <= $2 and coalesce(left(state ->> 'to', 10), '9999') >= $2 order by state ->> 'from', id`, [center, on])
  return rows.map(({ state }) => state)
}

export async function mandatesOf(tx: Transaction, { center, window, person }: { center: string; window?: string | null; person?: string }): Promise<MandateFile[]> {
  const rows = await tx.sql<{ state: MandateFile }>(
    `select state from file where kind = 'mandate' and center = $1 and ($2::text is null or "window" = $2) and ($3::text is null or person = $3)`, [center, window ?? null, person ?? null])
  return rows.map(({ state }) => state)
}

/** The leader of the department in charge of its window work, as recorded. */
export async function leaderOf(tx: Transaction, department: string | null, on: string): Promise<string | null> {
  const [row] = await tx.sql<{ person: string }>(
    `select person from record where kind = 'leader_in_charge' and department = $1 and recorded_on <= $2 and (ended_on is null or ended_on > $2) order by recorded_on desc limit 1`, [department, on])
  return row?.person ?? null
}

/** Every post at a moment: held, covered, unattended, vacant. */
export async function rosterAt(tx: Transaction, center: string, at: string) {
  const day = dayOf(at.slice(0, 10))
  const [rules, posts, seats] = await Promise.all([findRules(tx, center, day), tx.select().from(postCopy).where(eq(postCopy.center, center)).orderBy(postCopy.id), seatsAt(tx, { center }, day)])
  const rows = await tx.sql<{ state: CoverFile }>(`select state from file where kind = 'cover' and center = $1 and state ->> 'from' <= $2 and coalesce(state ->> 'to', '9999') > $2`, [center, at])
  const covers = rows.map(({ state }) => state)
  return posts.map(({ id: post, window }) => {
    const holder = seats.find((seat) => seat.post === post && seat.capacity === 'primary')?.person ?? null
    const found = rules && responsible({ at, act: 'work' }, { holder, covers: covers.filter((one) => one.post === post) }, rules)
    const cover = covers.find((one) => one.post === post)
    // The backup has the post, yet nobody has confirmed that it is there.
    if (rules && cover && found?.person && found.because !== 'holder' && isUnmanned(cover, at, rules)) return { post, window, holder, state: 'unattended' as const, by: found.person, clause: rules.policy.manning!.clause, cover: cover.id }
    const state = holder === null ? 'vacant' as const : !found || found.because === 'holder' ? 'held' as const : found.person === null ? 'unattended' as const : 'covered' as const
    return { post, window, holder, state, by: found?.person ?? holder, clause: state === 'unattended' || (state === 'covered' && cover?.kind === 'unannounced') ? (found?.clause ?? null) : null, cover: null }
  })
}

/** What lasts longer is no absence to be counted by opening hours. */
const MOST_DAYS = 400

/** Minutes of opening time in an absence, by the timetable of the center's attendance rules; every minute of it where there is none. */
export async function scheduledMinutes(tx: Transaction, center: string, { from, to }: { from: string; to: string }): Promise<number> {
  if (to <= from) return 0
  const day = dayOf(from.slice(0, 10))
  const policy = inForce(await loadPolicies(tx, { center, area: 'attendance' }), { center, area: 'attendance' }, day)?.policy
  const [start, end] = [Temporal.PlainDateTime.from(from), Temporal.PlainDateTime.from(to)]
  if (!policy || start.until(end).total('days') > MOST_DAYS) return start.until(end).total('minutes')
  const calendar = createWorkingCalendar({ years: await loadCalendarYears(tx) })
  const { am, pm, summer } = policy.timetable.value
  let minutes = 0
  for (let date = day; Temporal.PlainDate.compare(date, end.toPlainDate()) <= 0; date = date.add({ days: 1 })) {
    if (!calendar.isWorkday(date)) continue
    const inSummer = summer !== null && date.toString().slice(5) >= summer.from && date.toString().slice(5) <= summer.to
    const time = (value: string | { summer: string; winter: string }) => (typeof value === 'string' ? value : inSummer ? value.summer : value.winter)
    for (const session of [am, pm]) {
      const opens = date.toPlainDateTime(time(session.from))
      const closes = date.toPlainDateTime(time(session.to))
      const [first, last] = [opens.toString() > start.toString() ? opens : start, closes.toString() < end.toString() ? closes : end]
      if (first.toString() < last.toString()) minutes += first.until(last).total('minutes')
    }
  }
  return minutes
}
