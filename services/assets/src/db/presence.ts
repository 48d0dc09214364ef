import type { Transaction } from '@hall/database'

interface Whom { readonly center: string; readonly person: string; readonly at: Temporal.PlainDateTime }

/** On record as away at a moment. */
export async function isAway(tx: Transaction, { center, person, at }: Whom): Promise<boolean> {
  const rows = await tx.sql('select 1 from away where center = $1 and person = $2 and not withdrawn and starts_at <= $3 and ends_at > $3 limit 1', [center, person, at])
  return rows.length > 0
}

/** Posted at a window, or covering there at a moment. */
export async function isAtWindow(tx: Transaction, window: string, { person, at }: Omit<Whom, 'center'>): Promise<boolean> {
  const rows = await tx.sql(
    `select 1 from posting where person = $1 and "window" = $2 and starts_on <= $3::timestamp::date and (ends_on is null or ends_on > $3::timestamp::date)
     union all select 1 from window_cover where person = $1 and "window" = $2 and starts_at <= $3::timestamp and ends_at > $3::timestamp limit 1`, [person, window, at])
  return rows.length > 0
}

/** Windows where an account was left in use since the day began. */
export async function windowsInUse(tx: Transaction, { center, account, since }: { center: string; account: string; since: Temporal.Instant }): Promise<string[]> {
  const rows = await tx.sql<{ window: string | null; kind: string }>(
    `select distinct on (asset) asset, "window", kind from machine_event e
     where center = $1 and allowed and happened_at >= $3 and (account = $2 or kind = 'off') and asset in (select asset from machine_event where center = $1 and account = $2 and happened_at >= $3)
     order by asset, happened_at desc, id desc`, [center, account, since])
  return rows.flatMap(({ window, kind }) => (kind === 'login' && window !== null ? [window] : []))
}

/** Who was logged in at a computer at a moment. */
export async function atComputer(tx: Transaction, { center, asset, at }: { center: string; asset: string; at: Temporal.Instant }): Promise<string | null> {
  const [last] = await tx.sql<{ kind: string; person: string | null }>(
    `select kind, person from machine_event where center = $1 and asset = $2 and allowed and kind <> 'on' and happened_at <= $3 order by happened_at desc, id desc limit 1`, [center, asset, at])
  return last?.kind === 'login' ? last.person : null
}

export interface StillOn { readonly asset: string; readonly name: string; readonly window: string | null; readonly since: Temporal.Instant; readonly person: string | null; readonly session: boolean }

/** Computers whose last word up to a moment was not that they are off, and who used them last. */
export function computersOn(tx: Transaction, { center, at }: { center: string; at: Temporal.Instant }): Promise<StillOn[]> {
  return tx.sql<StillOn>(
    `with told as (select asset, kind, person, happened_at, id from machine_event where center = $1 and allowed and asset is not null and happened_at <= $2),
      last as (select distinct on (asset) asset, kind from told order by asset, happened_at desc, id desc),
      gone as (select asset, max(happened_at) as at from told where kind = 'off' group by asset),
      used as (select distinct on (t.asset) t.asset, t.kind, t.person from told t left join gone on gone.asset = t.asset where t.kind in ('login', 'logout') and (gone.at is null or t.happened_at > gone.at) order by t.asset, t.happened_at desc, t.id desc),
      began as (select t.asset, min(t.happened_at) as at from told t left join gone on gone.asset = t.asset where t.kind <> 'off' and (gone.at is null or t.happened_at > gone.at) group by t.asset)
     select a.number as asset, a.name, a."window", began.at as since, used.person, coalesce(used.kind = 'login', false) as session
     from last join asset a on a.center = $1 and a.number = last.asset join began on began.asset = last.asset left join used on used.asset = last.asset
     where last.kind <> 'off' and a.category = 'computer' order by a."window" nulls last, a.number`, [center, at])
}

export interface WithoutPage { readonly window: string; readonly people: string[]; readonly lastAt: Temporal.Instant | null }

/** Windows whose people have come, are not away now, and have not had the page open since a moment. */
export function windowsWithoutPage(tx: Transaction, { center, on, at, since }: { center: string; on: Temporal.PlainDate; at: Temporal.PlainDateTime; since: Temporal.Instant }): Promise<WithoutPage[]> {
  return tx.sql<WithoutPage>(
    `select p."window", array_agg(distinct p.person order by p.person) as people, (select max(s.last_at) from page_session s where s."window" = p."window" and s.opened_on = $2) as "lastAt"
     from present_day p where p.center = $1 and p.worked_on = $2 and p.present and p."window" is not null
       and not exists (select 1 from away a where a.center = $1 and a.person = p.person and not a.withdrawn and a.starts_at <= $3 and a.ends_at > $3)
       and not exists (select 1 from page_session s where s."window" = p."window" and s.opened_on = $2 and s.last_at >= $4)
     group by p."window" order by p."window"`, [center, on, at, since])
}
