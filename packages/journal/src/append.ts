import { randomUUIDv7 } from 'node:crypto'
import { problem, type Result } from '@hall/contract'
import { isUniqueViolation, type Transaction } from '@hall/database'
import { type DomainEvent, type EventMeta, fromRow, JOURNAL_COLUMNS, type JournalRow, type RecordedEvent } from './recorded-event.ts'

/** Signalled in the process after every commit that appended. */
export const APPENDED = 'journal.appended'

export interface Append {
  readonly stream: string
  /** Version the decision was made on; 0 for a new stream. */
  readonly expectedVersion: number
  readonly events: readonly DomainEvent[]
  readonly meta: EventMeta
}

const APPEND = `
with head as (select coalesce(max(version), 0) as version from journal where stream = $1),
first as (select coalesce(max(ordinal) + 1, 0) as ordinal from journal where command_id = $8),
appended as (
  insert into journal (id, stream, version, type, v, data, actor, command_id, ordinal, occurred_at,
    center, department, "window", person, policy_ref, caused_by)
  select e.id, $1, $2 + e.n, e.type, e.v, e.data, $7, $8, first.ordinal + e.n - 1, $9, $10, $11, $12, $13, $14, $15
  from unnest($3::uuid[], $4::text[], $5::int[], $6::jsonb[]) with ordinality as e(id, type, v, data, n), head, first
  where head.version = $2::int
  order by e.n
  returning seq, id
)
insert into journal_pending (seq, journal_id) select seq, id from appended returning seq`

/**
 * Appends in one round trip and answers the versions given. CONFLICT when the stream is not at `expectedVersion`; the
 * transaction cannot commit then if another had written the same version at the same time.
 */
export async function append(tx: Transaction, { stream, expectedVersion, events, meta }: Append): Promise<Result<number[], 'CONFLICT'>> {
  if (events.length === 0) return { ok: true, value: [] }
  const conflict = problem('CONFLICT', { details: { stream } })
  try {
    const rows = await tx.sql(APPEND, [
      stream,
      expectedVersion,
      events.map(() => randomUUIDv7()),
      events.map((event) => event.type),
      events.map((event) => event.v ?? 1),
      events.map(dataOf),
      meta.actor,
      meta.commandId,
      meta.now,
      meta.center,
      meta.department,
      meta.window,
      meta.person,
      meta.policyRef && JSON.stringify(meta.policyRef),
      meta.causedBy,
    ], 'journal.append')
    if (rows.length === 0) return conflict
  } catch (error) {
    if (isUniqueViolation(error, 'journal_stream_version')) return conflict
    throw error
  }
  tx.signal(APPENDED)
  return { ok: true, value: events.map((_, index) => expectedVersion + index + 1) }
}

function dataOf({ type: _type, v: _v, ...data }: DomainEvent): string {
  return JSON.stringify(data)
}

/** All events of a stream in order. A stream that cannot be seen from its first event on is as one that does not exist. */
export async function loadStream<E extends DomainEvent>(tx: Transaction, stream: string): Promise<RecordedEvent<E>[]> {
  const rows = await tx.sql<JournalRow>(`select ${JOURNAL_COLUMNS} from journal j where stream = $1 order by version`, [stream], 'journal.load')
  return rows.every((row, index) => row.version === index + 1) ? rows.map((row) => fromRow<E>(row)) : []
}
