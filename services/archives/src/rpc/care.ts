import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import type { ArchivesPolicy } from '@hall/regulation'
import { beyond, outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, ilike, isNull } from 'drizzle-orm'
import { climate, damage, inspection } from '../db/schema.ts'
import { findVolume } from '../db/volume-store.ts'
import { atDesk, logged, madeAs, placeOf } from '../desk.ts'
import { isOutside } from '../domain/climate.ts'
import { monthsWithout } from '../domain/inspections.ts'
import { loadRules } from '../rules.ts'
import { climateView, damageView, inspectionView } from '../views.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { likeText } from './search.ts'
import { write } from './volumes.ts'

/** Rooms and what is in them: checks, damage and its repair, temperature and humidity. */
export function careHandlers(service: ServiceContext): ArchivesHandlers['care'] {
  return {
    inspections: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(inspection.center, center) : undefined, search ? ilike(inspection.room, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(inspection).where(where).$dynamic(), { page, sortable: { on: inspection.on }, defaultSort: '-on', tiebreaker: inspection.id })
      return { ok: true, value: { rows: rows.map(inspectionView), total } }
    }),

    inspectionsDue: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const { policy } = await loadRules(tx, center, day)
      const rows = await tx.selectDistinctOn([inspection.room], { room: inspection.room, on: inspection.on }).from(inspection).where(eq(inspection.center, center)).orderBy(inspection.room, desc(inspection.on))
      const rule = policy?.dailyCheck
      return {
        ok: true,
        value: {
          clause: rule?.clause ?? null, items: pointsOf(policy),
          rows: rows.map((row) => ({ room: row.room, lastOn: row.on.toString(), missing: rule ? monthsWithout(row.on, day, rule.value.everyMonths) : [] })),
        },
      }
    }),

    inspect: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const at = await placeOf(desk, input)
      if (!at.ok) return problem(at.problem.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'WINDOW_UNKNOWN')
      const { policy } = desk.rules
      // A point nobody looked at is not on record as good.
      const items = pointsOf(policy).flatMap(({ code, clause }) => input.items.filter((one) => one.code === code).map(({ ok }) => ({ code, ok, clause })))
      const id = desk.newId()
      const { center, department, window } = at.value
      await desk.tx.insert(inspection).values({ id, center, department, window, room: input.room, on: dateOf(call.now), by: call.actor.id, findings: input.findings, items })
      const failed = items.filter(({ ok }) => !ok)
      return madeAs(id, await desk.write({ stream: `inspection/${id}`, events: [{ type: 'RoomInspected', id, room: input.room, failed: failed.length }], place: at.value }, [policy?.dailyCheck?.clause, ...failed.map(({ clause }) => clause)]))
    }),

    damages: async ({ center, open, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(damage.center, center) : undefined, open ? isNull(damage.doneOn) : undefined, search ? ilike(damage.title, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(damage).where(where).$dynamic(), { page, sortable: { foundOn: damage.foundOn, startBy: damage.startBy }, defaultSort: '-foundOn', tiebreaker: damage.id })
      return { ok: true, value: { rows: rows.map((row) => damageView(row, dateOf(call.now))), total } }
    }),

    reportDamage: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findVolume(desk.tx, input.center, input.volume)
      if (!row) return problem('VOLUME_UNKNOWN')
      const foundOn = Temporal.PlainDate.from(input.foundOn)
      if (Temporal.PlainDate.compare(foundOn, dateOf(call.now)) > 0) return problem('IN_FUTURE')
      const { policy, calendar } = desk.rules
      const rule = policy?.repair
      // What is kept for a short time only gets the finding (TG-ARC-10).
      const owed = rule !== undefined && rule.value.terms.includes(row.retention)
      const startBy = owed ? calendar.addWorkdays(foundOn, rule.value.startWithinWorkdays) : null
      const id = desk.newId()
      const { center, department, window, number, title } = row
      const clause = rule?.clause ?? null
      await desk.tx.insert(damage).values({ id, center, department, window, volume: row.id, number, title, what: input.what, foundOn, startBy, action: null, startedOn: null, doneOn: owed ? null : foundOn, flagged: false, clause })
      await logged(desk, row, { kind: 'changed', detail: input.what })
      const written = await write({ desk, row }, { type: 'DamageReported', id, number, what: input.what, startBy: startBy?.toString() ?? null }, [clause])
      return written.ok ? { ok: true, value: { id, startBy: startBy?.toString() ?? null, clause } } : written
    }),

    repair: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(damage).where(and(eq(damage.id, input.damage), eq(damage.center, input.center))).for('update')
      if (!row) return problem('DAMAGE_UNKNOWN')
      if (row.doneOn) return problem('DAMAGE_SETTLED')
      const of = await findVolume(desk.tx, row.center, row.volume)
      if (!of) return problem('DAMAGE_UNKNOWN')
      const on = dateOf(call.now)
      const startedOn = row.startedOn ?? on
      await desk.tx.update(damage).set({ action: input.action, startedOn, doneOn: input.finished ? on : null }).where(eq(damage.id, row.id))
      const written = await write({ desk, row: of }, { type: 'RepairEntered', id: row.id, number: row.number, action: input.action, finished: input.finished }, [row.clause])
      return written.ok ? { ok: true, value: { inTime: row.startBy === null || Temporal.PlainDate.compare(startedOn, row.startBy) <= 0 } } : written
    }),

    climate: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(climate).where(center ? eq(climate.center, center) : undefined).$dynamic(), { page, sortable: { at: climate.at }, defaultSort: '-at', tiebreaker: climate.id })
      return { ok: true, value: { rows: rows.map(climateView), total } }
    }),

    measure: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { center, room, celsius, humidity } = input
      const refusal = beyond(call, { center, department: null, window: null })
      if (refusal) return refusal
      const outside = isOutside(input)
      const id = desk.newId()
      await desk.tx.insert(climate).values({ id, center, room, at: call.now, celsius, humidity, outside, by: call.actor.id })
      const written = await desk.write({ stream: `climate/${center}/${room}`, events: [{ type: 'ClimateMeasured', room, celsius, humidity, outside }], place: { center } })
      return written.ok ? { ok: true, value: { id, outside } } : written
    }),
  }
}

/** What an inspection looks at, each point under its clause. */
function pointsOf(policy: ArchivesPolicy | undefined): { code: string; clause: string }[] {
  return Object.entries(policy?.checklist ?? {}).flatMap(([code, rule]) => (rule ? [{ code, clause: rule.clause }] : []))
}
