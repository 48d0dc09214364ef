import type { Transaction } from '@hall/database'
import type { LeaveOnDay } from '../domain/leave/absent-under.ts'
import type { Absence, Correction, Look, Outage, Punch } from '../domain/facts.ts'
import { columnsOf, type DayKey } from './day-key.ts'

/** Where a person was posted on a day. */
export interface Place {
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly name: string
}

/** What is known about one day of one person, without the rule. */
export interface KnownDay {
  readonly person: string
  readonly date: Temporal.PlainDate
  /** Undefined on a day at no center. */
  readonly place: Place | undefined
  /** Who leads the person's window that day, the person aside. */
  readonly leads: readonly string[]
  readonly punches: readonly (Punch & { readonly receivedAt: Temporal.Instant; readonly clockDriftSeconds: number | null })[]
  readonly absences: readonly Absence[]
  readonly outages: readonly Outage[]
  readonly leaves: readonly LeaveOnDay[]
  readonly backOn: Temporal.PlainDate | undefined
  readonly looks: readonly (Look & { readonly round: string; readonly kind: string; readonly note: string | null; readonly by: string; readonly photos: readonly string[] })[]
  readonly corrections: readonly (Correction & { readonly id: string; readonly reason: string; readonly by: string; readonly madeAt: Temporal.Instant; readonly objection: string | null })[]
  readonly pendingReview: boolean
}

/** `k` is one row per day asked for, numbered from 1 by `n`. */
const KEYS = 'unnest($1::text[], $2::date[]) with ordinality as k(person, date, n)'
const HERE = 'p.starts_on <= k.date and (p.ends_on is null or p.ends_on > k.date) and p.center is not null'

const PLACES = `
  select k.n, p.center, p.department, p."window", p.name,
    array(select p2.person from posting p2
      where p2."window" = p."window" and p2.lead and p2.person <> p.person
        and p2.starts_on <= k.date and (p2.ends_on is null or p2.ends_on > k.date)) as leads
  from ${KEYS} join posting p on p.person = k.person and ${HERE}`
const PUNCHES = `
  select k.n, p.id::text, p.at, p.method, p.serial as device, p.received_at as "receivedAt", p.clock_drift_seconds as "clockDriftSeconds"
  from ${KEYS} join punch p on p.person = k.person and p.at >= k.date and p.at < k.date + 1
  order by p.at, p.id`
const ABSENCES = `
  select k.n, a.id::text, a.kind, a.starts_at as "from", a.ends_at as "to", a.registered_at as "registeredAt", a.leave is not null as "ofLeave"
  from ${KEYS} join absence a on a.person = k.person and a.ends_at > k.date and a.starts_at < k.date + 1 and a.withdrawn_at is null
  order by a.starts_at, a.id`
const OUTAGES = `
  select k.n, o.serial as device, o.starts_at as "from", o.ends_at as "to"
  from ${KEYS} join posting p on p.person = k.person and ${HERE}
    join outage o on o.center = p.center and o.starts_at < k.date + 1 and (o.ends_at is null or o.ends_at >= k.date)
  order by o.starts_at, o.id`
const LEAVES = `
  select k.n, l.id::text, l.state as status, l.starts_at as "from", l.ends_at as "to"
  from ${KEYS} join leave l on l.person = k.person and l.starts_at < k.date + 1
    and (l.ends_at > k.date or (l.state = 'approved' and l.overdue_since is not null) or (l.state = 'returned' and l.overdue_since is not null and l.back_on > k.date))
  order by l.starts_at, l.id`
const LOOKS = `
  select k.n, l.id::text, l.at, l.state, l.round::text, r.kind, l.note, l.photos, r.by_name as by
  from ${KEYS} join look l on l.person = k.person and l.at >= k.date and l.at < k.date + 1 join round r on r.id = l.round
  order by l.at, l.id`
const CORRECTIONS = `
  select k.n, c.id::text, c.finding, c.point, c.ruling, c.reason, c.by_name as by, c.at as "madeAt", c.objection::text
  from ${KEYS} join correction c on c.person = k.person and c.date = k.date
  order by c.at, c.id`
/** Handed in within its limit and not looked at yet (QP-ATT-11, QP-ATT-22). */
const REVIEWS = `
  select distinct k.n
  from ${KEYS} join registration g on g.person = k.person and g.starts_at < k.date + 1 and g.ends_at > k.date
    and g.state = 'submitted' and (g.due_at is null or g.counts_from < g.due_at)`
/** The day somebody was seen again matters only for days without a check. */
const RETURNS = `
  select k.n, back.at::date as "backOn"
  from ${KEYS}
    cross join lateral (select p.at from punch p where p.person = k.person and p.at >= k.date + 1 order by p.at limit 1) back
  where not exists (select 1 from punch p where p.person = k.person and p.at >= k.date and p.at < k.date + 1)`

/** Each in an order of its own: the same facts make the same verdict, whatever plan found them. */
type Numbered<T> = T & { readonly n: number }

/** Loads any number of days in one round trip; `keys` without duplicates, answered in their order. Sees what the reach of `tx` sees. */
export async function loadDays(tx: Transaction, keys: readonly Pick<DayKey, 'person' | 'date'>[]): Promise<KnownDay[]> {
  const columns = columnsOf(keys)
  const [places, punches, absences, outages, returns, leaves, looks, corrections, reviews] = await Promise.all([
    tx.sql<Numbered<Place & { leads: string[] }>>(PLACES, columns, 'days.places'),
    tx.sql<Numbered<KnownDay['punches'][number]>>(PUNCHES, columns, 'days.punches'),
    tx.sql<Numbered<Absence>>(ABSENCES, columns, 'days.absences'),
    tx.sql<Numbered<Outage>>(OUTAGES, columns, 'days.outages'),
    tx.sql<Numbered<{ backOn: Temporal.PlainDate }>>(RETURNS, columns, 'days.returns'),
    tx.sql<Numbered<LeaveOnDay>>(LEAVES, columns, 'days.leaves'),
    tx.sql<Numbered<KnownDay['looks'][number]>>(LOOKS, columns, 'days.looks'),
    tx.sql<Numbered<KnownDay['corrections'][number]>>(CORRECTIONS, columns, 'days.corrections'),
    tx.sql<Numbered<object>>(REVIEWS, columns, 'days.reviews'),
  ])
  const of = <T>(rows: readonly Numbered<T>[]) => {
    const grouped = Map.groupBy(rows, ({ n }) => n)
    return (n: number): readonly Numbered<T>[] => grouped.get(n) ?? []
  }
  const [placesOf, punchesOf, absencesOf, outagesOf, returnsOf, leavesOf] = [of(places), of(punches), of(absences), of(outages), of(returns), of(leaves)]
  const [looksOf, correctionsOf, reviewsOf] = [of(looks), of(corrections), of(reviews)]
  return keys.map(({ person, date }, index) => {
    const n = index + 1
    const [place] = placesOf(n)
    return {
      person, date, place,
      leads: place?.leads ?? [],
      punches: punchesOf(n),
      absences: absencesOf(n),
      outages: outagesOf(n),
      leaves: leavesOf(n),
      backOn: returnsOf(n)[0]?.backOn,
      looks: looksOf(n),
      corrections: correctionsOf(n),
      pendingReview: reviewsOf(n).length > 0,
    }
  })
}
