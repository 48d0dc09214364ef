import type { ItemContent } from '@hall/contract-cases'
import { sqlBeyondReach, type Transaction } from '@hall/database'
import { loadStream } from '@hall/journal'
import type { CaseEvent } from '../domain/case/case-event.ts'
import { type CaseFile, evolve, type Happened, NO_CASE } from '../domain/case/case-file.ts'
import { type ClockGrounds, duesOf, readingsOf } from '../domain/case/clocks.ts'
import type { Authority, Situation } from '../domain/case/situation.ts'
import { contentOf, type RuleBook, ruleBook, type RuleInForce } from './rules-in-force.ts'

/** A case folded from its journal, with the rules it is decided by. */
export interface KnownCase {
  readonly file: CaseFile
  readonly rule: RuleInForce
  readonly content: ItemContent
  readonly book: RuleBook
}

export async function loadFile(tx: Transaction, id: string): Promise<{ file: CaseFile; happened: Happened[] }> {
  const recorded = await loadStream(tx, `case/${id}`)
  const happened = recorded.map(({ event, actor, occurredAt }): Happened => ({ event: event as unknown as CaseEvent, at: occurredAt, actor }))
  return { file: happened.reduce(evolve, NO_CASE), happened }
}

/** Undefined for a case that is not there; 'no policy' where none was in force on the day it came in. */
export async function knownCase(tx: Transaction, file: CaseFile): Promise<KnownCase | 'no policy' | undefined> {
  const { opened } = file
  if (!opened) return undefined
  const [book, content] = await Promise.all([ruleBook(tx, opened.center), contentOf(tx, opened.item, opened.itemVersion)])
  // Pinned: what was in force on the day of receipt decides to the end.
  const rule = book.on(file.receivedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate())
  return rule && content ? { file, rule, content, book } : 'no policy'
}

export function groundsOf({ rule, content, book }: KnownCase, now: Temporal.Instant): ClockGrounds {
  return { policy: rule.policy, content, calendar: book.calendar, now }
}

const AUTHORITIES = `select person, capacity, item, simple from authorized
  where center = $1 and department = any ($2::text[]) and starts_on <= $3 and (ends_on is null or ends_on > $3)`
const MANDATE = `select 1 from mandate where person = $1 and center = $2 and starts_on <= $3 and (ends_on is null or ends_on > $3)`

/** Departments somebody speaks for at a center: by written mandate; where a department has nobody with one, as the lead of its window. TG-PER-07. */
const REPRESENTS = `select department from mandate where person = $1 and center = $2 and starts_on <= $3 and (ends_on is null or ends_on > $3)
  union select p.department from posting p where p.person = $1 and p.center = $2 and p.lead and p.department is not null and p.starts_on <= $3 and (p.ends_on is null or p.ends_on > $3)
    and not exists (select 1 from mandate m where m.center = $2 and m.department = p.department and m.starts_on <= $3 and (m.ends_on is null or m.ends_on > $3))`

const LEARNING = `select exists (select 1 from intern_exemption e where e.person = $1 and e.starts_on <= $2 and e.ends_on >= $2) as excepted
  from intern where person = $1 and starts_on <= $2 and ends_on >= $2 limit 1`

async function learningOf(tx: Transaction, person: string, on: Temporal.PlainDate): Promise<Situation['learning']> {
  const [row] = await sqlBeyondReach<{ excepted: boolean }>(tx, { text: LEARNING, values: [person, on], name: 'intern.of' })
  return row ? (row.excepted ? 'excepted' : 'with_mentor') : null
}

interface Acting { readonly actor: string; readonly now: Temporal.Instant; readonly newId: () => string }

export async function situationOf(tx: Transaction, known: KnownCase, { actor, now, newId }: Acting): Promise<Situation> {
  const { file, rule, content, book } = known
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  // Whether others have a mandate is not the caller's to see.
  const represents = file.opened!.kind === 'joint' && rule.policy.joint?.value.signer
    ? await sqlBeyondReach<{ department: string }>(tx, { text: REPRESENTS, values: [actor, file.opened!.center, today], name: 'case.represents' }) : []
  const [authorities, mandates] = await Promise.all([
    tx.sql<Authority>(AUTHORITIES, [file.opened!.center, [...new Set([file.department, ...file.opened!.departments])], today], 'case.authorities'),
    tx.sql(MANDATE, [actor, file.opened!.center, today], 'case.mandate'),
  ])
  const [learning, firstLearning] = rule.policy.acceptance.interns ? await Promise.all([learningOf(tx, actor, today), learningOf(tx, file.handler, today)]) : [null, null]
  return {
    learning, firstLearning: firstLearning !== null, now, actor, newId, policy: rule.policy, content, calendar: book.calendar, authorities, mandate: mandates.length > 0 ? actor : '', represents: represents.map(({ department }) => department),
    dues: duesOf(readingsOf(file, groundsOf(known, now))),
  }
}
