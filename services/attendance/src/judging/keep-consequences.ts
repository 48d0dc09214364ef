import { systemActor } from '@hall/access'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { type Deduction, deductionsOf } from '../domain/month/deductions.ts'
import { type GroundLevel, groundLevel } from '../domain/month/ground.ts'
import { composeGroundNotice } from '../notices/ground-notice.ts'
import type { DayChange } from './change.ts'
import type { Rules } from './load-rules.ts'
import type { Recording } from './record-days.ts'

/** What follows from days beside their figures: entries for deduction, grounds of absence. A reversal takes back what had followed. */
export async function keepConsequences(tx: Transaction, changes: readonly DayChange[], { rules, recording }: { rules: Rules; recording: Recording }): Promise<void> {
  const versions = changes.filter(({ isNewVersion }) => isNewVersion)
  await keepDeductions(tx, versions.map((change) => ({ change, wanted: wantedBy(rules, change) })), recording)
  await keepGrounds(tx, versions, { rules, recording })
}

function wantedBy(rules: Rules, { place, known, verdict }: DayChange): readonly Deduction[] {
  const rule = rules(place.center, known.date)
  return rule ? deductionsOf(rule.policy, verdict) : []
}

interface Entered { readonly id: string; readonly person: string; readonly date: string; readonly finding: Deduction['finding']; readonly point: string | null; readonly clause: string; readonly points: number | null; readonly revoked: boolean }
const ENTERED = `
  select d.id::text, d.person, d.date::text, d.finding, d.point, d.clause, d.points::float, d.revoked
  from unnest($1::text[], $2::date[]) as k(person, date) join deduction d on d.person = k.person and d.date = k.date`
const ENTER = `
  insert into deduction (id, center, department, "window", person, name, date, finding, point, clause, points, entered_on, revoked)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, false)
  on conflict (person, date, finding, coalesce(point, '')) do update set revoked = false, entered_on = excluded.entered_on`

interface Wanted { readonly change: DayChange; readonly wanted: readonly Deduction[] }

async function keepDeductions(tx: Transaction, all: readonly Wanted[], { now, newId }: Recording): Promise<void> {
  // Days that were never final have no entries to take back.
  const concerned = all.filter(({ change, wanted }) => wanted.length > 0 || change.before?.verdict.final)
  if (concerned.length === 0) return
  const keys = [concerned.map(({ change }) => change.known.person), concerned.map(({ change }) => change.known.date.toString())]
  const entered = Map.groupBy(await tx.sql<Entered>(ENTERED, keys, 'deductions.entered'), ({ person, date }) => `${person}/${date}`)
  for (const { change, wanted } of concerned) {
    const { known, place } = change
    const standing = entered.get(`${known.person}/${known.date.toString()}`) ?? []
    const isIn = (list: readonly Deduction[], one: Pick<Deduction, 'finding' | 'point'>) => list.some(({ finding, point }) => finding === one.finding && point === one.point)
    const added = wanted.filter((one) => !isIn(standing.filter(({ revoked }) => !revoked), one))
    const taken = standing.filter((one) => !one.revoked && !isIn(wanted, one))
    for (const one of added) {
      await tx.sql(ENTER, [newId(), place.center, place.department, place.window, known.person, place.name, known.date, one.finding, one.point, one.clause, one.points, dateOf(now)])
    }
    if (taken.length > 0) await tx.sql('update deduction set revoked = true where id = any ($1::uuid[])', [taken.map(({ id }) => id)])
    const events = [...added.map((one) => ({ ...one, revoked: false })), ...taken.map((one) => ({ ...one, revoked: true }))]
    await Promise.all(events.map(({ finding, point, clause, points, revoked }) => appendFor(tx, { type: 'DeductionEntered', ...whereOf(change), date: known.date.toString(), finding, point, clause, points, revoked }, { change, recording: { now, newId } })))
  }
}

