import type { Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append, type DomainEvent, type EventMeta } from '@hall/journal'

export interface Place { readonly center: string; readonly department?: string | null; readonly window?: string | null }

export interface Entry {
  readonly stream: string
  /** Version the decision was made on; looked up where the row does not keep it. */
  readonly version?: number
  readonly events: readonly DomainEvent[]
  readonly place: Place
}

export interface Basis {
  readonly meta: Pick<EventMeta, 'commandId' | 'actor' | 'now'>
  readonly area: string
  /** The policy in force, where there is one. */
  readonly rules: { readonly version: { readonly version: number } | undefined }
  /** Clauses the decision rests on. */
  readonly clauses?: readonly (string | undefined)[]
}

/** Appends to a stream with its place and the clauses it rests on; answers the new version. */
export async function record(tx: Transaction, { stream, version, events, place }: Entry, basis: Basis): Promise<Result<number, 'CONFLICT'>> {
  const expectedVersion = version ?? (await versionOf(tx, stream))
  const appended = await append(tx, {
    stream, expectedVersion, events,
    meta: { ...basis.meta, center: place.center, ...(place.department && { department: place.department }), ...(place.window && { window: place.window }), ...refOf(place.center, basis) },
  })
  return appended.ok ? { ok: true, value: appended.value.at(-1) ?? expectedVersion } : appended
}

async function versionOf(tx: Transaction, stream: string): Promise<number> {
  const [head] = await tx.sql<{ version: number }>('select coalesce(max(version), 0) as version from journal where stream = $1', [stream], 'stream.version')
  return head?.version ?? 0
}

function refOf(center: string, { area, rules: { version }, clauses = [] }: Basis): Pick<EventMeta, 'policyRef'> {
  const cited = [...new Set(clauses.filter((clause) => clause !== undefined))]
  return version && cited.length > 0 ? { policyRef: { center, area, version: version.version, clauses: cited } } : {}
}
