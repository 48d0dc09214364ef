import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, desc, eq, ilike } from 'drizzle-orm'
import { order } from '../db/command-store.ts'
import { findDevice } from '../db/device-store.ts'
import { deviceCommand, deviceDrift, deviceOperation } from '../db/schema.ts'
import type { Order } from '../domain/device/orders.ts'
import { appendOne, type AttendanceHandlers, likeText, outside } from './calls.ts'

const MOST_MEASURES = 500

/** What IT has terminals do, and what was done at them. */
export function deviceCommandsHandlers(service: ServiceContext): AttendanceHandlers['deviceCommands'] {
  return {
    list: async ({ center, serial, state, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(deviceCommand.center, center) : undefined, serial ? eq(deviceCommand.serial, serial) : undefined, state ? eq(deviceCommand.state, state) : undefined,
        search ? ilike(deviceCommand.serial, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(deviceCommand).where(where).$dynamic(), {
        page, sortable: { id: deviceCommand.id, serial: deviceCommand.serial, state: deviceCommand.state, kind: deviceCommand.kind, orderedAt: deviceCommand.orderedAt },
        defaultSort: '-id', tiebreaker: deviceCommand.id,
      })
      return { ok: true, value: { rows: rows.map(view), total } }
    }),

    order: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, serial, order: wanted } = input
      if ((await findDevice(tx, serial))?.center !== center) return problem('DEVICE_UNKNOWN')
      if (wanted.kind === 'resend' && Temporal.PlainDateTime.compare(wanted.from, wanted.to) >= 0) return problem('ENDS_BEFORE_START')
      // What is not told twice, and two clocks set at once, would only be in the way.
      const waiting = wanted.kind === 'reboot' || wanted.kind === 'set_time'
        ? await tx.sql(`select 1 from device_command where serial = $1 and kind = $2 and state in ('waiting', 'sent') limit 1`, [serial, wanted.kind]) : []
      if (waiting.length > 0) return problem('COMMAND_WAITING')
      const [id] = await order(tx, { center, serial, by: call.actor.name, now: call.now }, [wanted])
      const appended = await appendOne(tx, { type: 'CommandOrdered', id: String(id), serial, kind: wanted.kind }, { stream: `command/${id}`, version: 0, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { id: String(id) } } : appended
    }),

    orderUsers: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, serial } = input
      if ((await findDevice(tx, serial))?.center !== center) return problem('DEVICE_UNKNOWN')
      const [here, told] = await Promise.all([
        tx.sql<{ number: string; name: string }>(
          `select attendance_number as number, name from posting where center = $1 and attendance_number is not null and starts_on <= $2 and (ends_on is null or ends_on > $2) order by attendance_number`, [center, dateOf(call.now)]),
        // The last that was told of each number, whether it has answered yet or not.
        tx.sql<{ number: string; kind: string; name: string | null }>(
          `select distinct on ("order" ->> 'number') "order" ->> 'number' as number, kind, "order" ->> 'name' as name from device_command
           where serial = $1 and kind in ('set_user', 'delete_user') and state in ('waiting', 'sent', 'done') order by "order" ->> 'number', id desc`, [serial]),
      ])
      const known = new Map(told.map((one) => [one.number, one]))
      const wanted: Order[] = [
        ...here.filter(({ number, name }) => known.get(number)?.kind !== 'set_user' || known.get(number)?.name !== name.slice(0, 24)).map(({ number, name }) => ({ kind: 'set_user' as const, number, name: name.slice(0, 24) })),
        ...told.filter(({ number, kind }) => kind === 'set_user' && !here.some((one) => one.number === number)).map(({ number }) => ({ kind: 'delete_user' as const, number })),
      ]
      if (wanted.length > 0) await order(tx, { center, serial, by: call.actor.name, now: call.now }, wanted)
      const appended = await appendOne(tx, { type: 'UsersOrdered', serial, count: wanted.length }, { stream: `command-users/${input.commandId}`, version: 0, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { ordered: wanted.length } } : appended
    }),

    cancel: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const id = /^\d{1,15}$/.test(input.id) ? Number(input.id) : -1
      const [found] = await tx.select().from(deviceCommand).where(and(eq(deviceCommand.id, id), eq(deviceCommand.center, input.center))).for('update')
      if (!found) return problem('COMMAND_UNKNOWN')
      if (found.state === 'done' || found.state === 'failed' || found.state === 'cancelled') return problem('COMMAND_ANSWERED')
      await tx.update(deviceCommand).set({ state: 'cancelled', answeredAt: call.now }).where(eq(deviceCommand.id, id))
      const appended = await appendOne(tx, { type: 'CommandCancelled', id: input.id, serial: found.serial }, { stream: `command-cancel/${id}`, version: 0, call, input, place: { center: input.center } })
      return appended.ok ? { ok: true, value: { state: 'cancelled' as const } } : appended
    }),

    operations: async ({ center, serial, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(deviceOperation.center, center) : undefined, serial ? eq(deviceOperation.serial, serial) : undefined, search ? ilike(deviceOperation.operator, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(deviceOperation).where(where).$dynamic(), {
        page, sortable: { at: deviceOperation.at, serial: deviceOperation.serial, code: deviceOperation.code }, defaultSort: '-at', tiebreaker: deviceOperation.serial,
      })
      return { ok: true, value: { rows: rows.map(({ at, receivedAt, ...row }) => ({ ...row, at: at.toString(), receivedAt: receivedAt.toString() })), total } }
    }),

    drift: async ({ center, serial }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(deviceDrift).where(and(eq(deviceDrift.center, center), eq(deviceDrift.serial, serial))).orderBy(desc(deviceDrift.at)).limit(MOST_MEASURES)
      return { ok: true, value: { rows: rows.map(({ at, seconds }) => ({ at: at.toString(), seconds })) } }
    }),
  }
}

function view({ id, serial, center, kind, order: of, state, orderedBy, orderedAt, attempts, sentAt, answeredAt, returnCode }: typeof deviceCommand.$inferSelect) {
  return {
    id: String(id), serial, center, kind, order: of, state, orderedBy, orderedAt: orderedAt.toString(), attempts,
    sentAt: sentAt?.toString() ?? null, answeredAt: answeredAt?.toString() ?? null, returnCode,
  }
}
