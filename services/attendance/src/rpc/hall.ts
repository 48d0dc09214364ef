import { dateOf, localTime, ZONE } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Verdict } from '@hall/contract-attendance'
import { sessionsOn } from '@hall/regulation'
import type { ServiceContext } from '@hall/service-kit'
import { type CityRow, countDays, countPosted, type HallPerson, peopleAtWindows } from '../db/hall-queries.ts'
import { isBefore } from '../domain/time-of-day.ts'
import { judgeKnown } from '../judging/judge-known.ts'
import { type KnownDay, loadDays } from '../judging/load-days.ts'
import { loadRules } from '../judging/load-rules.ts'
import { type AttendanceHandlers, outside } from './calls.ts'

/** A trend shows the day and the week before it. */
const TREND_DAYS = 8

export function hallHandlers(service: ServiceContext): AttendanceHandlers['hall'] {
  return {
    now: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const date = dateOf(call.now)
      const [rules, windows] = await Promise.all([loadRules(tx, [center]), peopleAtWindows(tx, center, date)])
      const rule = rules(center, date)
      const people = windows.flatMap((window) => window.people.map((one) => ({ ...one, date })))
      const days = new Map((await loadDays(tx, people)).map((known) => [known.person, known]))
      const standing = (one: HallPerson) => standingOf(one, days.get(one.person)!, rule && judgeKnown(rules, days.get(one.person)!, { now: call.now }))
      return {
        ok: true,
        value: {
          date: date.toString(),
          now: call.now.toZonedDateTimeISO(ZONE).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
          open: !!rule && rule.calendar.isWorkday(date) && isWithin(sessionsOn(rule.policy.timetable.value, date), localTime(call.now)),
          windows: windows.map(({ people: at, ...window }) => countWindow(window, at.map(standing))),
        },
      }
    }),

    city: ({ on }, call) => service.read(call, async (tx) => {
      const date = Temporal.PlainDate.from(on)
      const [counts, posted] = await Promise.all([countDays(tx, date.subtract({ days: TREND_DAYS - 1 }), date), countPosted(tx, date)])
      const rules = await loadRules(tx, posted.map(({ center }) => center))
      const rows = posted.map(({ center, people }) => {
        const ofCenter = counts.filter((count) => count.center === center)
        const isWorkday = rules(center, date)?.calendar.isWorkday(date) ?? false
        return { center, expected: isWorkday ? people : 0, ...measuresOf(ofCenter.find((count) => count.date.equals(date))), trend: ofCenter.map(trendOf) }
      })
      return { ok: true, value: { rows } }
    }),

    hours: ({ center, at: text }, call) => service.read(call, async (tx) => {
      const at = Temporal.PlainDateTime.from(text)
      const date = at.toPlainDate()
      const rule = (await loadRules(tx, [center]))(center, date)
      if (!rule) return problem('NOT_FOUND', { details: { center } })
      const { workday, reason, provisional } = rule.calendar.dayKind(date)
      const sessions = workday ? sessionsOn(rule.policy.timetable.value, date) : []
      return {
        ok: true,
        value: {
          open: isWithin(sessions, at),
          clause: rule.policy.timetable.clause,
          sessions: sessions.map(({ from, to }) => ({ from: clockOf(from), to: clockOf(to) })),
          reason: { kind: reason.kind, name: 'name' in reason ? reason.name : null },
          provisional,
        },
      }
    }),
  }
}

interface Standing { readonly person: string; readonly name: string; readonly lead: boolean; readonly outcome: Verdict['outcome']; readonly firstPunch: string | null; readonly isHere: boolean }

/** Here is who has come and not signed out since. */
function standingOf({ person, name, lead }: HallPerson, { punches }: KnownDay, verdict: Verdict | undefined): Standing {
  const left = verdict?.points.findLast(({ direction }) => direction === 'out')?.state === 'met'
  return {
    person, name, lead, outcome: verdict?.outcome ?? 'recorded',
    firstPunch: punches.at(0)?.at.toString() ?? null, isHere: punches.length > 0 && !left,
  }
}

function countWindow(window: { window: string; department: string | null }, people: readonly Standing[]) {
  const count = (is: (one: Standing) => boolean) => people.filter(is).length
  return {
    ...window,
    expected: count(({ outcome }) => outcome !== 'not_expected' && outcome !== 'on_leave'),
    present: count(({ isHere }) => isHere),
    exceptions: count(({ outcome }) => outcome === 'exception'),
    people: people.map(({ isHere: _isHere, ...one }) => one),
  }
}

/** The opening moment is open, the closing moment is not (QP-ATT-01). */
function isWithin(sessions: readonly { from: Temporal.PlainDateTime; to: Temporal.PlainDateTime }[], at: Temporal.PlainDateTime): boolean {
  return sessions.some(({ from, to }) => !isBefore(at, from) && isBefore(at, to))
}

function clockOf(time: Temporal.PlainDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: 'minute' })
}

const NO_MEASURES = { present: 0, late: 0, earlyLeave: 0, missing: 0, absent: 0, recorded: 0 }

function measuresOf(row: CityRow | undefined): typeof NO_MEASURES {
  if (!row) return NO_MEASURES
  const { present, late, earlyLeave, missing, absent, recorded } = row
  return { present, late, earlyLeave, missing, absent, recorded }
}

function trendOf({ date, exceptions, judged }: CityRow) {
  return { date: date.toString(), exceptionsPerHundred: judged === 0 ? 0 : Math.round((exceptions * 1000) / judged) / 10 }
}
