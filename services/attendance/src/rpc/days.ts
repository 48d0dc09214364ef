import { endOf, localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { and, eq, gt, lt } from 'drizzle-orm'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { type DayFilter, earlierVersions, findDay, listDays, MOST_LISTED, newestDays } from '../db/day-queries.ts'
import { absence, policyCopy } from '../db/schema.ts'
import { daysWorkbook } from '../export/days-workbook.ts'
import type { DayFacts } from '../domain/facts.ts'
import { judgeDay } from '../domain/judge-day.ts'
import { judgeKnown } from '../judging/judge-known.ts'
import { type KnownDay, loadDays } from '../judging/load-days.ts'
import { loadRules } from '../judging/load-rules.ts'
import { absenceView, correctionView, dayView, lookView, punchView, unrecordedView } from '../views.ts'
import { type AttendanceHandlers, outside } from './calls.ts'

type DaysHandlers = AttendanceHandlers['days']

export function daysHandlers(service: ServiceContext): DaysHandlers {
  return {
    list: async (input, call) => outside(call, input) ?? service.read(call, async (tx) => {
      const { rows, total } = await listDays(tx, filterOf(input, call), input)
      return { ok: true, value: { rows: rows.map(dayView), total } }
    }),

    export: async (input, call) => outside(call, input) ?? service.read(call, async (tx) => {
      const rows = await newestDays(tx, filterOf(input, call))
      if (rows.length > MOST_LISTED) return problem('TOO_LARGE', { details: { most: MOST_LISTED } })
      return { ok: true, value: await daysWorkbook(rows, input) }
    }),

    mine: ({ from, to }, call) => service.read(call, async (tx) => {
      const rows = await newestDays(tx, { ...filterOf({ from, to }, call), person: call.actor.id })
      return { ok: true, value: { rows: rows.slice(0, MOST_LISTED).map(dayView) } }
    }),

    get: async ({ person, date: text }, call) => service.read(call, async (tx) => {
      const date = Temporal.PlainDate.from(text)
      const [row, [known], away, earlier] = await Promise.all([
        findDay(tx, person, date), loadDays(tx, [{ person, date }]), absencesOf(tx, person, date), earlierVersions(tx, person, date),
      ])
      const standing = row ? { day: dayView(row), verdict: row.verdict } : await soFar(tx, known!, call)
      if (!standing) return problem('NOT_FOUND', { details: { person, date: text } })
      // What replaced a version is told with the one it replaced.
      const causes = [row?.cause ?? '', ...earlier.map(({ cause }) => cause)]
      return {
        ok: true,
        value: {
          ...standing,
          punches: known!.punches.map(punchView),
          absences: away.map(absenceView),
          looks: known!.looks.map(lookView),
          corrections: known!.corrections.map(correctionView),
          earlier: earlier.map(({ version, judgedAt, verdict }, index) => ({ version, judgedAt: judgedAt.toString(), cause: causes[index]!, verdict })),
        },
      }
    }),

    compare: ({ date: text, punches }, call) => service.read(call, async (tx) => {
      const date = Temporal.PlainDate.from(text)
      const centers = await tx.selectDistinct({ center: policyCopy.center }).from(policyCopy).where(eq(policyCopy.area, 'attendance')).orderBy(policyCopy.center)
      const rules = await loadRules(tx, centers.map(({ center }) => center))
      const rows = centers.flatMap(({ center }) => {
        const rule = rules(center, date)
        if (!rule) return []
        const [usual = 'sign_in'] = rule.policy.methods.value
        const made = punches.map(({ time, method }, index) => ({
          id: String(index + 1), at: date.toPlainDateTime(Temporal.PlainTime.from(time)), method: method === 'as_required' ? usual : method,
          device: null, receivedAt: call.now, clockDriftSeconds: null,
        }))
        const facts: DayFacts = { date, posted: true, punches: made, absences: [], outages: [], now: endOf(date) }
        return [{ center, verdict: judgeDay(rule, facts), punches: made.map(punchView) }]
      })
      return { ok: true, value: { rows } }
    }),
  }
}

type FilterInput = Omit<DayFilter, 'from' | 'to' | 'reach'> & { readonly from: string; readonly to: string }

function filterOf({ center, department, window, person, outcome, finding, search, from, to }: FilterInput, { reach }: CallContext): DayFilter {
  return { reach, center, department, window, person, outcome, finding, search, from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
}

/** A day nobody has judged yet, as it would be judged now: today before the first check, for one. Version 0, kept nowhere. */
async function soFar(tx: Transaction, known: KnownDay, { now }: CallContext) {
  if (!known.place || Temporal.PlainDate.compare(known.date, localTime(now).toPlainDate()) > 0) return undefined
  const verdict = judgeKnown(await loadRules(tx, [known.place.center]), known, { now })
  return verdict && { day: unrecordedView(known, known.place, { verdict, now }), verdict }
}

function absencesOf(tx: Transaction, person: string, date: Temporal.PlainDate) {
  const touches = and(gt(absence.to, date.toPlainDateTime()), lt(absence.from, date.add({ days: 1 }).toPlainDateTime()))
  return tx.select().from(absence).where(and(eq(absence.person, person), touches)).orderBy(absence.from)
}
