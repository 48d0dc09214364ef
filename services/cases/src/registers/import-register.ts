import { EVERYTHING } from '@hall/access'
import { dateOf, ZONE } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { Job, ServiceContext } from '@hall/service-kit'
import { loadCalendar } from '@hall/regulation-copy'
import type { WorkingCalendar } from '@hall/calendar'
import { readRegister, type Mapping } from './read-register.ts'
import { type OldCase, planRegister } from './plan-register.ts'
import { dueDay } from '../statistics/lying.ts'
import { rowEvent } from '../domain/row-event.ts'

export const REGISTERS = 'registers'
const PORTION = 200

interface Waiting { readonly id: string; readonly center: string; readonly department: string; readonly filename: string; readonly file: Buffer; readonly mapping: Mapping; readonly by: string; readonly done: number }

/** Brings in what waits, a portion a transaction; stopped in between it goes on where it was. */
export function importRegisters(service: ServiceContext): Job {
  return {
    name: 'import-registers',
    everyMs: 60_000,
    wakeOn: REGISTERS,
    async run(stopping) {
      for (;;) {
        const [waiting] = await service.db.read(EVERYTHING, (tx) => tx.sql<Waiting>('select id, center, department, filename, file, mapping, by, done from register_import where finished_at is null and error is null order by started_at limit 1'))
        if (!waiting || stopping.aborted) return
        if (!(await bringIn(service, waiting, stopping))) return
      }
    },
  }
}

/** Answers false where another replica has it in hand: the next run looks again. */
async function bringIn(service: ServiceContext, waiting: Waiting, stopping: AbortSignal): Promise<boolean> {
  const read = await readRegister({ filename: waiting.filename, contentBase64: waiting.file.toString('base64') })
  if (!read.ok) {
    await service.db.transaction(EVERYTHING, (tx) => tx.sql('update register_import set error = $2 where id = $1', [waiting.id, read.problem.code]))
    return true
  }
  const { cases } = planRegister(read.value, waiting.mapping)
  for (let from = waiting.done; from <= cases.length && !stopping.aborted; from += PORTION) {
    const portion = cases.slice(from, from + PORTION)
    const moved = await service.db.transaction(EVERYTHING, async (tx) => {
      const [lock] = await tx.sql<{ done: number }>('select done from register_import where id = $1 and finished_at is null for update skip locked', [waiting.id])
      if (lock?.done !== from) return 'held'
      const calendar = await loadCalendar(tx)
      const counts = await keepPortion(tx, service, { portion, waiting, calendar })
      const over = from + portion.length >= cases.length
      await tx.sql(`update register_import set done = $2, created = created + $3, changed = changed + $4, unchanged = unchanged + $5, finished_at = case when $6 then $7::timestamptz end where id = $1`,
        [waiting.id, from + portion.length, counts.created, counts.changed, counts.unchanged, over, service.clock.now()])
      return over ? 'over' : 'goes on'
    })
    if (moved !== 'goes on') return moved === 'over'
  }
  return true
}

interface Keeping { readonly portion: readonly OldCase[]; readonly waiting: Waiting; readonly calendar: WorkingCalendar }
interface Placed { readonly id: string; readonly one: OldCase }

/** Some cases at a time in a few statements; what is as it was before is not touched. */
async function keepPortion(tx: Transaction, service: ServiceContext, { portion, waiting, calendar }: Keeping): Promise<{ created: number; changed: number; unchanged: number }> {
  const rows = await tx.sql<{ number: string; case: string; digest: string }>('select number, "case", digest from register_number where center = $1 and number = any ($2::text[])', [waiting.center, portion.map(({ number }) => number)], 'register.known')
  const known = new Map(rows.map((row) => [row.number, row]))
  const touched = portion.filter(({ number, digest }) => known.get(number)?.digest !== digest)
  const placed = touched.map((one): Placed => ({ id: known.get(one.number)?.case ?? service.newId(), one }))
  const before = placed.filter(({ one }) => known.has(one.number)).map(({ id }) => id)
  await countCases(tx, { ids: before, sign: -1, calendar })
  await putCases(tx, placed, waiting)
  await countCases(tx, { ids: placed.map(({ id }) => id), sign: 1, calendar })
  if (placed.length > 0) {
    await append(tx, {
      stream: `register-import/${waiting.id}/${waiting.done}/${portion[0]!.number}`, expectedVersion: 0,
      events: [rowEvent({ type: 'RegisterCasesKept', import: waiting.id, cases: placed.map(({ id, one: { digest } }) => ({ id, digest })) })],
      meta: { commandId: service.newId(), actor: waiting.by, now: service.clock.now(), center: waiting.center, department: waiting.department },
    })
  }
  return { created: placed.length - before.length, changed: before.length, unchanged: portion.length - placed.length }
}

