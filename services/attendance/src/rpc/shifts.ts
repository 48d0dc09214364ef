import { covers as holds } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { findPlace } from '../db/posting-store.ts'
import { absence } from '../db/schema.ts'
import { loadStaff } from '../db/staff-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { shiftDays, spare, timeOff, worksBeside } from '../domain/half-shift.ts'
import type { Rule } from '../domain/facts.ts'
import type { Span } from '../domain/time-of-day.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { touchAway } from './absences.ts'
import { appendAbout } from './append-about.ts'
import { type AttendanceHandlers, outside } from './calls.ts'
import { wide } from './leave-authority.ts'

const MOST_SHOWN = 2000
const LISTED = `
  select a.person, a."window", a.starts_at as "from", a.ends_at as "to", a.approved_by as "setBy",
    coalesce((select p.name from posting p where p.person = a.person and p.starts_on <= a.starts_at::date order by p.starts_on desc limit 1), a.person) as name
  from absence a where a.center = $1 and a.kind = 'off_shift' and a.withdrawn_at is null and a.starts_at >= $2::date and a.starts_at < $3::date + 1
  order by a.starts_at::date, a.person limit ${MOST_SHOWN}`
interface Listed extends Span { readonly person: string; readonly name: string; readonly window: string | null; readonly setBy: string }

/** Who comes for half a day: the other half is time away on record, so that checks, cover and the hall know of it. */
export function shiftsHandlers(service: ServiceContext): AttendanceHandlers['shifts'] {
  return {
    list: async ({ center, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.sql<Listed>(LISTED, [center, from, to], 'shift.list')
      return { ok: true, value: { rows: rows.map(({ from: start, to: end, ...row }) => ({ ...row, date: start.toPlainDate().toString(), works: worksBeside({ from: start, to: end }), off: { from: start.toString(), to: end.toString() } })) } }
    }),

    set: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, person, works } = input
      const from = Temporal.PlainDate.from(input.from)
      const place = await findPlace(tx, person, from)
      if (place?.center !== center || !holds(call.reach, { center, department: place.department ?? undefined, window: place.window ?? undefined })) return problem('PERSON_UNKNOWN', { details: { person } })
      if (person === call.actor.id) return problem('OWN_SHIFT')
      const rule = await ruleOf(tx, center, from)
      if (!rule) return problem('NO_POLICY')
      const decided = shiftDays({ from, to: Temporal.PlainDate.from(input.to), today: dateOf(call.now) }, rule)
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      const ended = await endHalves(tx, { center, person, days: decided.events }, call.now)
      const offs = decided.events.flatMap((date) => timeOff(rule, date, works) ?? [])
      const refusal = await findUnspared(tx, { rule, person, place, offs })
      if (refusal) return problem(refusal.code, refusal)
      const begun: Begun[] = offs.map((off) => ({ id: service.newId(), ...off }))
      const clause = rule.policy.timetable.clause
      const { department, window } = place
      if (begun.length > 0) await tx.insert(absence).values(begun.map((off) => ({ ...off, center, department, window, person, kind: 'off_shift' as const, reason: clause, approvedBy: call.actor.name, registeredAt: call.now })))
      for (const away of [...ended, ...begun]) await touchAway(tx, { person, ...away }, { now: call.now })
      const changed = (away: Begun, withdrawn: boolean): AttendanceEvent => ({ type: 'AwayChanged', id: away.id, person, center, from: away.from.toString(), to: away.to.toString(), kind: 'off_shift', cover: null, withdrawn })
      const appended = await appendAbout(tx, { stream: `shift/${person}`, place: { center, department, window }, person, call, input }, [
        { type: 'HalfShiftSet', person, from: input.from, to: input.to, works, days: decided.events.map(String), clause },
        ...ended.map((away) => changed(away, true)), ...begun.map((away) => changed(away, false)),
      ])
      return appended.ok ? { ok: true, value: { days: decided.events.length, clause } } : appended
    }),
  }
}

interface Begun extends Span { readonly id: string }
interface Whose { readonly center: string; readonly person: string; readonly days: readonly Temporal.PlainDate[] }

/** What was arranged for these days before gives way. */
function endHalves(tx: Transaction, { center, person, days }: Whose, now: Temporal.Instant): Promise<Begun[]> {
  return tx.sql<Begun>(
    `update absence set withdrawn_at = $4 where center = $1 and person = $2 and kind = 'off_shift' and withdrawn_at is null and starts_at::date = any ($3::date[])
     returning id::text, starts_at as "from", ends_at as "to"`, [center, person, days.map(String), now], 'shift.end')
}

interface Sparing { readonly rule: Rule; readonly person: string; readonly place: { readonly center: string; readonly window: string | null }; readonly offs: readonly Span[] }

async function findUnspared(tx: Transaction, { rule, person, place, offs }: Sparing) {
  if (place.window === null || !rule.policy.cover) return undefined
  for (const off of offs) {
    const [staff] = await loadStaff(tx, { center: place.center, windows: [place.window] }, off)
    const spared = staff ? spare(rule, { person, staff }, off) : undefined
    if (spared && !spared.ok) return spared.refusal
  }
  return undefined
}
