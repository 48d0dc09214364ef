import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { Job, ServiceContext } from '@hall/service-kit'
import { loadCalendar } from '@hall/regulation-copy'
import type { WorkingCalendar } from '@hall/calendar'
import { readRegister, type Mapping } from './read-register.ts'
import { type OldCase, planRegister } from './plan-register.ts'

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
        await bringIn(service, waiting, stopping)
      }
    },
  }
}

async function bringIn(service: ServiceContext, waiting: Waiting, stopping: AbortSignal): Promise<void> {
  const read = await readRegister({ filename: waiting.filename, contentBase64: waiting.file.toString('base64') })
  if (!read.ok) {
    await service.db.transaction(EVERYTHING, (tx) => tx.sql('update register_import set error = $2 where id = $1', [waiting.id, read.problem.code]))
    return
  }
  const { cases } = planRegister(read.value, waiting.mapping)
  for (let from = waiting.done; from <= cases.length && !stopping.aborted; from += PORTION) {
    const portion = cases.slice(from, from + PORTION)
    const moved = await service.db.transaction(EVERYTHING, async (tx) => {
      const [lock] = await tx.sql<{ done: number }>('select done from register_import where id = $1 and finished_at is null for update skip locked', [waiting.id])
      if (lock?.done !== from) return false
      const calendar = await loadCalendar(tx)
      const counts = { created: 0, changed: 0, unchanged: 0 }
      for (const one of portion) counts[await keepCase(tx, service, { one, waiting, calendar })]++
      const over = from + portion.length >= cases.length
      await tx.sql(`update register_import set done = $2, created = created + $3, changed = changed + $4, unchanged = unchanged + $5, finished_at = case when $6 then $7::timestamptz end where id = $1`,
        [waiting.id, from + portion.length, counts.created, counts.changed, counts.unchanged, over, service.clock.now()])
      return !over
    })
    if (!moved) return
  }
}

interface Keeping { readonly one: OldCase; readonly waiting: Waiting; readonly calendar: WorkingCalendar }

/** Whether the case is new, says something else than before, or is as it was. */
async function keepCase(tx: Transaction, service: ServiceContext, { one, waiting, calendar }: Keeping): Promise<'created' | 'changed' | 'unchanged'> {
  const [known] = await tx.sql<{ case: string; digest: string }>('select "case", digest from register_number where center = $1 and number = $2', [waiting.center, one.number], 'register.known')
  if (known?.digest === one.digest) return 'unchanged'
  const id = known?.case ?? service.newId()
  if (known) await count(tx, { id, sign: -1, calendar })
  await tx.sql(PUT, [
    id, `${waiting.center}/${one.number}`, waiting.center, waiting.department, one.item, one.channel, JSON.stringify(one.applicant ? { name: one.applicant, kind: 'person' } : null), one.received, one.finished, one.outcome,
    one.planned ? dateOf(one.planned) : null, one.planned, one.deadline ? dateOf(one.deadline) : null, one.deadline, one.finished !== null && one.planned !== null && Temporal.Instant.compare(one.finished, one.planned) > 0,
  ], 'register.put')
  await tx.sql('insert into register_number (center, number, "case", digest) values ($1, $2, $3, $4) on conflict (center, number) do update set digest = excluded.digest', [waiting.center, one.number, id, one.digest], 'register.number')
  const [steps] = await tx.sql<{ n: number }>('select coalesce(max(nth), 0)::int as n from imported_step where "case" = $1', [id], 'register.steps')
  await tx.sql(`insert into imported_step ("case", center, department, nth, step, by, at) select $1, $2, $3, $4 + s.n, s.step, s.by, s.at from unnest($5::text[], $6::text[], $7::timestamptz[]) with ordinality as s(step, by, at, n) where s.n > $4`,
    [id, waiting.center, waiting.department, known ? steps!.n : 0, one.steps.map(({ step }) => step), one.steps.map(({ by }) => by), one.steps.map(({ at }) => at)], 'register.keep-steps')
  await count(tx, { id, sign: 1, calendar })
  const [version] = await tx.sql<{ n: number }>(`select coalesce(max(version), 0)::int as n from journal where stream = $1`, [`case/${id}`], 'register.version')
  await append(tx, {
    stream: `case/${id}`, expectedVersion: version!.n,
    events: [{ type: 'CaseImported', id, number: `${waiting.center}/${one.number}`, center: waiting.center, department: waiting.department, row: { channel: one.channel, item: one.item, received: one.received.toString(), finished: one.finished?.toString() ?? null, planned: one.planned?.toString() ?? null, deadline: one.deadline?.toString() ?? null, steps: one.steps.length, digest: one.digest } } as { type: string }],
    meta: { commandId: service.newId(), actor: waiting.by, now: service.clock.now(), center: waiting.center, department: waiting.department },
  })
  return known ? 'changed' : 'created'
}

const PUT = `
insert into case_file (id, number, center, department, item_version, item_name, kind, channel, state, urgent, departments, applicant, check_code, received_at, accepted_at, finished_at, outcome, due_on, due_at, statutory_on, statutory_at,
  stopped, provisional, noticed, late, findings, version)
values ($1, $2, $3, $4, 0, $5, 'promised', $6, 'imported', false, '{}', nullif($7::jsonb, 'null'), '', $8, $8, $9, coalesce($10, case when $9::timestamptz is null then null else 'done' end), $11, $12, $13, $14, false, false, false, $15, 0, 1)
on conflict (id) do update set finished_at = excluded.finished_at, outcome = excluded.outcome, due_on = excluded.due_on, due_at = excluded.due_at, statutory_on = excluded.statutory_on, statutory_at = excluded.statutory_at,
  late = excluded.late, received_at = excluded.received_at, channel = excluded.channel, item_name = excluded.item_name, version = case_file.version + 1`

interface Counted { received_at: Temporal.Instant; finished_at: Temporal.Instant | null; due_at: Temporal.Instant | null; statutory_at: Temporal.Instant | null; center: string; department: string; item_name: string; channel: string }
const COUNT = `insert into tally_change (center, department, item, channel, day, received, accepted, finished, on_time, planned, past_planned, past_deadline, noticed, second_notices, refused, days)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, $13)`

/** What a case adds to the counts, or takes from them when the file says something else of it. */
async function count(tx: Transaction, { id, sign, calendar }: { id: string; sign: 1 | -1; calendar: WorkingCalendar }): Promise<void> {
  const [row] = await tx.sql<Counted>('select received_at, finished_at, due_at, statutory_at, center, department, item_name, channel from case_file where id = $1', [id], 'register.counted')
  if (!row) return
  const { received_at: received, finished_at: finished, due_at: planned, statutory_at: deadline } = row
  const place = [row.center, row.department, row.item_name, row.channel]
  await tx.sql(COUNT, [...place, dateOf(received), sign, sign, 0, 0, 0, 0, 0, null], 'register.count')
  if (!finished) return
  const past = (limit: Temporal.Instant | null) => Number(limit !== null && Temporal.Instant.compare(finished, limit) > 0)
  await tx.sql(COUNT, [...place, dateOf(finished), 0, 0, sign, sign * (1 - past(planned)), sign * Number(planned !== null), sign * past(planned), sign * past(deadline), sign === 1 ? Math.max(0, calendar.workdaysBetween(dateOf(received), dateOf(finished))) : null], 'register.count')
}
