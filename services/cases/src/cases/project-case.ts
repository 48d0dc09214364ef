import { dateOf } from '@hall/calendar'
import { sqlBeyondReach, type Transaction } from '@hall/database'
import { expiryOf, type Reading } from '@hall/statutory-clock'
import { acceptanceOf } from '../domain/case/acceptance.ts'
import { mainReading, nextLook } from '../domain/case/clocks.ts'
import type { CaseFile } from '../domain/case/case-file.ts'
import type { CaseEvent, EventOfType } from '../domain/case/case-event.ts'
import { outcomeOf } from '../domain/case/standing.ts'
import { dueDay } from '../statistics/lying.ts'
import type { KnownCase } from './known-case.ts'

/** Its row, and what that takes from the counts of where it lay and adds to where it lies; before its first event it was counted nowhere. */
const PROJECT = `
with moved as (
  update case_file set department = $2, "window" = $3, person = $4, state = $5, accepted_at = $6, finished_at = $7, outcome = $8, due_on = $9, due_at = $10,
    statutory_on = $11, statutory_at = $12, stopped = $13, provisional = $14, next_at = $15, noticed = $16, late = $17, findings = findings + $18, version = $19, acceptance_open = $20
  where id = $1 and version <= $19
  returning center, coalesce(item, item_name) as item, channel,
    old.department as left_department, old.state as left_state, ${dueDay('old')} as left_day, old.version > 0 and old.finished_at is null as was_open,
    new.department, new.state, ${dueDay('new')} as day, new.finished_at is null as is_open
)
insert into open_change (center, department, item, channel, state, day, open)
select m.center, l.department, m.item, m.channel, l.state, l.day, l.open
from moved m cross join lateral (values (m.left_department, m.left_state, m.left_day, -1, m.was_open), (m.department, m.state, m.day, 1, m.is_open)) as l(department, state, day, open, counts)
where l.counts and (m.left_department, m.left_state, m.left_day, m.was_open) is distinct from (m.department, m.state, m.day, m.is_open)`

/** The row of a case as its journal now has it. Whoever looked before another decided, and found nothing to do, leaves the row alone. */
export async function projectCase(tx: Transaction, known: KnownCase, { readings, events }: { readings: readonly Reading[]; events: readonly CaseEvent[] }): Promise<void> {
  const { file } = known
  const main = mainReading(readings)
  const statutory = readings.find(({ clock }) => clock === 'statutory')
  const shown = shownDue(main, file)
  await tx.sql(PROJECT, [
    file.opened!.id, file.department, file.window, file.handler, file.state, file.acceptedAt, file.concludedAt, outcomeOf(file), shown?.date ?? null, shown ? expiryOf(shown) : null,
    statutory?.due?.date ?? null, statutory?.due ? expiryOf(statutory.due) : null, main?.status === 'stopped' || file.state === 'incomplete', main?.due?.provisional ?? false,
    nextLook(readings), file.notices > 0, main?.timing?.state === 'overdue', events.filter(({ type }) => type === 'FindingRaised').length, file.version, acceptanceOf(file, known.rule.policy)?.complete === false,
  ], 'case.project')
}

/** While a stop without an end stands, the date it would be if it went on now. */
function shownDue(main: Reading | undefined, file: CaseFile) {
  return file.state === 'incomplete' ? undefined : (main?.due ?? main?.dueIfResumed)
}

const FINDINGS = `
insert into finding (id, "case", number, center, department, "window", person, kind, clause, at, detail, days, state)
select f.id, $1, $2, $3, $4, $5, f.person, f.kind, f.clause, $6, f.detail, f.days, 'open'
from unnest($7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[]) as f(id, person, kind, clause, detail, days)`

export async function keepFindings(tx: Transaction, { file }: KnownCase, { now, events }: { now: Temporal.Instant; events: readonly CaseEvent[] }): Promise<void> {
  const found = events.filter((event): event is EventOfType<'FindingRaised'> => event.type === 'FindingRaised')
  if (found.length === 0) return
  await tx.sql(FINDINGS, [
    file.opened!.id, file.opened!.number, file.opened!.center, file.department, file.window, now,
    found.map(({ id }) => id), found.map(({ person }) => person), found.map(({ kind }) => kind), found.map(({ clause }) => clause), found.map(({ detail }) => detail), found.map(({ days }) => days),
  ], 'case.findings')
}

const TALLY = `
insert into tally_change (center, department, item, channel, day, received, accepted, finished, on_time, planned, past_planned, past_deadline, noticed, second_notices, refused, days, "window", reviewed)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`

interface Counting { readonly now: Temporal.Instant; readonly events: readonly CaseEvent[]; readonly readings: readonly Reading[]; readonly before: CaseFile }

/** What the events add to the counts of the day. */
export async function countEvents(tx: Transaction, { file, book }: KnownCase, { now, events, readings, before }: Counting): Promise<void> {
  const count = (...types: CaseEvent['type'][]) => events.filter(({ type }) => types.includes(type)).length
  const today = dateOf(now)
  const { center, item, channel } = file.opened!
  const finished = count('CaseConcluded', 'CaseDeemedApproved')
  const refused = count('AcceptanceRefused') + Number(finished > 0 && file.granted === false)
  const received = count('CaseRegistered')
  const accepted = count('CaseAccepted')
  const noticed = Number(events.some((event) => event.type === 'NoticeIssued' && !event.again))
  const second = events.filter((event) => event.type === 'FindingRaised' && event.kind === 'notice_second').length
  const reviewed = Number(channel === 'online' && before.checkedAt === null && file.checkedAt !== null)
  if (received + accepted + finished + refused + noticed + second + reviewed === 0) return
  const isOver = (clock: Reading['clock']) => finished > 0 && readings.find((one) => one.clock === clock)?.timing?.state === 'overdue'
  const main = mainReading(readings)
  const late = finished > 0 && main?.timing?.state === 'overdue'
  const days = finished > 0 ? Math.max(0, book.calendar.workdaysBetween(dateOf(file.receivedAt), today)) : null
  const planned = Number(finished > 0 && main !== undefined)
  const counts = [received, accepted, finished, finished - Number(late), planned, Number(late), Number(isOver('statutory')), noticed, second, refused]
  // Counts belong to the whole center; whoever handles a case adds to them.
  await sqlBeyondReach(tx, { text: TALLY, values: [center, file.department, item, channel, today, ...counts, days, file.window, reviewed], name: 'case.count' })
}
