import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { sectionCopy, windowCopy } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { delivery, volume } from '../db/schema.ts'
import { lockVolumes } from '../db/volume-store.ts'
import { atDesk, logged, madeAs, placeOf } from '../desk.ts'
import { dutiesAt, lateBy, type Unit } from '../domain/filing.ts'
import { loadRules } from '../rules.ts'
import type { ArchivesHandlers } from './handlers.ts'

export function filingHandlers(service: ServiceContext): ArchivesHandlers['filing'] {
  return {
    duties: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const { policy } = await loadRules(tx, center, day)
      const whole = call.reach.all || call.reach.centers.includes(center)
      const [windows, sections, deliveries, volumes] = await Promise.all([
        tx.select().from(windowCopy).where(and(eq(windowCopy.center, center), or(isNull(windowCopy.closedOn), sql`${windowCopy.closedOn} > ${on}::date`))), tx.select().from(sectionCopy).where(eq(sectionCopy.center, center)),
        tx.select().from(delivery).where(eq(delivery.center, center)), tx.select({ window: volume.window, section: volume.section, year: volume.year, on: volume.filedOn }).from(volume).where(eq(volume.center, center)),
      ])
      const unitOf = (id: string, kind: Unit['kind']): Unit => ({
        id, kind, filed: volumes.filter((row) => (row.window ?? row.section) === id),
        deliveries: deliveries.filter((row) => (row.window ?? row.section) === id).map((row) => ({ ...row, volumes: row.volumes.length })),
      })
      // Windows of a reach narrower than the center only: what others owe is not told.
      const mine = windows.filter(({ id, department }) => whole || call.reach.windows.includes(id) || call.reach.departments.includes(department))
      const duties = dutiesAt(day, [...(whole ? sections.map(({ id }) => unitOf(id, 'section')) : []), ...mine.map(({ id }) => unitOf(id, 'window'))], policy)
      return { ok: true, value: { rows: duties.map((duty) => ({ ...duty, dueOn: duty.dueOn.toString(), doneOn: duty.doneOn?.toString() ?? null })) } }
    }),

    deliver: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const at = await placeOf(desk, input)
      if (!at.ok) return at
      const rows = await lockVolumes(desk.tx, input.center, input.volumes)
      if (!rows || rows.some((row) => row.window !== input.window || row.section !== input.section)) return problem('VOLUME_UNKNOWN')
      const { policy } = desk.rules
      const rule = input.window === null ? policy?.sectionFiling : policy?.windowFiling
      if (rows.length === 0) return problem('NOTHING_FILED', { ...(rule && { clause: rule.clause }) })
      const id = desk.newId()
      const { center, department, window, section } = at.value
      await desk.tx.insert(delivery).values({ id, center, department, window, section, period: input.period, volumes: input.volumes, handedOn: dateOf(call.now), handedBy: call.actor.id, confirmedOn: null, confirmedBy: null })
      for (const row of rows) await logged(desk, row, { kind: 'kept', detail: input.period })
      return madeAs(id, await desk.write({ stream: `delivery/${id}`, events: [{ type: 'VolumesDelivered', id, center, window, section, period: input.period, volumes: rows.length }], place: at.value }, [rule?.clause]))
    }),

    confirm: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(delivery).where(and(eq(delivery.id, input.delivery), eq(delivery.center, input.center), isNull(delivery.confirmedOn))).for('update')
      if (!row) return problem('DELIVERY_UNKNOWN')
      const on = dateOf(call.now)
      const rule = row.window === null ? desk.rules.policy?.sectionFiling : undefined
      const daysLate = rule ? lateBy(Temporal.PlainDate.from({ year: Number(row.period) + 1, ...rule.value }), on) : 0
      await desk.tx.update(delivery).set({ confirmedOn: on, confirmedBy: call.actor.id }).where(eq(delivery.id, row.id))
      const written = await desk.write({ stream: `delivery/${row.id}`, events: [{ type: 'DeliveryConfirmed', id: row.id, period: row.period, daysLate }], place: row }, [rule?.clause])
      return written.ok ? { ok: true, value: { late: daysLate > 0, daysLate, clause: rule?.clause ?? null } } : written
    }),
  }
}
