import type { Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import { eq } from 'drizzle-orm'
import { seal } from './db/schema.ts'
import type { SealRow } from './db/seal-store.ts'
import type { SealEvent } from './domain/seal-event.ts'
import type { Rules } from './rules.ts'

export interface Recording {
  readonly meta: Pick<EventMeta, 'commandId' | 'actor' | 'now'>
  readonly rules: Rules
  /** Clauses the decision rests on. */
  readonly clauses?: readonly (string | undefined)[]
}

/** Appends what was decided about a seal to its stream; answers the new version. */
export async function recordOn(tx: Transaction, row: SealRow, events: readonly SealEvent[], { meta, rules, clauses = [] }: Recording): Promise<Result<number, 'CONFLICT'>> {
  const policyRef = refOf(row.center, rules, clauses)
  const appended = await append(tx, {
    stream: `seal/${row.id}`, expectedVersion: row.version, events,
    meta: { ...meta, center: row.center, ...(row.department && { department: row.department }), ...(row.window && { window: row.window }), ...policyRef },
  })
  if (!appended.ok) return appended
  const version = appended.value.at(-1) ?? row.version
  await tx.update(seal).set({ version }).where(eq(seal.id, row.id))
  return { ok: true, value: version }
}

export interface Place { readonly center: string; readonly department?: string | null; readonly window?: string | null }

/** Appends what is about no seal to a stream of its own. */
export async function recordApart(tx: Transaction, stream: string, event: SealEvent, { place, meta, rules, clauses = [] }: Recording & { place: Place }): Promise<Result<number, 'CONFLICT'>> {
  const [{ version } = { version: 0 }] = await tx.sql<{ version: number }>('select coalesce(max(version), 0) as version from journal where stream = $1', [stream], 'stream.version')
  const appended = await append(tx, {
    stream, expectedVersion: version, events: [event],
    meta: { ...meta, center: place.center, ...(place.department && { department: place.department }), ...(place.window && { window: place.window }), ...refOf(place.center, rules, clauses) },
  })
  return appended.ok ? { ok: true, value: version + 1 } : appended
}

function refOf(center: string, { version }: Rules, clauses: readonly (string | undefined)[]): Pick<EventMeta, 'policyRef'> {
  const cited = [...new Set(clauses.filter((clause) => clause !== undefined))]
  return version && cited.length > 0 ? { policyRef: { center, area: 'seals', version: version.version, clauses: cited } } : {}
}