/** Confirmed absence of the years touched, in half days. */
const CONFIRMED = `
  select k.person, k.center, k.year,
    coalesce(sum(f.confirmed_halves), 0)::int as halves,
    (select g.level from absence_ground g where g.person = k.person and g.center = k.center and g.year = k.year) as level
  from unnest($1::text[], $2::text[], $3::int[]) as k(person, center, year)
    left join day_figure f on f.person = k.person and f.center = k.center and f.date >= make_date(k.year, 1, 1) and f.date < make_date(k.year + 1, 1, 1) and f.confirmed_halves > 0
  group by k.person, k.center, k.year`
const KEEP_GROUND = `
  insert into absence_ground (center, department, "window", person, name, year, halves, level, ground, clause, since)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (person, center, year) do update set halves = excluded.halves, level = excluded.level, name = excluded.name,
    since = case when absence_ground.level = excluded.level then absence_ground.since else excluded.since end`
/** The people of the center's sections, who keep the attendance (EP-ATT-02). */
const SECTION_PEOPLE = `select person from posting where center = $1 and section is not null and starts_on <= $2 and (ends_on is null or ends_on > $2) order by person limit 20`

async function keepGrounds(tx: Transaction, versions: readonly DayChange[], { rules, recording: { now, newId } }: { rules: Rules; recording: Recording }): Promise<void> {
  const touched = versions.flatMap((change) => {
    const { place, known, verdict, before } = change
    const rule = rules(place.center, known.date)?.policy.absentGround
    const isAbsent = [...verdict.findings, ...(before?.verdict.findings ?? [])].some(({ kind }) => kind === 'absent')
    return rule && isAbsent ? [{ change, rule }] : []
  })
  const byYear = new Map(touched.map((one) => [`${one.change.known.person}/${one.change.place.center}/${one.change.known.date.year}`, one]))
  if (byYear.size === 0) return
  const keys = [...byYear.values()].map(({ change }) => change)
  const rows = await tx.sql<{ person: string; center: string; year: number; halves: number; level: GroundLevel | null }>(
    CONFIRMED, [keys.map(({ known }) => known.person), keys.map(({ place }) => place.center), keys.map(({ known }) => known.date.year)], 'grounds.confirmed')
  for (const { person, center, year, halves, level: before } of rows) {
    const { change, rule } = byYear.get(`${person}/${center}/${year}`)!
    const level = groundLevel(rule.value, halves)
    if (halves === 0 && before === null) continue
    const { place } = change
    await tx.sql(KEEP_GROUND, [center, place.department, place.window, person, place.name, year, halves, level, rule.value.ground, rule.clause, now])
    const was = before ?? 'none'
    if (was === level && level !== 'warning') continue
    const raised = { type: 'AbsenceGroundRaised' as const, ...whereOf(change), year, from: `${year}-01-01`, until: `${year}-12-31`, days: halves / 2, ground: rule.value.ground, clause: rule.clause }
    if (level === 'ground' && was !== 'ground') await appendFor(tx, { ...raised, withdrawn: false }, { change, recording: { now, newId } })
    if (was === 'ground' && level !== 'ground') await appendFor(tx, { ...raised, withdrawn: true }, { change, recording: { now, newId } })
    const section = await tx.sql<{ person: string }>(SECTION_PEOPLE, [center, dateOf(now)])
    if (level === 'none' || section.length === 0) continue
    const notice = composeGroundNotice({ center, person, name: place.name, recipients: section.map((one) => one.person) }, { days: halves / 2, year, level, rule })
    await appendFor(tx, { type: 'NoticeRaised', ...notice }, { change, recording: { now, newId } })
  }
}

function whereOf({ place, known }: DayChange) {
  return { center: place.center, person: known.person, department: place.department, window: place.window }
}

async function appendFor(tx: Transaction, event: AttendanceEvent, { change: { place, known }, recording: { now, newId } }: { change: DayChange; recording: Recording }): Promise<void> {
  const id = newId()
  await append(tx, {
    stream: `consequence/${id}`, expectedVersion: 0, events: [event],
    meta: {
      commandId: id, actor: systemActor('attendance').id, now, person: known.person, center: place.center,
      department: place.department ?? undefined, window: place.window ?? undefined,
    },
  })
}
