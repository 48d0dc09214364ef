import { createWorkingCalendar, type WorkingCalendar } from '@hall/calendar'
import type { ItemContent } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import { type CasesPolicy, inForce, type PolicyVersion } from '@hall/regulation'
import { loadCalendarYears, loadPolicies } from '@hall/regulation-copy'

export interface RuleInForce { readonly policy: CasesPolicy; readonly version: number; readonly effectiveFrom: string }
export interface RuleBook {
  readonly calendar: WorkingCalendar
  readonly calendarVersions: Readonly<Record<string, number>>
  /** Undefined before the center's first policy, and until it has arrived. */
  on(date: Temporal.PlainDate): RuleInForce | undefined
}

interface Cached { readonly stamp: string; readonly book: RuleBook }
const books = new Map<string, Cached>()
const STAMP = `select coalesce((select string_agg(version::text, ',' order by version) from policy_copy where center = $1 and area = 'cases'), '') || '/' ||
  coalesce((select string_agg(year || ':' || version, ',' order by year, version) from calendar_copy), '') as stamp`

/** Policies and calendars as this service knows them; read anew only when a copy has come. */
export async function ruleBook(tx: Transaction, center: string): Promise<RuleBook> {
  const [row] = await tx.sql<{ stamp: string }>(STAMP, [center], 'rules.stamp')
  const stamp = row!.stamp
  const known = books.get(center)
  if (known?.stamp === stamp) return known.book
  const [years, versions] = await Promise.all([loadCalendarYears(tx), loadPolicies(tx, { center, area: 'cases' })])
  const book = bookOf(center, createWorkingCalendar({ years }), { versions, calendarVersions: Object.fromEntries(years.map(({ year, version }) => [String(year), version])) })
  books.set(center, { stamp, book })
  return book
}

function bookOf(center: string, calendar: WorkingCalendar, { versions, calendarVersions }: { versions: readonly PolicyVersion<CasesPolicy>[]; calendarVersions: Record<string, number> }): RuleBook {
  return {
    calendar, calendarVersions,
    on(date) {
      const found = inForce(versions, { center, area: 'cases' }, date)
      return found && { policy: found.policy, version: found.version, effectiveFrom: found.effectiveFrom }
    },
  }
}

const contents = new Map<string, ItemContent>()
const MOST_KEPT = 2_000
const CONTENT = 'select content from item_version where item = $1 and version = $2'

/** What an item's version says; it never changes. */
export async function contentOf(tx: Transaction, item: string, version: number): Promise<ItemContent | undefined> {
  const key = `${item} ${version}`
  const known = contents.get(key)
  if (known) return known
  const [row] = await tx.sql<{ content: ItemContent }>(CONTENT, [item, version], 'item.content')
  if (!row) return undefined
  if (contents.size >= MOST_KEPT) contents.delete(contents.keys().next().value!)
  contents.set(key, row.content)
  return row.content
}
