import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { issueDocument } from '@hall/issued-documents'
import { and, eq } from 'drizzle-orm'
import { caseFile, circular, finding } from '../db/schema.ts'
import { forms } from '../documents/forms.ts'
import texts from '../texts/papers.json' with { type: 'json' }
import { placeNames } from './case-command.ts'
import { ruleBook } from './rules-in-force.ts'

const SHAM = ['sham_no_trail', 'sham_carried'] as const
type Sham = (typeof SHAM)[number]
export const isSham = (kind: string): kind is Sham => SHAM.some((one) => one === kind)

/** The documents of a circular are issued on it. */
export const circularSubject = (id: string) => `circular/${id}`

interface Confirming { readonly now: Temporal.Instant; readonly by: { readonly id: string; readonly name: string }; readonly newId: () => string }

/** One circular a case, naming every ground confirmed on it, each time as a paper that says what it says then; the case leaves the completed counts. TG-CAS-15. */
export async function makeCircular(tx: Transaction, row: typeof finding.$inferSelect, confirming: Confirming): Promise<string> {
  const { now } = confirming
  const others = await tx.select({ kind: finding.kind }).from(finding).where(and(eq(finding.case, row.case!), eq(finding.state, 'confirmed')))
  const grounds = [...new Set([...others.map(({ kind }) => kind), row.kind])].filter(isSham)
  const [serial] = await tx.sql<{ n: number }>('select count(*)::int + 1 as n from circular where center = $1', [row.center])
  const number = `${dateOf(now).year}-${String(serial!.n).padStart(3, '0')}`
  const [made] = await tx.insert(circular).values({ center: row.center, finding: row.id, case: row.case, number, window: row.window, grounds, clause: row.clause, at: now }).onConflictDoNothing().returning()
  const [kept] = made ? [made] : await tx.update(circular).set({ grounds }).where(and(eq(circular.center, row.center), eq(circular.case, row.case!))).returning()
  const [file] = await tx.select().from(caseFile).where(eq(caseFile.id, row.case!))
  const book = await ruleBook(tx, row.center)
  if (made) await uncount(tx, file!, book.calendar.workdaysBetween(dateOf(file!.receivedAt), dateOf(file!.finishedAt ?? file!.receivedAt)))
  const ruled = book.on(dateOf(now))?.policy.documents.value.circular
  if (ruled) {
    const names = await placeNames(tx, [row.center, file!.department, file!.window ?? ''])
    const name = (id: string | null) => names.get(id ?? '')?.zh ?? id ?? ''
    await issueDocument(tx, {
      id: confirming.newId(), subject: circularSubject(String(kept!.id)), place: { center: row.center }, prefix: ruled.prefix, by: confirming.by, now,
      form: { ...forms.circular, title: { zh: ruled.title.zh.replace('{center}', name(row.center)), en: ruled.title.en.replace('{center}', names.get(row.center)?.en ?? row.center) } },
      values: { fields: { case: file!.number, item: file!.itemName, department: name(file!.department), window: name(file!.window), grounds: grounds.map((kind) => texts.shams[kind].zh).join(texts.separator.zh), clause: ruled.rule ?? row.clause ?? '' }, tables: {} },
    })
  }
  return kept!.number
}

const UNCOUNT = `
insert into tally_change (center, department, item, channel, day, received, accepted, finished, on_time, planned, past_planned, past_deadline, noticed, second_notices, refused, days)
select center, department, coalesce(item, item_name), channel, $2, 0, 0, -1, case when late then 0 else -1 end, -1, case when late then -1 else 0 end, 0, 0, 0, 0, $3 from case_file where id = $1`

async function uncount(tx: Transaction, { id, finishedAt }: typeof caseFile.$inferSelect, days: number): Promise<void> {
  if (finishedAt) await tx.sql(UNCOUNT, [id, dateOf(finishedAt), Math.max(0, days)], 'circular.uncount')
}
