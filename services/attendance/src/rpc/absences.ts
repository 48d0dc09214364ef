import { dateOf, localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { listPage } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, gt, lt, or, ilike } from 'drizzle-orm'
import { findPlace } from '../db/posting-store.ts'
import { absence } from '../db/schema.ts'
import { type Cause, touchDays } from '../judging/day-key.ts'
import { loadRules } from '../judging/load-rules.ts'
import { absenceView } from '../views.ts'
import { appendAbout } from './append-about.ts'
import { type AttendanceHandlers, isPlausible, isUuid, likeText, outside } from './calls.ts'

/** A longer time away is several. */
const LONGEST_DAYS = 370

export function absencesHandlers(service: ServiceContext): AttendanceHandlers['absences'] {
  return {
    list: async ({ center, person, from, to, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const span = and(gt(absence.to, startOf(from)), lt(absence.from, startOf(to).add({ days: 1 })))
      const named = search ? or(ilike(absence.person, `%${likeText(search)}%`), ilike(absence.reason, `%${likeText(search)}%`)) : undefined
      const where = and(span, named, center === undefined ? undefined : eq(absence.center, center), person === undefined ? undefined : eq(absence.person, person))
      const { rows, total } = await listPage(tx, tx.select().from(absence).where(where).$dynamic(), {
        page, sortable: { from: absence.from, to: absence.to, person: absence.person, kind: absence.kind }, defaultSort: '-from', tiebreaker: absence.id,
      })
      return { ok: true, value: { rows: rows.map(absenceView), total } }
    }),

    register: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, person, kind, reason } = input
      const [from, to] = [Temporal.PlainDateTime.from(input.from), Temporal.PlainDateTime.from(input.to)]
      if (Temporal.PlainDateTime.compare(from, to) >= 0) return problem('ENDS_BEFORE_START')
      if (!isPlausible(from.toPlainDate()) || from.until(to, { largestUnit: 'days' }).days > LONGEST_DAYS) return problem('BAD_INPUT', { details: { field: 'to', longestDays: LONGEST_DAYS } })
      if (person === call.actor.id) return problem('OWN_ABSENCE')
      const place = await findPlace(tx, person, from.toPlainDate())
      if (place?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
      const review = isLeadOnly(call) && (await loadRules(tx, [center]))(center, from.toPlainDate())?.policy.review
      if (review) return problem('REVIEW_NEEDED', { clause: review.clause })
      const id = service.newId()
      const { department, window } = place
      await tx.insert(absence).values({ id, center, department, window, person, kind, from, to, reason, approvedBy: call.actor.name, registeredAt: call.now })
      await touchAway(tx, { person, from, to }, call)
      const span = { from: from.toString(), to: to.toString() }
      const appended = await appendAbout(tx, { stream: `absence/${id}`, place: { center, department, window }, person, call, input }, [
        { type: 'AbsenceRegistered', id, person, kind, ...span, reason }, { type: 'AwayChanged', id, person, center, ...span, kind, cover: null, withdrawn: false },
      ])
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    withdraw: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const [found] = isUuid(input.id) ? await tx.select().from(absence).where(and(eq(absence.id, input.id), eq(absence.center, input.center))).for('update') : []
      if (!found) return problem('ABSENCE_UNKNOWN')
      if (found.withdrawnAt) return { ok: true, value: { version: 2 } }
      if (found.person === call.actor.id) return problem('FORBIDDEN', { details: { procedure: call.path } })
      await tx.update(absence).set({ withdrawnAt: call.now }).where(eq(absence.id, found.id))
      await touchAway(tx, found, call)
      const { id, center, person, kind } = found
      const away = { type: 'AwayChanged' as const, id, person, center, from: found.from.toString(), to: found.to.toString(), kind, cover: null, withdrawn: true }
      const appended = await appendAbout(tx, { stream: `absence/${id}`, place: found, person, call, input }, [{ type: 'AbsenceWithdrawn', id, reason: input.reason }, away])
      return appended.ok ? { ok: true, value: { version: 2 } } : appended
    }),
  }
}

/** Reaching no further than windows: what a lead registers is looked at by the section where the regulation says so (QP-ATT-11). */
function isLeadOnly({ reach }: CallContext): boolean {
  return !reach.all && reach.centers.length === 0
}

function startOf(date: string): Temporal.PlainDateTime {
  return Temporal.PlainDate.from(date).toPlainDateTime()
}

/** Days to come are judged when they come. */
export async function touchAway(tx: Transaction, { person, from, to }: { person: string; from: Temporal.PlainDateTime; to: Temporal.PlainDateTime }, { now, cause = 'absence' }: { now: Temporal.Instant; cause?: Cause }): Promise<void> {
  const last = Temporal.PlainDateTime.compare(to, localTime(now)) < 0 ? to.subtract({ nanoseconds: 1 }).toPlainDate() : dateOf(now)
  if (Temporal.PlainDate.compare(from.toPlainDate(), last) > 0) return
  await touchDays(tx, person, { from: from.toPlainDate(), to: last, cause })
}
