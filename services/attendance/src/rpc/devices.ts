import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, ilike, or } from 'drizzle-orm'
import { findDevice } from '../db/device-store.ts'
import { device, unknownDevice, unreadLine } from '../db/schema.ts'
import { beginRecord } from '../db/settlement-store.ts'
import { deviceView } from '../views.ts'
import { appendOne, type AttendanceHandlers, likeText, outside } from './calls.ts'
import { devicePushHandlers } from './device-push.ts'

export function devicesHandlers(service: ServiceContext): AttendanceHandlers['devices'] {
  return {
    ...devicePushHandlers(service),

    list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const named = search ? or(ilike(device.serial, `%${likeText(search)}%`), ilike(device.name, `%${likeText(search)}%`)) : undefined
      const rows = tx.select().from(device).where(and(center === undefined ? undefined : eq(device.center, center), named)).$dynamic()
      const found = await listPage(tx, rows, {
        page, sortable: { serial: device.serial, name: device.name, lastSeenAt: device.lastSeenAt, clockDriftSeconds: device.clockDriftSeconds },
        defaultSort: 'serial', tiebreaker: device.serial,
      })
      return { ok: true, value: { rows: found.rows.map(deviceView), total: found.total } }
    }),

    enrol: async (input, call) => outside(call, input) ?? service.command(call, input, async (tx) => {
      const { serial, center, name, timezone, records } = input
      if (!isTimezone(timezone)) return problem('BAD_INPUT', { details: { field: 'timezone' } })
      // A retired terminal of the own center comes back with its history; one of another center is not seen and stays taken.
      const [row] = await tx.sql<{ version: number }>(
        `with again as (
           update device set name = $3, timezone = $4, records = $5, enrolled_at = $6, retired_at = null, version = version + 1
           where serial = $1 and center = $2 and retired_at is not null returning version
         ), added as (
           insert into device (serial, center, name, timezone, records, enrolled_at, version)
           select $1, $2, $3, $4, $5, $6, 1 where not exists (select 1 from again) on conflict do nothing returning version
         ) select version from again union all select version from added`,
        [serial, center, name, timezone, records, call.now])
      if (!row) return problem('DEVICE_KNOWN', { details: { serial } })
      await tx.sql('delete from unknown_device where serial = $1', [serial])
      await beginRecord(tx, center, dateOf(call.now))
      const appended = await appendOne(tx, { type: 'DeviceEnrolled', serial, center, name, timezone, records },
        { stream: `device/${serial}`, version: row.version - 1, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { version: row.version } } : appended
    }),

    retire: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const found = await findDevice(tx, input.serial)
      if (found?.center !== input.center) return problem('DEVICE_UNKNOWN')
      const version = found.version + 1
      await tx.update(device).set({ retiredAt: call.now, version }).where(eq(device.serial, input.serial))
      const appended = await appendOne(tx, { type: 'DeviceRetired', serial: input.serial, reason: input.reason },
        { stream: `device/${input.serial}`, version: found.version, call, input, place: { center: input.center } })
      return appended.ok ? { ok: true, value: { version } } : appended
    }),

    unknown: ({ search, ...page }, call) => service.read(call, async (tx) => {
      const where = search ? ilike(unknownDevice.serial, `%${likeText(search)}%`) : undefined
      const { rows, total } = await listPage(tx, tx.select().from(unknownDevice).where(where).$dynamic(), {
        page, sortable: { serial: unknownDevice.serial, lastSeenAt: unknownDevice.lastSeenAt, calls: unknownDevice.calls },
        defaultSort: '-lastSeenAt', tiebreaker: unknownDevice.serial,
      })
      const views = rows.map(({ firstSeenAt, lastSeenAt, ...row }) => ({ ...row, firstSeenAt: firstSeenAt.toString(), lastSeenAt: lastSeenAt.toString() }))
      return { ok: true, value: { rows: views, total } }
    }),

    unread: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center === undefined ? undefined : eq(unreadLine.center, center), search ? ilike(unreadLine.line, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(unreadLine).where(where).$dynamic(), {
        page, sortable: { receivedAt: unreadLine.id, serial: unreadLine.serial, code: unreadLine.code }, defaultSort: '-receivedAt', tiebreaker: unreadLine.id,
      })
      const views = rows.map(({ id, serial, center: at, line, code, receivedAt }) => ({ id: String(id), serial, center: at, line, code, receivedAt: receivedAt.toString() }))
      return { ok: true, value: { rows: views, total } }
    }),
  }
}

function isTimezone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text)
    return true
  } catch {
    return false
  }
}
