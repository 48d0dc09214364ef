import { covers as holds } from '@hall/access'
import { problem } from '@hall/contract'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, gte, lt, lte } from 'drizzle-orm'
import { keepLines } from '../db/balance-store.ts'
import { restDay, windowOpening } from '../db/leave-schema.ts'
import { findPlace } from '../db/posting-store.ts'
import { arrangeRest } from '../domain/overtime/saturday-rest.ts'
import { isBefore } from '../domain/time-of-day.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { restHolding } from '../leave/rest-holding.ts'
import { touchAway } from './absences.ts'
import { appendAbout } from './append-about.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'
import { rolesAt, wide } from './leave-authority.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text)

export function restsHandlers(service: ServiceContext): AttendanceHandlers['rests'] {
  return {
    openWindow: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, window } = input
      const date = Temporal.PlainDate.from(input.date)
      const [known] = await tx.sql('select 1 from "window" where id = $1 and center = $2 and closed_on is null', [window, center])
      if (!known) return problem('WINDOW_UNKNOWN')
      const rule = await ruleOf(tx, center, date)
      if (!rule || rule.calendar.isWorkday(date)) return problem('OVERTIME_NOT_NEEDED')
      const stream = `opening/${window}/${input.date}`
      const kept = await tx.insert(windowOpening).values({ center, window, date }).onConflictDoNothing().returning({ date: windowOpening.date })
      if (kept.length === 0) return { ok: true, value: { version: 1 } }
      const appended = await appendOne(tx, { type: 'WindowOpened', window, date: input.date }, { stream, version: 0, call, input, place: { center, window } })
      return appended.ok ? { ok: true, value: { version: 1 } } : appended
    }),

    openings: async ({ center, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.sql<{ window: string; date: Temporal.PlainDate; people: { person: string; name: string; checks: number; usedDays: number }[] }>(
        `select o."window", o.date,
           coalesce((select jsonb_agg(jsonb_build_object('person', p.person, 'name', p.name,
               'checks', (select count(*) from punch u where u.person = p.person and u.at >= o.date and u.at < o.date + 1),
               'usedDays', (select coalesce(sum(r.half_days), 0) / 2.0 from rest_day r where r.person = p.person and r.worked_on = o.date)) order by p.person)
             from posting p where p."window" = o."window" and p.starts_on <= o.date and (p.ends_on is null or p.ends_on > o.date)), '[]') as people
         from window_opening o where o.center = $1 and o.date >= $2 and o.date <= $3 order by o.date desc, o."window" limit 500`, [center, from, to], 'rest.openings')
      return { ok: true, value: { rows: rows.filter(({ people }) => people.length > 0).map((row) => ({ ...row, date: row.date.toString() })) } }
    }),

    arrange: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, person } = input
      const workedOn = Temporal.PlainDate.from(input.workedOn)
      const off = { from: at(input.from), to: at(input.to) }
      if (!isBefore(off.from, off.to)) return problem('ENDS_BEFORE_START')
      const place = await findPlace(tx, person, off.from.toPlainDate())
      if (place?.center !== center || !holds(call.reach, { center, department: place.department ?? undefined, window: place.window ?? undefined })) return problem('PERSON_UNKNOWN', { details: { person } })
      if (person === call.actor.id) return problem('OWN_LEAVE')
      const rule = await ruleOf(tx, center, off.from.toPlainDate())
      if (!rule) return problem('REST_NOT_REGULATED')
      const [[seen], [used], opened] = await Promise.all([
        tx.sql<{ n: number }>('select count(*)::int as n from punch where person = $1 and at >= $2::date and at < $2::date + 1', [person, workedOn], 'rest.seen'),
        tx.sql<{ n: number }>('select coalesce(sum(half_days), 0)::int as n from rest_day where person = $1 and worked_on = $2', [person, workedOn], 'rest.used'),
        tx.select().from(windowOpening).where(and(eq(windowOpening.window, place.window ?? ''), eq(windowOpening.date, workedOn))),
      ])
      // Both checks of the day: coming and going.
      const decided = arrangeRest({ actor: call.actor.id, person, roles: rolesAt(call.actor, place), workedOn, off, windowOpen: opened.length > 0, wasThere: seen!.n >= 2, usedHalfDays: used!.n, now: call.now }, rule)
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      const { halfDays, validUntil, clause } = decided.events[0]!
      const id = service.newId()
      const { department, window, name } = place
      await tx.insert(restDay).values({ id, center, department, window, person, name, workedOn, ...off, halfDays, arrangedBy: call.actor.name })
      await tx.sql(
        `insert into absence (id, center, department, "window", person, kind, starts_at, ends_at, reason, approved_by, registered_at) values ($1, $2, $3, $4, $5, 'compensatory', $6, $7, $8, $9, $10)`,
        [id, center, department, window, person, off.from, off.to, input.workedOn, call.actor.name, call.now], 'rest.absence')
      const bucket = workedOn.toString()
      const credit = rule.policy.rest!.saturday.value.creditDays * 2
      await keepLines(tx, { ...place, person, account: 'rest' }, [
        { bucket, kind: 'earned', halfDays: credit, validUntil, on: workedOn, source: clause, about: null },
        { bucket, kind: 'used', halfDays: -halfDays, validUntil: null, on: off.from.toPlainDate(), source: clause, about: id },
      ])
      await touchAway(tx, { person, ...off }, { now: call.now })
      const events = [{ type: 'RestArranged' as const, id, person, workedOn: bucket, from: input.from, to: input.to, clause }, await restHolding(tx, { person, center, bucket })]
      const appended = await appendAbout(tx, { stream: `rest/${id}`, place: { center, department, window }, person, call, input }, events)
      return appended.ok ? { ok: true, value: { id, clause } } : appended
    }),

    list: async ({ center, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const start = (date: string) => Temporal.PlainDate.from(date).toPlainDateTime()
      const rows = await tx.select().from(restDay).where(and(eq(restDay.center, center), lt(restDay.from, start(to).add({ days: 1 })), gte(restDay.to, start(from)), lte(restDay.workedOn, Temporal.PlainDate.from(to)))).orderBy(asc(restDay.from)).limit(500)
      return { ok: true, value: { rows: rows.map(({ id, person, name, window, workedOn, from: start, to: end, arrangedBy }) => ({ id, person, name, window, workedOn: workedOn.toString(), from: start.toString(), to: end.toString(), arrangedBy })) } }
    }),
  }
}
