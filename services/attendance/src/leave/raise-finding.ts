import { localTime } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { postFinding } from '../db/leave-schema.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import type { Writing } from './record-leave.ts'

export type PostFindingKind = (typeof postFinding.kind)['enumValues'][number]

export interface NewFinding {
  readonly kind: PostFindingKind
  readonly clause: string
  readonly minutes: number | null
  readonly about: string
  readonly place: { readonly center: string; readonly department: string | null; readonly window: string | null; readonly person: string | null; readonly name: string }
  readonly state: 'open' | 'to_confirm'
  readonly at?: Temporal.PlainDateTime
}

/** Puts a finding on record, once for what it is about; answers the event that tells of it, or nothing where it stands already. */
export async function findingOf(tx: Transaction, { kind, clause, minutes, about, place, state, at }: NewFinding, { meta, newId }: Writing): Promise<AttendanceEvent[]> {
  const { center, department, window, person, name } = place
  const when = at ?? localTime(meta.now).round('second')
  const id = newId()
  const kept = await tx.insert(postFinding).values({ id, center, department, window, person, name, kind, clause, minutes, at: when, about, state }).onConflictDoNothing().returning({ id: postFinding.id })
  return kept.length === 0 ? [] : [{ type: 'PostFindingRaised', id, center, department, window, person, kind, clause, minutes, on: when.toPlainDate().toString() }]
}
