import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { systemActor } from '@hall/access'
import { COUNTED, dayFigures, type Figures, isSameFigures, NOTHING } from '../domain/month/day-figures.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import type { DayChange } from './change.ts'
import type { Recording } from './record-days.ts'

/** Names of columns: `lateSeconds` is `late_seconds`. */
export const FIGURE_COLUMNS = COUNTED.map((name) => [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] as const)
const NAMES = FIGURE_COLUMNS.map(([, column]) => column)
/** The figures of a row as one object, as `Figures`. */
export function figuresOf(table: string): string {
  return `jsonb_build_object(${FIGURE_COLUMNS.map(([name, column]) => `'${name}', ${table}.${column}`).join(', ')})`
}
/** Sums of them, for `group by`. */
export const SUMS = NAMES.map((column) => `coalesce(sum(f.${column}), 0)::int as ${column}`).join(', ')

const ALL = [...NAMES, 'provisional']
const DAY_COLUMNS = ['center', 'department', '"window"', 'person', 'date', ...ALL].join(', ')
const KEEP = `
  insert into day_figure (${DAY_COLUMNS}) select ${DAY_COLUMNS} from jsonb_populate_recordset(null::day_figure, $1::jsonb)
  on conflict (person, date) do update set center = excluded.center, department = excluded.department, "window" = excluded."window",
    ${ALL.map((name) => `${name} = excluded.${name}`).join(', ')}`
const DROP = 'delete from day_figure f using unnest($1::text[], $2::date[]) as k(person, date) where f.person = k.person and f.date = k.date'

/** Sums of the person's days at the center in the month; whoever has none left has no row. */
const SUM_AGAIN = `
  with touched as (select distinct k.center, k.month, k.person, k.name from unnest($1::text[], $2::date[], $3::text[], $4::text[]) as k(center, month, person, name)),
  gone as (
    delete from month_figure m using touched t where m.center = t.center and m.month = t.month and m.person = t.person
      and not exists (select 1 from day_figure f where f.person = t.person and f.center = t.center and f.date >= t.month and f.date < t.month + interval '1 month')
  )
  insert into month_figure (center, month, person, name, department, "window", ${ALL.join(', ')})
  select t.center, t.month, t.person, t.name, (array_agg(f.department order by f.date desc))[1], (array_agg(f."window" order by f.date desc))[1],
    ${ALL.map((name) => `sum(f.${name})::int`).join(', ')}
  from touched t join day_figure f on f.person = t.person and f.center = t.center and f.date >= t.month and f.date < t.month + interval '1 month'
  group by t.center, t.month, t.person, t.name
  on conflict (center, month, person) do update set name = excluded.name, department = excluded.department, "window" = excluded."window",
    ${ALL.map((name) => `${name} = excluded.${name}`).join(', ')}`

/** What of the changed days was, and is, in their months; months touched are summed anew for the people touched and nobody else. */
export async function keepFigures(tx: Transaction, changes: readonly DayChange[], recording: Recording): Promise<void> {
  const counted = changes.flatMap((change) => {
    if (!change.isNewVersion) return []
    const [before, after] = [change.before && dayFigures(change.before.verdict), dayFigures(change.verdict)]
    const isMoved = change.before && change.before.center !== change.place.center
    return !isMoved && isSame(before, after) ? [] : [{ change, before, after }]
  })
  if (counted.length === 0) return
  const kept = counted.filter(({ after }) => after)
  const dropped = counted.filter(({ after }) => !after).map(({ change }) => change.known)
  if (kept.length > 0) await tx.sql(KEEP, [JSON.stringify(kept.map(rowOf))], 'figures.keep')
  if (dropped.length > 0) await tx.sql(DROP, [dropped.map(({ person }) => person), dropped.map(({ date }) => date.toString())], 'figures.drop')
  const months = counted.flatMap(({ change: { place, before, known } }) => [...new Set([place.center, ...(before ? [before.center] : [])])]
    .map((center) => ({ center, month: known.date.with({ day: 1 }).toString(), person: known.person, name: place.name })))
  const column = (name: keyof (typeof months)[number]) => months.map((month) => month[name])
  await tx.sql(SUM_AGAIN, [column('center'), column('month'), column('person'), column('name')], 'figures.sum')
  await noteChanges(tx, counted, recording)
}

function isSame(a: ReturnType<typeof dayFigures>, b: ReturnType<typeof dayFigures>): boolean {
  if (!a || !b) return a === b
  return a.provisional === b.provisional && isSameFigures(a, b)
}

interface Counted { readonly change: DayChange; readonly before: Figures | undefined; readonly after: ReturnType<typeof dayFigures> }

function rowOf({ change: { known, place }, after }: Counted) {
  const columns = FIGURE_COLUMNS.map(([name, column]) => [column, after![name]])
  return { center: place.center, department: place.department, window: place.window, person: known.person, date: known.date, ...Object.fromEntries(columns), provisional: after!.provisional }
}

const CLOSED = 'select k.center, k.month::text from unnest($1::text[], $2::date[]) as k(center, month) join month m on m.center = k.center and m.month = k.month and m.closed_at is not null'
const NOTE = `
  insert into month_change (id, center, department, "window", person, name, month, date, day_version, before, after, cause, reason, at)
  select id, center, department, "window", person, name, month, date, day_version, before, after, cause, reason, at
  from jsonb_populate_recordset(null::month_change, $1::jsonb) on conflict do nothing`

/** A closed month keeps the figures it was closed with; what comes later is noted with both figures and why. */
async function noteChanges(tx: Transaction, counted: readonly Counted[], { now, newId }: Recording): Promise<void> {
  const key = ({ place, known }: DayChange) => `${place.center}/${known.date.with({ day: 1 }).toString()}`
  const all = [...new Map(counted.map(({ change }) => [key(change), change])).values()]
  const found = await tx.sql<{ center: string; month: string }>(CLOSED, [all.map(({ place }) => place.center), all.map(({ known }) => known.date.with({ day: 1 }).toString())], 'figures.closed')
  const closed = new Set(found.map(({ center, month }) => `${center}/${month}`))
  const changed = counted.filter(({ change, before, after }) => closed.has(key(change)) && !isSameFigures(before ?? NOTHING, after ?? NOTHING))
  if (changed.length === 0) return
  const rows = changed.map(({ change, before, after }) => {
    const { place, known, version, cause } = change
    const reason = known.corrections.at(-1)?.reason ?? null
    return {
      id: newId(), ...place, person: known.person, month: known.date.with({ day: 1 }), date: known.date, day_version: version,
      before: figuresIn(before), after: figuresIn(after), cause, reason: cause === 'correction' || cause === 'objection' ? reason : null, at: now,
    }
  })
  await tx.sql(NOTE, [JSON.stringify(rows)])
  await Promise.all(rows.map((row) => append(tx, {
    stream: `month-change/${row.id}`, expectedVersion: 0, events: [changedEvent(row)],
    meta: { commandId: row.id, actor: systemActor('attendance').id, now, center: row.center, person: row.person },
  })))
}

function changedEvent({ center, person, month, date, before, after, cause }: Changed): AttendanceEvent {
  return { type: 'MonthChanged', center, person, month: month.toString(), date: date.toString(), before, after, cause }
}
interface Changed { readonly center: string; readonly person: string; readonly month: Temporal.PlainDate; readonly date: Temporal.PlainDate; readonly before: Figures; readonly after: Figures; readonly cause: string }

function figuresIn(figures: Figures | undefined): Figures {
  return Object.fromEntries(COUNTED.map((name) => [name, figures?.[name] ?? 0])) as Figures
}
