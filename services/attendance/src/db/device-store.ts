import type { Transaction } from '@hall/database'
import type { Sender } from './punch-store.ts'

/** A terminal in use. */
export interface Device extends Sender {
  readonly name: string
  readonly timezone: string
  readonly version: number
  readonly attendanceStamp: string | null
  readonly operationStamp: string | null
}

const COLUMNS = `serial, center, name, timezone, records, version, enrolled_at as "enrolledAt", clock_drift_seconds as "clockDriftSeconds",
  to_char(newest_check, 'YYYY-MM-DD"T"HH24:MI:SS') as "newestCheck", attendance_stamp as "attendanceStamp", operation_stamp as "operationStamp"`

/** Undefined for a serial that is not enrolled, or no longer. */
export async function findDevice(tx: Transaction, serial: string): Promise<Device | undefined> {
  const [row] = await tx.sql<Device>(`select ${COLUMNS} from device where serial = $1 and retired_at is null`, [serial], 'device.find')
  return row
}

/** The same, locked until the transaction ends: what one terminal sends is kept one after the other. */
export async function lockDevice(tx: Transaction, serial: string): Promise<Device | undefined> {
  const [row] = await tx.sql<Device>(`select ${COLUMNS} from device where serial = $1 and retired_at is null for update`, [serial], 'device.lock')
  return row
}

/** Until the transaction ends, no terminal of the center has anything kept. */
export async function lockDevices(tx: Transaction, center: string): Promise<void> {
  await tx.sql('select 1 from device where center = $1 order by serial for update', [center], 'devices.lock')
}

/** What a call tells about a terminal beside its lines. */
export interface Contact {
  readonly now: Temporal.Instant
  readonly accepted?: number
  readonly clockDriftSeconds?: number
  readonly newestCheck?: string | undefined
  readonly attendanceStamp?: string
  readonly operationStamp?: string
}

const NOTE = `
  update device set last_seen_at = $2, punches = punches + $3, clock_drift_seconds = coalesce($4, clock_drift_seconds),
    attendance_stamp = coalesce($5, attendance_stamp), operation_stamp = coalesce($6, operation_stamp), newest_check = greatest(newest_check, $7::timestamp)
  where serial = $1`

export async function noteContact(tx: Transaction, serial: string, { now, accepted = 0, clockDriftSeconds, attendanceStamp, operationStamp, newestCheck }: Contact): Promise<void> {
  await tx.sql(NOTE, [serial, now, accepted, clockDriftSeconds ?? null, attendanceStamp ?? null, operationStamp ?? null, newestCheck ?? null], 'device.note')
}

/** So many strange serials are remembered; more would be somebody trying. */
const MOST_UNKNOWN = 1000

/** Answers whether the serial called for the first time. */
export async function noteUnknown(tx: Transaction, serial: string, now: Temporal.Instant): Promise<boolean> {
  const [row] = await tx.sql<{ calls: number }>(
    `insert into unknown_device (serial, first_seen_at, last_seen_at, calls)
     select $1, $2, $2, 1 where (select count(*) from unknown_device) < ${MOST_UNKNOWN} or exists (select 1 from unknown_device where serial = $1)
     on conflict (serial) do update set last_seen_at = excluded.last_seen_at, calls = unknown_device.calls + 1
     returning calls`, [serial, now], 'device.unknown')
  return row?.calls === 1
}
