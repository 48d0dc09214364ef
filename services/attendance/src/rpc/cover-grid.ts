import { covers as holds, EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { findPlace } from '../db/posting-store.ts'
import { loadStaff } from '../db/staff-store.ts'
import { coverGrid } from '../domain/cover/cover-grid.ts'
import { workingTimes, type WorkingTime } from '../domain/leave/leave-time.ts'
import { earlier, isBefore, later, type Span } from '../domain/time-of-day.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { type AttendanceHandlers, outside } from './calls.ts'

/** More than any working week with its holidays takes. */
const LOOK_AHEAD_DAYS = 30

export function gridHandlers(service: ServiceContext): Pick<AttendanceHandlers['covers'], 'grid' | 'presence'> {
  return {
    grid: async ({ center, from, days }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const first = Temporal.PlainDate.from(from)
      const rule = await ruleOf(tx, center, first)
      if (!rule) return { ok: true, value: { clause: null, dates: [], people: [], windows: [] } }
      const dates = Array.from({ length: LOOK_AHEAD_DAYS }, (_, ahead) => first.add({ days: ahead })).filter((date) => rule.calendar.isWorkday(date)).slice(0, days)
      const last = dates.at(-1) ?? first
      const span: Span = { from: (dates[0] ?? first).toPlainDateTime(), to: last.add({ days: 1 }).toPlainDateTime() }
      const [staff, times] = [await loadStaff(tx, { center }, span), workingTimes(rule, span)]
      // Covers from elsewhere are people beyond a narrow reach: named all the same, by the covers of the own windows.
      const people = new Map(staff.flatMap(({ members }) => members.map(({ person, name }) => [person, name] as const)))
      return {
        ok: true,
        value: {
          clause: rule.policy.cover?.required.clause ?? null,
          dates: dates.map(String),
          people: [...people].map(([person, name]) => ({ person, name })),
          windows: staff.map((one) => ({
            window: one.window, department: one.department, members: one.members.length,
            cells: coverGrid(one, times).map(({ date, present, away, covers, unmanned, ...cell }) => ({ ...cell, date: date.toString(), present: [...present], away: [...away], covers: [...covers], unmanned: [...unmanned] })),
          })),
        },
      }
    }),

    presence: async ({ center, holder, date: text }, call) => service.db.read(EVERYTHING, async (tx) => {
      const date = Temporal.PlainDate.from(text)
      const place = await findPlace(tx, holder, date)
      if (place?.center !== center || (holder !== call.actor.id && !holds(call.reach, { center, department: place.department ?? undefined, window: place.window ?? undefined }))) return problem('PERSON_UNKNOWN', { details: { person: holder } })
      const rule = await ruleOf(tx, center, date)
      const times = rule ? workingTimes(rule, { from: date.toPlainDateTime(), to: date.add({ days: 1 }).toPlainDateTime() }) : []
      const standing = await standInsOf(tx, holder, date)
      const clause = rule?.policy.cover?.announcedSick?.clause ?? rule?.policy.cover?.required.clause ?? null
      return { ok: true, value: { sessions: times.map((time) => sessionOf(time, standing, clause)) } }
    }),
  }
}

interface StandIn extends Span { readonly person: string | null; readonly seenAt: Temporal.PlainDateTime | null }

/** Those who take over on a day, with when each was first seen in its session. */
async function standInsOf(tx: Transaction, holder: string, date: Temporal.PlainDate): Promise<StandIn[]> {
  return tx.sql<StandIn>(
    `select c.person, c.starts_at as "from", c.ends_at as "to",
       coalesce(c.arrived_at, (select min(p.at) from punch p where p.person = c.person and p.at >= $2::date and p.at < $2::date + 1)) as "seenAt"
     from cover c where c.holder = $1 and c.state in ('asked', 'accepted') and c.starts_at < $2::date + 1 and c.ends_at > $2::date order by c.starts_at`, [holder, date], 'cover.stand-ins')
}

/** From when a session was covered, and how many minutes of it were not (EP-ATT-16). */
function sessionOf({ half, from, to }: WorkingTime, standing: readonly StandIn[], clause: string | null) {
  const here = standing.flatMap((one) => {
    const start = one.seenAt && later(later(one.from, one.seenAt), from)
    return start && isBefore(start, earlier(one.to, to)) ? [{ person: one.person, start }] : []
  }).sort((a, b) => Temporal.PlainDateTime.compare(a.start, b.start))[0]
  const open = (here ? from.until(here.start) : from.until(to)).total('minutes')
  return { half, coveredFrom: here?.start.toString() ?? null, by: here?.person ?? null, openMinutes: Math.round(open), clause }
}
