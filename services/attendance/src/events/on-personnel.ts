import { systemActor } from '@hall/access'
import { personnelContract } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { append, type PublicEvent } from '@hall/journal'
import type { ConsumerSpec, ServiceContext } from '@hall/service-kit'
import { findPlace } from '../db/posting-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { daysCovered } from '../domain/seconded.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import { touchAway } from '../rpc/absences.ts'
import { isUuid } from '../rpc/calls.ts'

const { 'secondment-agreed': agreed } = personnelContract.events

/** Days lent to another department are time away with consent. */
export function onPersonnel(service: ServiceContext): ConsumerSpec {
  return {
    name: 'personnel',
    from: 'personnel',
    types: ['secondment-agreed'],
    handle: (tx, event) => keepSecondment(tx, event, service),
  }
}

async function keepSecondment(tx: Transaction, event: PublicEvent, service: ServiceContext): Promise<void> {
  const { id, person, center, ...data } = agreed.data.parse(event.data)
  const span = daysCovered({ from: Temporal.PlainDate.from(data.from), until: Temporal.PlainDate.from(data.until), agreedAt: Temporal.PlainDateTime.from(data.agreedAt) })
  if (!span) return
  const place = await findPlace(tx, person, span.from.toPlainDate())
  const now = Temporal.Instant.from(event.occurredAt)
  const [department, window] = place?.center === center ? [place.department, place.window] : [null, null]
  const kept = await tx.sql(
    `insert into absence (id, center, department, "window", person, kind, starts_at, ends_at, reason, approved_by, registered_at) values ($1, $2, $3, $4, $5, 'business', $6, $7, $8, $9, $10)
     on conflict (id) do nothing returning id`, [isUuid(id) ? id : service.newId(), center, department, window, person, span.from, span.to, texts.seconded.zh, texts.seconded.by.zh, now], 'secondment.absence')
  if (kept.length === 0) return
  await touchAway(tx, { person, ...span }, { now: service.clock.now() })
  const registered: AttendanceEvent = { type: 'AbsenceRegistered', id, person, kind: 'business', from: span.from.toString(), to: span.to.toString(), reason: texts.seconded.zh }
  const appended = await append(tx, {
    stream: `secondment/${id}`, expectedVersion: 0, events: [registered],
    meta: { commandId: service.newId(), actor: systemActor('attendance').id, now, center, person, ...(department && { department }), ...(window && { window }), causedBy: event.id },
  })
  if (!appended.ok) throw new Error(`secondment ${id} was kept by two at once`)
}
