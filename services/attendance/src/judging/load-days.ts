import type { Transaction } from '@hall/database'
import type { Absence, Outage, Punch } from '../domain/facts.ts'
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
  readonly backOn: Temporal.PlainDate | undefined
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
  select k.n, a.id::text, a.kind, a.starts_at as "from", a.ends_at as "to", a.registered_at as "registeredAt"
  from ${KEYS} join absence a on a.person = k.person and a.ends_at > k.date and a.starts_at < k.date + 1 and a.withdrawn_at is null
  order by a.starts_at, a.id`
const OUTAGES = `
  select k.n, o.serial as device, o.starts_at as "from", o.ends_at as "to"
  from ${KEYS} join posting p on p.person = k.person and ${HERE}
    join outage o on o.center = p.center and o.starts_at < k.date + 1 and (o.ends_at is null or o.ends_at >= k.date)
  order by o.starts_at, o.id`
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
  const [places, punches, absences, outages, returns] = await Promise.all([
    tx.sql<Numbered<Place & { leads: string[] }>>(PLACES, columns, 'days.places'),
    tx.sql<Numbered<KnownDay['punches'][number]>>(PUNCHES, columns, 'days.punches'),
    tx.sql<Numbered<Absence>>(ABSENCES, columns, 'days.absences'),
    tx.sql<Numbered<Outage>>(OUTAGES, columns, 'days.outages'),
    tx.sql<Numbered<{ backOn: Temporal.PlainDate }>>(RETURNS, columns, 'days.returns'),
  ])
  const of = <T>(rows: readonly Numbered<T>[]) => {
    const grouped = Map.groupBy(rows, ({ n }) => n)
    return (n: number): readonly Numbered<T>[] => grouped.get(n) ?? []
  }
  const [placesOf, punchesOf, absencesOf, outagesOf, returnsOf] = [of(places), of(punches), of(absences), of(outages), of(returns)]
  return keys.map(({ person, date }, index) => {
    const n = index + 1
    const [place] = placesOf(n)
    return {
      person, date, place,
      leads: place?.leads ?? [],
      punches: punchesOf(n),
      absences: absencesOf(n),
      outages: outagesOf(n),
      backOn: returnsOf(n)[0]?.backOn,
    }
  })
}
