/** An event as a decider makes it: its type and its fields. Instants and dates are ISO text. `v` rises when the shape of a type changes; 1 unless given. */
export interface DomainEvent { readonly type: string; readonly v?: number }

/** The policy version and the clauses a decision rests on. */
export interface PolicyRef {
  readonly center: string
  readonly area: string
  readonly version: number
  readonly clauses: readonly string[]
}

/** Where a stream belongs, for row-level security. Without a center only the whole city's reach sees it. */
export interface StreamPlace {
  readonly center?: string
  readonly department?: string
  readonly window?: string
  readonly person?: string
}

export interface EventMeta extends StreamPlace {
  readonly commandId: string
  /** Id of the actor. */
  readonly actor: string
  readonly now: Temporal.Instant
  readonly policyRef?: PolicyRef
  /** Id of the event of another service that led to this. */
  readonly causedBy?: string
}

/** An event as the journal holds it. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string
  readonly seq: number
  readonly stream: string
  readonly version: number
  readonly v: number
  readonly event: E
  readonly actor: string
  readonly place: StreamPlace
  readonly policyRef?: PolicyRef
  readonly commandId: string
  readonly ordinal: number
  readonly causedBy?: string
  readonly occurredAt: Temporal.Instant
}

export interface JournalRow {
  readonly id: string
  readonly seq: number
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly v: number
  readonly data: object
  readonly actor: string
  readonly center: string | null
  readonly department: string | null
  readonly window: string | null
  readonly person: string | null
  readonly policy_ref: PolicyRef | null
  readonly command_id: string
  readonly ordinal: number
  readonly caused_by: string | null
  readonly occurred_at: Temporal.Instant
}

/** Of table alias `j`. */
export const JOURNAL_COLUMNS = `j.id, j.seq, j.stream, j.version, j.type, j.v, j.data, j.actor, j.center, j.department, j."window", j.person,
  j.policy_ref, j.command_id, j.ordinal, j.caused_by, j.occurred_at`

export function fromRow<E extends DomainEvent>(row: JournalRow): RecordedEvent<E> {
  return {
    id: row.id,
    seq: row.seq,
    stream: row.stream,
    version: row.version,
    v: row.v,
    event: { ...row.data, type: row.type } as unknown as E,
    actor: row.actor,
    place: {
      center: row.center ?? undefined,
      department: row.department ?? undefined,
      window: row.window ?? undefined,
      person: row.person ?? undefined,
    },
    policyRef: row.policy_ref ?? undefined,
    commandId: row.command_id,
    ordinal: row.ordinal,
    causedBy: row.caused_by ?? undefined,
    occurredAt: row.occurred_at,
  }
}
