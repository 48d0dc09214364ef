import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, gte, lte } from 'drizzle-orm'
import { dutyTurn } from '../db/leave-schema.ts'
import { findPlace } from '../db/posting-store.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'
import { wide } from './leave-authority.ts'

/** Whose turn it is to be duty leader. */
export function dutiesHandlers(service: ServiceContext): AttendanceHandlers['duties'] {
  return {
    list: ({ center, from, to }, call) => service.read(call, async (tx) => {
      const rows = await tx.select().from(dutyTurn).where(and(eq(dutyTurn.center, center), gte(dutyTurn.date, Temporal.PlainDate.from(from)), lte(dutyTurn.date, Temporal.PlainDate.from(to)))).orderBy(asc(dutyTurn.date)).limit(400)
      const rule = await ruleOf(tx, center, dateOf(call.now))
      return { ok: true, value: { clause: rule?.policy.dutyChief?.clause ?? null, rows: rows.map(({ date, person, name }) => ({ date: date.toString(), person, name })) } }
    }),

    set: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, person } = input
      const date = Temporal.PlainDate.from(input.date)
      const place = await findPlace(tx, person, date)
      if (place?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
      const stream = `duty/${center}/${input.date}`
      const [before] = await tx.sql<{ n: number }>('select count(*)::int as n from journal where stream = $1', [stream])
      await tx.insert(dutyTurn).values({ center, date, person, name: place.name }).onConflictDoUpdate({ target: [dutyTurn.center, dutyTurn.date], set: { person, name: place.name } })
      const appended = await appendOne(tx, { type: 'DutyTurnSet', date: input.date, person }, { stream, version: before!.n, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { version: before!.n + 1 } } : appended
    }),
  }
}
