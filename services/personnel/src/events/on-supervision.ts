import { localTime } from '@hall/calendar'
import type { EventOf } from '@hall/contract'
import { type SupervisionContract, supervisionContract } from '@hall/contract-supervision'
import type { Transaction } from '@hall/database'
import type { ConsumerSpec } from '@hall/service-kit'
import { keepFact } from '../db/fact-store.ts'

const { 'appraisal-published': published, 'appraisal-changed': changed, 'entry-changed': entry } = supervisionContract.events
type Results = EventOf<SupervisionContract['events']['appraisal-published']>
type Result = Results['results'][number]

/** What the yearly appraisals came to and what is entered against whom: the department's page and grounds of return rest on it. */
export function onSupervision(): ConsumerSpec {
  return {
    name: 'supervision',
    from: 'supervision',
    types: ['appraisal-published', 'appraisal-changed', 'entry-changed'],
    async handle(tx, { type, data, occurredAt }) {
      switch (type) {
        case 'appraisal-published': return keepResults(tx, published.data.parse(data), occurredAt)
        case 'appraisal-changed': return keepResults(tx, changed.data.parse(data), occurredAt)
        case 'entry-changed': return keepEntry(tx, entry.data.parse(data))
      }
    },
  }
}

async function keepResults(tx: Transaction, { results, ...round }: Results, occurredAt: string): Promise<void> {
  const on = localTime(Temporal.Instant.from(occurredAt)).toPlainDate()
  for (const result of results) if (await keepResult(tx, { ...round, result, on })) await keepPlace(tx, { ...round, result })
}

/** The highest version of a round has the last word, whichever comes first. */
async function keepResult(tx: Transaction, { round, center, year, version, result, on }: Omit<Results, 'results'> & { result: Result; on: Temporal.PlainDate }): Promise<boolean> {
  const { subject, department, window, points, rank, field, below, last, provisional } = result
  const rows = await tx.sql(
    `insert into appraisal_result as kept (round, kind, subject, center, department, "window", person, year, version, points, rank, field, below, last, provisional, confirmed_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (round, kind, subject) do update set department = excluded.department, "window" = excluded."window", version = excluded.version, points = excluded.points, rank = excluded.rank, field = excluded.field,
       below = excluded.below, last = excluded.last, provisional = excluded.provisional,
       confirmed_on = case when (kept.below, kept.provisional) is distinct from (excluded.below, excluded.provisional) then excluded.confirmed_on else kept.confirmed_on end
     where kept.version < excluded.version returning round`,
    [round, subject.kind, subject.id, center, department, window, subject.kind === 'person' ? subject.id : null, year, version, points, rank, field, below, last, provisional, on])
  return rows.length > 0
}

/** The last place of a year is a fact; no longer the last, or under reconsideration, it is held against nobody. */
async function keepPlace(tx: Transaction, { center, year, result: { subject, rank, field, last, provisional } }: Omit<Results, 'results'> & { result: Result }): Promise<void> {
  if (subject.kind !== 'person') return
  const id = `appraisal/${center}/${year}/${subject.id}`
  if (last) return keepFact(tx, { id, center, person: subject.id, kind: 'last_place', on: `${year}-12-31`, founded: !provisional, note: `${year} ${rank ?? '—'}/${field ?? '—'}`, source: 'supervision' })
  await tx.sql('update conduct_fact set founded = false where id = $1', [id])
}

async function keepEntry(tx: Transaction, { id, center, department, window, person, kind, on, points, inForce }: EventOf<SupervisionContract['events']['entry-changed']>): Promise<void> {
  if (person === null) return
  await tx.sql(
    `insert into points_entry (id, center, department, "window", person, kind, happened_on, points, in_force) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set kind = excluded.kind, happened_on = excluded.happened_on, points = excluded.points, in_force = excluded.in_force`,
    [id, center, department, window, person, kind, on, points, inForce])
}
