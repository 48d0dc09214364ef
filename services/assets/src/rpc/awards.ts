import { dateOf, ZONE } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { findPosting } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, ilike } from 'drizzle-orm'
import { nomination } from '../db/schema.ts'
import { atDesk, madeAs } from '../desk.ts'
import { barsAward, type Violation } from '../domain/award.ts'
import { isOfEquipment } from '../domain/violation.ts'
import type { AssetsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

/** Who is put forward for an award, unless the rules on equipment and network bar it (QP-NET-25). */
export function awardsHandlers(service: ServiceContext): AssetsHandlers['awards'] {
  return {
    list: async ({ center, year, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(nomination.center, center) : undefined, year ? eq(nomination.year, year) : undefined, search ? ilike(nomination.award, likeText(search)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(nomination).where(where).$dynamic(), { page, sortable: { at: nomination.at }, defaultSort: '-at', tiebreaker: nomination.id })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString() })), total } }
    }),

    nominate: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, newId, write }) => {
      const { center, person, award, year } = input
      const posting = await findPosting(tx, person, dateOf(call.now))
      if (posting?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
      const bar = barsAward(await violationsOf(tx, { center, person, year }), rules.policy)
      if (bar) return problem('AWARD_BARRED', { clause: bar.clause, details: { confirmed: bar.confirmed, year } })
      const id = newId()
      const place = { center, department: posting.department, window: posting.window }
      const added = await tx.insert(nomination).values({ id, ...place, person, award, year, by: call.actor.id, at: call.now }).onConflictDoNothing().returning({ id: nomination.id })
      if (added.length === 0) return problem('ALREADY_NOMINATED', { details: { award, year } })
      return madeAs(id, await write({ stream: `nomination/${id}`, events: [{ type: 'Nominated', id, person, award, year }], place }, [rules.policy?.awardBar?.clause]))
    }),
  }
}

/** Confirmed breaches of a person in a calendar year at the centers, in the order they happened. */
async function violationsOf(tx: Transaction, { center, person, year }: { center: string; person: string; year: number }): Promise<Violation[]> {
  const day = (of: number) => Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(ZONE).toInstant()
  const rows = await tx.sql<Violation & { kind: string }>(
    `select f.id as finding, f.kind, s.finding is not null as serious from finding f join finding_confirmation c on c.finding = f.id left join serious_finding s on s.finding = f.id
     where f.center = $1 and f.against = $2 and f.found_at >= $3 and f.found_at < $4 order by f.found_at, f.id`, [center, person, day(year), day(year + 1)])
  return rows.filter(({ kind }) => isOfEquipment(kind))
}
