import type { Transaction } from '@hall/database'
import type { LeavePolicy } from '@hall/regulation'
import { type BalanceLine, entitledLines } from '../domain/leave/balance.ts'

export interface KeptLine extends BalanceLine { readonly source: string; readonly about: string | null }
export interface AccountHolder { readonly center: string; readonly department: string | null; readonly window: string | null; readonly person: string }

/** Lines of several people, by person: one query, however many. */
export async function loadLinesOf(tx: Transaction, people: readonly string[]): Promise<ReadonlyMap<string, readonly (KeptLine & { account: string })[]>> {
  const rows = await tx.sql<KeptLine & { account: string; person: string }>(
    `select person, account, bucket, kind, half_days as "halfDays", valid_until as "validUntil", on_day as "on", source, about
     from balance_line where person = any ($1::text[]) order by on_day, seq`, [people], 'balance.lines-of')
  return Map.groupBy(rows, ({ person }) => person)
}

export function loadLines(tx: Transaction, person: string, account?: string): Promise<(KeptLine & { account: string })[]> {
  return tx.sql(
    `select account, bucket, kind, half_days as "halfDays", valid_until as "validUntil", on_day as "on", source, about
     from balance_line where person = $1 and ($2::text is null or account = $2) order by on_day, seq`, [person, account ?? null], 'balance.lines')
}

const KEEP = `
  insert into balance_line (center, department, "window", person, account, bucket, kind, half_days, valid_until, on_day, source, about)
  select $1, $2, $3, $4, $5, l.* from unnest($6::text[], $7::text[], $8::int[], $9::date[], $10::date[], $11::text[], $12::text[]) as l
  on conflict (person, account, bucket, kind, on_day) where kind in ('entitled', 'earned', 'expired') do nothing`

export async function keepLines(tx: Transaction, { center, department, window, person, account }: AccountHolder & { readonly account: string }, lines: readonly KeptLine[]): Promise<void> {
  if (lines.length === 0) return
  const column = <T>(of: (line: KeptLine) => T) => lines.map(of)
  await tx.sql(KEEP, [
    center, department, window, person, account, column(({ bucket }) => bucket), column(({ kind }) => kind), column(({ halfDays }) => halfDays),
    column(({ validUntil }) => validUntil?.toString() ?? null), column(({ on }) => on.toString()), column(({ source }) => source), column(({ about }) => about),
  ], 'balance.keep')
}

export async function findServiceStart(tx: Transaction, person: string): Promise<Temporal.PlainDate | undefined> {
  const [row] = await tx.sql<{ since: Temporal.PlainDate }>('select since from service_start where person = $1', [person], 'service.start')
  return row?.since
}

/** Writes what the year of a day gives up to it and was not written yet, each line with its source; without a first day of service nothing is known. */
export async function keepEntitlements(tx: Transaction, holder: AccountHolder, { policy, day }: { readonly policy: LeavePolicy; readonly day: Temporal.PlainDate }): Promise<void> {
  const yearly = (policy.entitlements ?? []).filter(({ rule }) => rule.value.per === 'year')
  const since = yearly.length > 0 ? await findServiceStart(tx, holder.person) : undefined
  if (!since) return
  for (const { id, rule: { value, clause } } of yearly) {
    const lines = entitledLines(value, since, day.year).filter(({ on }) => Temporal.PlainDate.compare(on, day) <= 0)
    await keepLines(tx, { ...holder, account: id }, lines.map((line) => ({ ...line, source: `${clause} ${value.source.zh}`, about: null })))
  }
}
