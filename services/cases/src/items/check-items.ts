import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { eq } from 'drizzle-orm'
import { contentOf, ruleBook } from '../cases/rules-in-force.ts'
import { versionsOf } from '../db/item-store.ts'
import { item } from '../db/schema.ts'
import { missingFields } from '../domain/items/check-content.ts'
import { needsTwo, workdaysAfter } from '../domain/case/situation.ts'

interface Fault { readonly id: string; readonly name: string; readonly department: string; readonly kind: 'incomplete' | 'published_late' | 'not_reviewed' | 'no_approver' | 'few_sheets'; readonly clause: string; readonly detail: string }

/** What the catalogue of a center lacks, each with the clause that wants it. */
export async function checkItems(tx: Transaction, center: string, today: Temporal.PlainDate): Promise<Fault[]> {
  const book = await ruleBook(tx, center)
  const rule = book.on(today)
  if (!rule) return []
  const { policy } = rule
  const rows = await tx.select().from(item).where(eq(item.center, center))
  const found = await Promise.all(rows.filter(({ state }) => state === 'published').map(async (row) => {
    const [content, versions] = await Promise.all([contentOf(tx, row.id, row.version), versionsOf(tx, row.id)])
    if (!content) return []
    const about = { id: row.id, name: row.name, department: row.department }
    const missing = missingFields(content, policy)
    const { updatedWithin, reviewed, sheets } = policy.items
    const [latest] = versions
    const due = latest && updatedWithin && workdaysAfter(book.calendar, latest.effectiveFrom, updatedWithin.value.workdays)
    const published = latest && (latest.publicSince ?? dateOf(latest.publishedAt))
    return [
      ...(missing.length > 0 ? [{ ...about, kind: 'incomplete' as const, clause: policy.items.published.clause, detail: missing.join(' ') }] : []),
      ...(due && published && Temporal.PlainDate.compare(published, due) > 0 ? [{ ...about, kind: 'published_late' as const, clause: updatedWithin!.clause, detail: String(book.calendar.workdaysBetween(due, published)) }] : []),
      ...(reviewed && isDue(row.reviewedOn ?? row.effectiveFrom, today, reviewed.value.everyMonths) ? [{ ...about, kind: 'not_reviewed' as const, clause: reviewed.clause, detail: row.reviewedOn?.toString() ?? '' }] : []),
      ...(needsTwo({ policy, content }) && policy.examination && !(await hasTwo(tx, row)) ? [{ ...about, kind: 'no_approver' as const, clause: policy.examination.clause, detail: '' }] : []),
      ...(sheets && row.sheets !== null && row.sheets < sheets.value.least ? [{ ...about, kind: 'few_sheets' as const, clause: sheets.clause, detail: String(row.sheets) }] : []),
    ]
  }))
  return found.flat()
}

function isDue(last: Temporal.PlainDate | null, today: Temporal.PlainDate, months: number): boolean {
  return last !== null && Temporal.PlainDate.compare(last.add({ months }), today) < 0
}

const TWO = `select count(distinct capacity)::int as n from authorized
  where department = $1 and center = $2 and (item is null or item = $3) and capacity in ('examiner', 'approver') and (ends_on is null or ends_on > current_date)`

async function hasTwo(tx: Transaction, { department, center, id }: { department: string; center: string; id: string }): Promise<boolean> {
  const [row] = await tx.sql<{ n: number }>(TWO, [department, center, id], 'authorized.two')
  return row!.n === 2
}