const PUT = `
with kept as (
insert into case_file (id, number, center, department, item_version, item_name, kind, channel, state, urgent, departments, applicant, check_code, received_at, accepted_at, finished_at, outcome, due_on, due_at, statutory_on, statutory_at,
  stopped, provisional, noticed, late, findings, version)
select c.id, c.number, $1, $2, 0, c.item, 'promised', c.channel, 'imported', false, '{}', nullif(c.applicant, 'null')::jsonb, '', c.received, c.received, c.finished,
  coalesce(c.outcome, case when c.finished is null then null else 'done' end), (c.planned at time zone '${ZONE}')::date, c.planned, (c.deadline at time zone '${ZONE}')::date, c.deadline,
  false, false, false, coalesce(c.finished > c.planned, false), 0, 1
from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[], $10::text[], $11::timestamptz[], $12::timestamptz[]) as c(id, number, item, channel, applicant, received, finished, outcome, planned, deadline)
on conflict (id) do update set finished_at = excluded.finished_at, outcome = excluded.outcome, due_on = excluded.due_on, due_at = excluded.due_at, statutory_on = excluded.statutory_on, statutory_at = excluded.statutory_at,
  late = excluded.late, received_at = excluded.received_at, channel = excluded.channel, item_name = excluded.item_name, version = case_file.version + 1
returning center, department, coalesce(item, item_name) as item, coalesce(old.item, old.item_name) as left_item, channel, old.channel as left_channel, state,
  ${dueDay('old')} as left_day, ${dueDay('new')} as day, old.id is not null and old.finished_at is null as was_open, new.finished_at is null as is_open
)
insert into open_change (center, department, item, channel, state, day, open)
select k.center, k.department, l.item, l.channel, k.state, l.day, l.open
from kept k cross join lateral (values (k.left_item, k.left_channel, k.left_day, -1, k.was_open), (k.item, k.channel, k.day, 1, k.is_open)) as l(item, channel, day, open, counts) where l.counts`

async function putCases(tx: Transaction, placed: readonly Placed[], { center, department }: Waiting): Promise<void> {
  if (placed.length === 0) return
  const of = <T>(pick: (one: OldCase) => T) => placed.map(({ one }) => pick(one))
  const ids = placed.map(({ id }) => id)
  await tx.sql(PUT, [
    center, department, ids, of(({ number }) => `${center}/${number}`), of(({ item }) => item), of(({ channel }) => channel), of(({ applicant }) => JSON.stringify(applicant ? { name: applicant, kind: 'person' } : null)),
    of(({ received }) => received.toString()), of(({ finished }) => finished?.toString() ?? null), of(({ outcome }) => outcome), of(({ planned }) => planned?.toString() ?? null), of(({ deadline }) => deadline?.toString() ?? null),
  ], 'register.put')
  await tx.sql('insert into register_number (center, number, "case", digest) select $1, r.* from unnest($2::text[], $3::uuid[], $4::text[]) as r on conflict (center, number) do update set digest = excluded.digest',
    [center, of(({ number }) => number), ids, of(({ digest }) => digest)], 'register.numbers')
  const steps = placed.flatMap(({ id, one }) => one.steps.map((step, index) => ({ id, nth: index + 1, ...step })))
  await tx.sql('insert into imported_step ("case", center, department, nth, step, by, at) select s.id, $1, $2, s.nth, s.step, s.by, s.at from unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::timestamptz[]) as s(id, nth, step, by, at) on conflict do nothing',
    [center, department, steps.map(({ id }) => id), steps.map(({ nth }) => nth), steps.map(({ step }) => step), steps.map(({ by }) => by), steps.map(({ at }) => at?.toString() ?? null)], 'register.steps')
}

const COUNT = `
insert into tally_change (center, department, item, channel, day, received, accepted, finished, on_time, planned, past_planned, past_deadline, noticed, second_notices, refused, days)
select center, department, item_name, channel, (received_at at time zone '${ZONE}')::date, $2, $2, 0, 0, 0, 0, 0, 0, 0, 0, null from case_file where id = any ($1::uuid[])
union all
select c.center, c.department, c.item_name, c.channel, (c.finished_at at time zone '${ZONE}')::date, 0, 0, $2, $2 * (not c.late)::int, $2 * (c.due_at is not null)::int, $2 * c.late::int,
  $2 * coalesce(c.finished_at > c.statutory_at, false)::int, 0, 0, 0, d.days
from case_file c join unnest($1::uuid[], $3::int[]) as d(id, days) on d.id = c.id where c.finished_at is not null`

/** What the cases add to the counts, or take from them before the file says something else of them. */
async function countCases(tx: Transaction, { ids, sign, calendar }: { ids: readonly string[]; sign: 1 | -1; calendar: WorkingCalendar }): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx.sql<{ id: string; received_at: Temporal.Instant; finished_at: Temporal.Instant | null }>('select id, received_at, finished_at from case_file where id = any ($1::uuid[])', [ids], 'register.spans')
  const took = new Map(rows.map(({ id, received_at: received, finished_at: finished }) => [id, finished ? Math.max(0, calendar.workdaysBetween(dateOf(received), dateOf(finished))) : null]))
  await tx.sql(COUNT, [ids, sign, ids.map((id) => took.get(id) ?? null)], 'register.count')
}
