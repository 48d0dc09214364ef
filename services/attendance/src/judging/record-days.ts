import { systemActor } from '@hall/access'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { sum, type Tally } from '../domain/tally.ts'
import { type DayChange, eventsOf, tallies } from './change.ts'
import { columnsOf, touchFound } from './day-key.ts'
import { keepFigures } from './keep-figures.ts'

export interface Recording { readonly now: Temporal.Instant; readonly newId: () => string }

const KEEP_EARLIER = `
  insert into earlier_day (center, department, "window", person, date, version, cause, judged_at, verdict)
  select d.center, d.department, d."window", d.person, d.date, d.version, d.cause, d.judged_at, d.verdict
  from unnest($1::text[], $2::date[]) as k(person, date) join day d on d.person = k.person and d.date = k.date`

const COLUMNS = ['center', 'department', '"window"', 'name', 'version', 'stream_version', 'cause', 'judged_at', 'verdict', 'outcome', 'findings',
  'clauses', 'first_punch', 'last_punch', 'waiting', 'final', 'proof_ends_at']
const NAMES = ['person', 'date', ...COLUMNS].join(', ')
const KEEP_DAYS = `
  insert into day (${NAMES}) select ${NAMES} from jsonb_populate_recordset(null::day, $1::jsonb)
  on conflict (person, date) do update set ${COLUMNS.map((name) => `${name} = ${replaces(name)}`).join(', ')}`

/** A version keeps what it was judged for and when. */
function replaces(column: string): string {
  const ofVersion = column === 'cause' || column === 'judged_at'
  return ofVersion ? `case when day.version = excluded.version then day.${column} else excluded.${column} end` : `excluded.${column}`
}

const COUNTS = ['judged', 'present', 'late', 'early_leave', 'missing', 'absent', 'recorded', 'exceptions']
const COUNT = `
  insert into center_day (center, date, ${COUNTS.join(', ')})
  select center, date, ${COUNTS.join(', ')} from jsonb_populate_recordset(null::center_day, $1::jsonb)
  on conflict (center, date) do update set ${COUNTS.map((name) => `${name} = center_day.${name} + excluded.${name}`).join(', ')}`

/** Whoever is seen again ends a stretch of days away, whose time for proof begins with the return (TG-ATT-09). */
const RETURNED = `
  select d.person, d.date
  from unnest($2::text[], $3::date[]) as k(person, date)
    join day d on d.person = k.person and d.date < k.date and not d.final and not d.waiting and d.first_punch is null and d.proof_ends_at is null`

/** Writes what judging changed: the verdict that stands, the one before, the events and the counts. */
export async function recordDays(tx: Transaction, changes: readonly DayChange[], recording: Recording): Promise<void> {
  if (changes.length === 0) return
  const versions = changes.filter(({ isNewVersion }) => isNewVersion)
  const replaced = versions.filter(({ before }) => before).map(({ known }) => known)
  const seen = changes.filter(({ known }) => known.punches.length > 0).map(({ known }) => known)
  const events = versions.map((change) => ({ change, events: eventsOf(change) }))
  const streamVersion = new Map(events.map(({ change, events: of }) => [change, (change.before?.stream_version ?? 0) + of.length]))

  const written = await Promise.all([
    replaced.length > 0 && tx.sql(KEEP_EARLIER, columnsOf(replaced), 'days.earlier'),
    tx.sql(KEEP_DAYS, [JSON.stringify(changes.map((change) => rowOf(change, streamVersion.get(change), recording)))], 'days.keep'),
    keepFigures(tx, changes, recording),
    tx.sql(COUNT, [JSON.stringify(countsOf(changes))], 'days.count'),
    seen.length > 0 && touchFound(tx, 'punches', { select: RETURNED, values: columnsOf(seen) }),
    ...events.map(({ change, events: of }) => append(tx, {
      stream: `day/${change.known.person}/${change.known.date.toString()}`,
      expectedVersion: change.before?.stream_version ?? 0,
      events: of,
      meta: metaOf(change, recording),
    })),
  ])
  const conflict = written.find((result) => result && !Array.isArray(result) && !result.ok)
  if (conflict) throw new Error('a day was judged by two at once')
}

function metaOf({ known, place, verdict, summary }: DayChange, { now, newId }: Recording) {
  return {
    commandId: newId(), actor: systemActor('attendance').id, now, person: known.person,
    center: place.center, department: place.department ?? undefined, window: place.window ?? undefined,
    policyRef: { center: place.center, area: 'attendance', version: verdict.policyVersion, clauses: summary.clauses },
  }
}

/** As `day` has it. */
function rowOf(change: DayChange, streamVersion: number | undefined, { now }: Recording) {
  const { known, place, verdict, summary, before, cause, version } = change
  const { center, department, window, name } = place
  return {
    person: known.person, date: known.date, center, department, window, name,
    version, stream_version: streamVersion ?? before?.stream_version, cause, judged_at: now, verdict,
    outcome: summary.outcome, findings: summary.findings, clauses: summary.clauses,
    first_punch: summary.firstPunch, last_punch: summary.lastPunch,
    waiting: verdict.points.some(({ state }) => state === 'waiting'), final: verdict.final,
    proof_ends_at: verdict.proofDue?.endsAt ?? null,
  }
}

function countsOf(changes: readonly DayChange[]) {
  const counts = new Map<string, { center: string; date: string } & Tally>()
  for (const change of changes) {
    const date = change.known.date.toString()
    for (const { center, tally } of tallies(change)) {
      const known = counts.get(`${center}/${date}`)
      counts.set(`${center}/${date}`, { center, date, ...(known ? sum(tally, known) : tally) })
    }
  }
  return [...counts.values()].sort((a, b) => `${a.center}/${a.date}`.localeCompare(`${b.center}/${b.date}`))
}
