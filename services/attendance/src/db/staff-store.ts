import type { Transaction } from '@hall/database'
import type { CoverSpan, Member, Pair, WindowStaff } from '../domain/cover/window-day.ts'
import type { Span } from '../domain/time-of-day.ts'

interface Where { readonly center: string; readonly windows?: readonly string[]; readonly department?: string | null }

const MEMBERS = `
  select p.person, p.name, p.lead, p."window", p.department from posting p join "window" w on w.id = p."window"
  where p.center = $1 and p."window" is not null and ($2::text[] is null or p."window" = any ($2)) and ($3::text is null or p.department = $3)
    and p.starts_on <= $4 and (p.ends_on is null or p.ends_on > $4) and (w.closed_on is null or w.closed_on > $4)
  order by p."window", p.lead desc, p.person`
const AWAY = `
  select person, starts_at as "from", ends_at as "to", id::text as about from absence
  where center = $1 and withdrawn_at is null and starts_at < $3 and ends_at > $2 and ($4::uuid is null or leave is distinct from $4)`
const PAIRS = `
  select post, "window", max(person) filter (where capacity = 'primary') as primary, max(person) filter (where capacity = 'backup') as backup
  from seat where center = $1 and starts_on <= $2 and (ends_on is null or ends_on > $2) group by post, "window"`
const COVERS = `
  select id::text, "window", holder, person, state, starts_at as "from", ends_at as "to" from cover
  where center = $1 and starts_at < $3 and ends_at > $2 and state in ('asked', 'accepted') order by starts_at, id`

export interface StaffedWindow extends WindowStaff { readonly department: string | null }

/** Windows with their people, when these are away, the posts they share and the covers agreed on, over a span. `except`: leave not to be counted. */
export async function loadStaff(tx: Transaction, { center, windows, department }: Where, { from, to, except }: Span & { except?: string | undefined }): Promise<StaffedWindow[]> {
  const day = from.toPlainDate()
  const [members, away, pairs, covers] = await Promise.all([
    tx.sql<{ person: string; name: string; lead: boolean; window: string; department: string | null }>(MEMBERS, [center, windows ?? null, department ?? null, day], 'staff.members'),
    tx.sql<Span & { person: string; about: string }>(AWAY, [center, from, to, except ?? null], 'staff.away'),
    tx.sql<Pair & { window: string }>(PAIRS, [center, day], 'staff.pairs'),
    tx.sql<CoverSpan>(COVERS, [center, from, to], 'staff.covers'),
  ])
  const awayOf = Map.groupBy(away, ({ person }) => person)
  return [...Map.groupBy(members, (member) => member.window)].map(([window, of]) => ({
    window,
    department: of[0]!.department,
    members: of.map(({ person, name, lead }): Member => ({ person, name, lead, away: awayOf.get(person) ?? [] })),
    pairs: pairs.filter((pair) => pair.window === window),
    covers: covers.filter((one) => one.window === window),
  }))
}

/** When people are away within a span: time in order, and signs that are out. */
export async function loadAwayOf(tx: Transaction, people: readonly string[], { from, to }: Span): Promise<Map<string, Span[]>> {
  if (people.length === 0) return new Map()
  const rows = await tx.sql<Span & { person: string }>(
    `select person, starts_at as "from", ends_at as "to" from absence where person = any ($1::text[]) and withdrawn_at is null and starts_at < $3 and ends_at > $2
     union all
     select person, starts_at, planned_back from away_sign where person = any ($1::text[]) and state in ('approved', 'out') and starts_at < $3 and planned_back > $2`,
    [people, from, to], 'staff.away-of')
  return Map.groupBy(rows, ({ person }) => person)
}
