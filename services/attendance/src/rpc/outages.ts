import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, ilike } from 'drizzle-orm'
import { findDevice } from '../db/device-store.ts'
import { outage } from '../db/schema.ts'
import { touchFound } from '../judging/day-key.ts'
import { appendOne, type AttendanceHandlers, isPlausible, isUuid, likeText, outside } from './calls.ts'

type PlainDateTime = Temporal.PlainDateTime

/** A terminal out of order for longer is retired. */
const LONGEST_DAYS = 62

export function outagesHandlers(service: ServiceContext): AttendanceHandlers['outages'] {
  return {
    list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(eq(outage.center, center), search ? ilike(outage.reason, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(outage).where(where).$dynamic(), {
        page, sortable: { from: outage.from, to: outage.to, serial: outage.serial }, defaultSort: '-from', tiebreaker: outage.id,
      })
      return { ok: true, value: { rows: rows.map(({ from, to, version: _version, ...row }) => ({ ...row, from: from.toString(), to: to?.toString() ?? null })), total } }
    }),

    declare: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, serial, reason } = input
      const from = Temporal.PlainDateTime.from(input.from)
      const to = input.to === null ? null : Temporal.PlainDateTime.from(input.to)
      if (to && Temporal.PlainDateTime.compare(from, to) >= 0) return problem('ENDS_BEFORE_START')
      if (!isPlausible(from.toPlainDate()) || isTooLong(from, to)) return problem('BAD_INPUT', { details: { field: 'to', longestDays: LONGEST_DAYS } })
      if (serial !== null && (await findDevice(tx, serial))?.center !== center) return problem('DEVICE_UNKNOWN')
      const id = service.newId()
      await tx.insert(outage).values({ id, center, serial, from, to, reason, declaredBy: call.actor.name, version: 1 })
      await touchOutage(tx, { center, from, to }, call.now)
      const appended = await appendOne(tx, { type: 'OutageDeclared', id, serial, from: from.toString(), to: to?.toString() ?? null, reason },
        { stream: `outage/${id}`, version: 0, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    end: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const [found] = isUuid(input.id) ? await tx.select().from(outage).where(and(eq(outage.id, input.id), eq(outage.center, input.center))).for('update') : []
      if (!found) return problem('OUTAGE_UNKNOWN')
      const to = Temporal.PlainDateTime.from(input.to)
      if (Temporal.PlainDateTime.compare(found.from, to) >= 0) return problem('ENDS_BEFORE_START')
      if (isTooLong(found.from, to)) return problem('BAD_INPUT', { details: { field: 'to', longestDays: LONGEST_DAYS } })
      const version = found.version + 1
      await tx.update(outage).set({ to, version }).where(eq(outage.id, found.id))
      await touchOutage(tx, { center: found.center, from: found.from, to: found.to && later(found.to, to) }, call.now)
      const appended = await appendOne(tx, { type: 'OutageEnded', id: found.id, to: to.toString() },
        { stream: `outage/${found.id}`, version: found.version, call, input, place: { center: found.center } })
      return appended.ok ? { ok: true, value: { version } } : appended
    }),
  }
}

function isTooLong(from: PlainDateTime, to: PlainDateTime | null): boolean {
  return to !== null && from.until(to, { largestUnit: 'days' }).days > LONGEST_DAYS
}

function later(a: PlainDateTime, b: PlainDateTime): PlainDateTime {
  return Temporal.PlainDateTime.compare(a, b) < 0 ? b : a
}

/** Only days with a check of the time can come out otherwise, also those that are being judged at this moment. */
async function touchOutage(tx: Transaction, { center, from, to }: { center: string; from: PlainDateTime; to: PlainDateTime | null }, now: Temporal.Instant): Promise<void> {
  await touchFound(tx, 'outage', {
    select: `
      select person, date from day where center = $2 and date >= $3 and date <= $4 and first_punch is not null
      union
      select p.person, p.at::date from posting s join punch p on p.person = s.person and p.at >= $3 and p.at < $4::date + 1 where s.center = $2`,
    values: [center, from.toPlainDate(), to?.toPlainDate() ?? dateOf(now)],
  })
}
