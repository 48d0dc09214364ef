import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { violation } from './db/schema.ts'
import type { Place } from '@hall/ledger'
import { recordApart, type Recording } from './recording.ts'

export interface Violation {
  readonly place: Place
  readonly kind: (typeof violation.$inferInsert)['kind']
  readonly clause: string | null
  readonly subject: string
  readonly note: string
  readonly recording: Recording
}

/** What a regulation holds against a unit goes on record and is announced; supervision takes it from there. */
export async function recordViolation(tx: Transaction, service: ServiceContext, { place, kind, clause, subject, note, recording }: Violation): Promise<string> {
  const id = service.newId()
  const at = { center: place.center, department: place.department ?? null, window: place.window ?? null }
  await tx.insert(violation).values({ id, ...at, kind, at: recording.meta.now, clause, subject, note })
  await recordApart(tx, { stream: `violation/${id}`, event: { type: 'ViolationRecorded', id, center: place.center, department: at.department, kind, clause, subject, note } }, { ...recording, place, clauses: [clause ?? undefined] })
  return id
}
