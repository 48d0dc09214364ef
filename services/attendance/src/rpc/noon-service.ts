import { covers as holds, EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { noonPart, noonTurn } from '../db/leave-schema.ts'
import { findPlace } from '../db/posting-store.ts'
import { loadAwayOf } from '../db/staff-store.ts'
import { overlaps } from '../domain/leave/leave-time.ts'
import { earlierLeaving, noonSpan, servingAt } from '../domain/overtime/noon-service.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { touchAway } from './absences.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'
import { wide } from './leave-authority.ts'

export function noonServiceHandlers(service: ServiceContext): AttendanceHandlers['noonService'] {
  return {
    serving: ({ center, window, at: text }, call) => service.read(call, async (tx) => {
      const moment = Temporal.PlainDateTime.from(text)
      const date = moment.toPlainDate()
      const rule = await ruleOf(tx, center, date)
      if (!rule) return { ok: true, value: { by: 'nobody' as const, people: [], closedUntil: null, clause: null } }
      const [takesPart, roster] = await Promise.all([takesPartIn(tx, window), tx.select().from(noonTurn).where(and(eq(noonTurn.window, window), eq(noonTurn.date, date)))])
      const serving = servingAt(rule, moment, { takesPart, roster: roster.map(({ person }) => person) })
      return { ok: true, value: { by: serving.by, people: serving.by === 'roster' ? [...serving.people] : [], closedUntil: serving.by === 'nobody' ? serving.until : null, clause: rule.policy.noonService?.period.clause ?? rule.policy.timetable.clause } }
    }),

    takePart: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, window, takesPart } = input
      if (!await isWindow(tx, center, window)) return problem('WINDOW_UNKNOWN')
      const today = dateOf(call.now)
      if (!(await ruleOf(tx, center, today))?.policy.noonService) return problem('NOON_NOT_REGULATED')
      await tx.insert(noonPart).values({ center, window, takesPart }).onConflictDoUpdate({ target: noonPart.window, set: { takesPart } })
      const stream = `noon-part/${window}`
      const version = await versionOf(tx, stream)
      const appended = await appendOne(tx, { type: 'NoonPartSet', window, takesPart }, { stream, version, call, input, place: { center, window } })
      return appended.ok ? { ok: true, value: { version: version + 1 } } : appended
    }),

    roster: ({ center, window, from, to }, call) => service.db.read(EVERYTHING, async (tx) => {
      if (!await isWindow(tx, center, window) || !holds(call.reach, { center })) return problem('WINDOW_UNKNOWN')
      const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
      const rule = await ruleOf(tx, center, first)
      const noon = rule?.policy.noonService
      const takesPart = await takesPartIn(tx, window)
      if (!rule || !noon) return { ok: true, value: { clause: null, takesPart: false, days: [] } }
      const dates = Array.from({ length: Math.min(Math.max(first.until(last).days + 1, 0), 62) }, (_, ahead) => first.add({ days: ahead })).filter((date) => rule.calendar.isWorkday(date))
      const turns = await tx.sql<{ date: Temporal.PlainDate; person: string; name: string; registered: string | null }>(
        `select t.date, t.person, coalesce((select p.name from posting p where p.person = t.person and p.starts_on <= t.date and (p.ends_on is null or p.ends_on > t.date) limit 1), t.person) as name, t.registered::text
         from noon_turn t where t."window" = $1 and t.date >= $2 and t.date <= $3 order by t.date, t.person`, [window, first, last], 'noon.turns')
      const awayOf = await loadAwayOf(tx, [...new Set(turns.map(({ person }) => person))], { from: first.toPlainDateTime(), to: last.add({ days: 1 }).toPlainDateTime() })
      const days = dates.map((date) => {
        const span = noonSpan(noon, date)
        const people = turns.filter((turn) => turn.date.equals(date)).map(({ person, name, registered }) => ({ person, name, registered: registered !== null, away: (awayOf.get(person) ?? []).some((time) => overlaps(time, span)) }))
        return { date: date.toString(), people, covered: !takesPart || people.some(({ away }) => !away) }
      })
      return { ok: true, value: { clause: noon.roster.clause, takesPart, days } }
    }),

    setRoster: async (input, call) => outside(call, { center: input.center, window: input.window }) ?? service.command(wide(call), input, async (tx) => {
      const { center, window, people } = input
      const date = Temporal.PlainDate.from(input.date)
      if (!await isWindow(tx, center, window)) return problem('WINDOW_UNKNOWN')
      if (!(await ruleOf(tx, center, date))?.policy.noonService) return problem('NOON_NOT_REGULATED')
      for (const person of people) if ((await findPlace(tx, person, date))?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
      // Who has the earlier leaving on record stays: it rests on the turn.
      await tx.sql('delete from noon_turn where "window" = $1 and date = $2 and registered is null and not (person = any ($3::text[]))', [window, date, people])
      for (const person of new Set(people)) await tx.insert(noonTurn).values({ center, window, date, person, registered: null }).onConflictDoNothing()
      const stream = `noon-roster/${window}/${input.date}`
      const version = await versionOf(tx, stream)
      const appended = await appendOne(tx, { type: 'NoonRosterSet', window, date: input.date, people }, { stream, version, call, input, place: { center, window } })
      return appended.ok ? { ok: true, value: { version: version + 1 } } : appended
    }),

    registerLeaving: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, person } = input
      const date = Temporal.PlainDate.from(input.date)
      const place = await findPlace(tx, person, date)
      if (place?.center !== center || !holds(call.reach, { center, department: place.department ?? undefined, window: place.window ?? undefined })) return problem('PERSON_UNKNOWN', { details: { person } })
      if (person === call.actor.id) return problem('OWN_ABSENCE')
      const rule = await ruleOf(tx, center, date)
      const [turn] = await tx.select().from(noonTurn).where(and(eq(noonTurn.person, person), eq(noonTurn.date, date))).for('update')
      const decided = rule ? earlierLeaving(rule, date, turn !== undefined) : undefined
      if (!rule || !decided) return problem('NOON_NOT_REGULATED')
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      const { from, to } = decided.events[0]!
      const { clause } = rule.policy.noonService!.earlierLeaving
      const value = { from: from.toString(), to: to.toString(), clause }
      if (turn!.registered) return { ok: true, value }
      const id = service.newId()
      const { department, window } = place
      await tx.sql(
        `insert into absence (id, center, department, "window", person, kind, starts_at, ends_at, reason, approved_by, registered_at) values ($1, $2, $3, $4, $5, 'consent', $6, $7, $8, $9, $10)`,
        [id, center, department, window, person, from, to, clause, call.actor.name, call.now], 'noon.absence')
      await tx.update(noonTurn).set({ registered: id }).where(and(eq(noonTurn.window, turn!.window), eq(noonTurn.date, date), eq(noonTurn.person, person)))
      await touchAway(tx, { person, from, to }, { now: call.now })
      const appended = await appendOne(tx, { type: 'EarlierLeavingRegistered', person, ...value }, { stream: `noon-leaving/${id}`, version: 0, call, input, place: { ...place, person } })
      return appended.ok ? { ok: true, value } : appended
    }),
  }
}

/** Taking part is the rule; a window is switched off by the center. */
async function takesPartIn(tx: Transaction, window: string): Promise<boolean> {
  const [row] = await tx.select().from(noonPart).where(eq(noonPart.window, window))
  return row?.takesPart ?? true
}

async function isWindow(tx: Transaction, center: string, window: string): Promise<boolean> {
  return (await tx.sql('select 1 from "window" where id = $1 and center = $2', [window, center])).length > 0
}

async function versionOf(tx: Transaction, stream: string): Promise<number> {
  const [row] = await tx.sql<{ n: number }>('select count(*)::int as n from journal where stream = $1', [stream])
  return row!.n
}
