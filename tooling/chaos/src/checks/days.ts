import { isDeepStrictEqual } from 'node:util'
import type { Complaint, Line } from '../report.ts'
import type { Store } from '../stores.ts'
import { checkOnce } from './once.ts'

interface Day { readonly person: string; readonly date: string; readonly version: number; readonly verdict: object }

const DAYS = 'select person, date::text as date, version, verdict from day'
const keyOf = ({ person, date }: Pick<Day, 'person' | 'date'>) => `${person}/${date}`

interface Found { readonly lines: Line[]; readonly complaints: Complaint[] }

/**
 * Every day with a check has a verdict; the counts of the center follow from the verdicts; and all days, judged anew by
 * `rejudge`, stand as they were.
 */
export async function checkDays(attendance: Store, rejudge: () => Promise<void>): Promise<Found> {
  const before = await attendance.rows<Day>(DAYS)
  const touched = await attendance.keys(`select distinct person || '/' || at::date as key from punch`)
  const { lost } = checkOnce(touched, before.map(keyOf))
  const miscounted = await attendance.rows<{ center: string; date: string }>(MISCOUNTED)
  const terminals = await attendance.rows<{ serial: string }>(TERMINALS_MISCOUNTED)
  const failed = await attendance.rows<{ person: string; date: string; error: string }>('select t.person, t.date::text as date, q.error from days_to_judge q, unnest(q.persons, q.dates) as t(person, date)')

  await rejudge()
  const after = new Map((await attendance.rows<Day>(DAYS)).map((day) => [keyOf(day), day]))
  const stale = before.filter((day) => !isDeepStrictEqual(after.get(keyOf(day)), day))
  return {
    lines: [{ name: 'attendance: days judged', acknowledged: touched.length, lost, doubled: [] }],
    complaints: [
      ...stale.map((day): Complaint => ({ code: 'otherVerdict', values: { what: keyOf(day) } })),
      ...miscounted.map(({ center, date }): Complaint => ({ code: 'miscounted', values: { what: `${center}/${date}` } })),
      ...terminals.map(({ serial }): Complaint => ({ code: 'miscounted', values: { what: serial } })),
      ...failed.map((day): Complaint => ({ code: 'unjudged', values: { what: keyOf(day), error: day.error } })),
    ],
  }
}

/** The counts kept with every verdict, against the verdicts. */
const MISCOUNTED = `
  with counted as (
    select center, date,
      count(*) filter (where outcome <> 'not_expected') as judged,
      count(*) filter (where outcome <> 'not_expected' and first_punch is not null) as present,
      count(*) filter (where 'late' = any (findings)) as late,
      count(*) filter (where 'early_leave' = any (findings)) as early_leave,
      count(*) filter (where findings && array['missing_in', 'missing_out']) as missing,
      count(*) filter (where 'absent' = any (findings)) as absent,
      count(*) filter (where outcome = 'recorded') as recorded,
      count(*) filter (where outcome = 'exception') as exceptions
    from day group by center, date
  )
  select center, date::text from counted full join center_day k using (center, date)
  where (counted.judged, counted.present, counted.late, counted.early_leave, counted.missing, counted.absent, counted.recorded, counted.exceptions)
    is distinct from (k.judged::bigint, k.present::bigint, k.late::bigint, k.early_leave::bigint, k.missing::bigint, k.absent::bigint, k.recorded::bigint, k.exceptions::bigint)`

/** What a terminal is said to have sent, against the journal. */
const TERMINALS_MISCOUNTED = `
  select d.serial from device d
  where d.punches <> (select coalesce(sum((j.data ->> 'accepted')::int), 0) from journal j where j.type = 'PunchesReceived' and j.data ->> 'serial' = d.serial)`
