import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, desc, eq, gte, ilike, lte, or } from 'drizzle-orm'
import { findDay } from '../db/day-queries.ts'
import { correction, objection } from '../db/schema.ts'
import { touchDays } from '../judging/day-key.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import { fill, inBoth } from '../notices/phrase.ts'
import { composeDecisionNotice, composeObjectionNotice } from '../notices/settling-notices.ts'
import { appendAbout } from './append-about.ts'
import { appendOne, type AttendanceHandlers, isUuid, likeText, outside } from './calls.ts'
import { sectionPeople, findHeld } from './corrections.ts'

type Row = typeof objection.$inferSelect

export function objectionsHandlers(service: ServiceContext): AttendanceHandlers['objections'] {
  return {
    list: async ({ center, state, person, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const named = search ? or(ilike(objection.name, `%${likeText(search)}%`), ilike(objection.person, `%${likeText(search)}%`)) : undefined
      const where = and(named, center ? eq(objection.center, center) : undefined, state ? eq(objection.state, state) : undefined, person ? eq(objection.person, person) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(objection).where(where).$dynamic(), {
        page, sortable: { madeAt: objection.madeAt, date: objection.date, name: objection.name, state: objection.state }, defaultSort: '-madeAt', tiebreaker: objection.id,
      })
      return { ok: true, value: { rows: rows.map(view), total } }
    }),

    mine: ({ from, to }, call) => service.read(call, async (tx) => {
      const where = and(eq(objection.person, call.actor.id), gte(objection.date, Temporal.PlainDate.from(from)), lte(objection.date, Temporal.PlainDate.from(to)))
      const rows = await tx.select().from(objection).where(where).orderBy(desc(objection.date), desc(objection.madeAt)).limit(500)
      return { ok: true, value: { rows: rows.map(view) } }
    }),

    make: (input, call) => service.command(call, input, async (tx) => {
      const { finding, point, text } = input
      const date = Temporal.PlainDate.from(input.date)
      const day = await findDay(tx, call.actor.id, date)
      const held = day && findHeld(day.verdict, { finding, point })
      if (!day || !held) return problem('NO_SUCH_FINDING', { details: { finding } })
      const { center, department, window, person, name, version: dayVersion } = day
      const row: Row = {
        id: service.newId(), center, department, window, person, name, date, finding, point, clause: held.clause, dayVersion, text,
        state: 'open', madeAt: call.now, decidedBy: null, decidedAt: null, decision: null, version: 1,
      }
      const made = await tx.insert(objection).values(row).onConflictDoNothing().returning({ id: objection.id })
      if (made.length === 0) return problem('OBJECTION_OPEN')
      const appended = await appendOne(tx, { type: 'ObjectionMade', id: row.id, person, date: date.toString(), finding, point, version: dayVersion },
        { stream: `objection/${row.id}`, version: 0, call, input, place: row })
      if (!appended.ok) return appended
      const holding = await holdOpen(tx, { row, open: true }, { call, input })
      if (!holding.ok) return holding
      const recipients = await sectionPeople(service, { center, on: dateOf(call.now), except: person })
      if (recipients.length > 0) await appendOne(tx, { type: 'NoticeRaised', ...composeObjectionNotice(row, recipients) }, { stream: `notice/${service.newId()}`, version: 0, call, input, place: row })
      return { ok: true, value: { id: row.id } }
    }),

    withdraw: (input, call) => service.command(call, input, async (tx) => {
      const found = await lockObjection(tx, input.id)
      if (found?.person !== call.actor.id) return problem('OBJECTION_UNKNOWN')
      if (found.state !== 'open') return problem('OBJECTION_DECIDED')
      await tx.update(objection).set({ state: 'withdrawn', decidedAt: call.now, version: found.version + 1 }).where(eq(objection.id, found.id))
      const appended = await appendOne(tx, { type: 'ObjectionWithdrawn', id: found.id }, { stream: `objection/${found.id}`, version: found.version, call, input, place: found })
      if (!appended.ok) return appended
      const holding = await holdOpen(tx, { row: found, open: false }, { call, input })
      return holding.ok ? { ok: true, value: { state: 'withdrawn' as const } } : holding
    }),

    decide: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { accept, reason, center } = input
      const found = await lockObjection(tx, input.id)
      if (found?.center !== center) return problem('OBJECTION_UNKNOWN')
      if (found.state !== 'open') return problem('OBJECTION_DECIDED')
      if (await isInvolved(tx, found, call.actor.id)) return problem('INVOLVED')
      const { id, person, date, finding, point, department, window } = found
      const state = accept ? 'accepted' as const : 'refused' as const
      await tx.update(objection).set({ state, decidedBy: call.actor.name, decidedAt: call.now, decision: reason, version: found.version + 1 }).where(eq(objection.id, id))
      if (accept) {
        await tx.insert(correction).values({ id: service.newId(), center, department, window, person, date, finding, point, ruling: 'lifted', reason, by: call.actor.id, byName: call.actor.name, at: call.now, objection: id })
        await touchDays(tx, person, { from: date, to: date, cause: 'objection' })
      }
      const appended = await appendOne(tx, { type: 'ObjectionDecided', id, center, person, date: date.toString(), accepted: accept, reason },
        { stream: `objection/${id}`, version: found.version, call, input, place: found })
      if (!appended.ok) return appended
      const holding = await holdOpen(tx, { row: found, open: false }, { call, input })
      if (!holding.ok) return holding
      const noticed = await appendOne(tx, { type: 'NoticeRaised', ...composeDecisionNotice(found, { accepted: accept, reason }) }, { stream: `notice/${service.newId()}`, version: 0, call, input, place: found })
      return noticed.ok ? { ok: true, value: { state } } : noticed
    }),
  }
}

/** Until it is answered an objection is settled before somebody leaves the post. */
function holdOpen(tx: Transaction, { row, open }: { row: Row; open: boolean }, { call, input }: { call: CallContext; input: { readonly commandId: string } }) {
  const { id, center, person } = row
  const label = fill(texts.objectionOpen, inBoth(() => ({ date: row.date.toString() })))
  return appendAbout(tx, { stream: `objection-holding/${id}`, place: row, person, call, input }, [{ type: 'HoldingChanged', person, kind: 'objection', reference: id, open, center, label }])
}

async function lockObjection(tx: Transaction, id: string): Promise<Row | undefined> {
  if (!isUuid(id)) return undefined
  const [row] = await tx.select().from(objection).where(eq(objection.id, id)).for('update')
  return row
}

/** Who is the person, made the round that saw it, ruled on the day or decided what was registered for it. */
const INVOLVED = `
  select 1 where $1 = $2
  union all select 1 from correction where person = $1 and date = $3 and by = $2
  union all select 1 from look l join round r on r.id = l.round where l.person = $1 and l.at::date = $3 and r.by = $2
  union all select 1 from registration where person = $1 and starts_at < $3::date + 1 and ends_at > $3 and registered_by = $2
  limit 1`
async function isInvolved(tx: Transaction, { person, date }: Row, actor: string): Promise<boolean> {
  return (await tx.sql(INVOLVED, [person, actor, date], 'objection.involved')).length > 0
}

function view({ id, center, person, name, window, date, finding, point, clause, text, state, madeAt, dayVersion, decidedBy, decidedAt, decision }: Row) {
  return {
    id, center, person, name, window, date: date.toString(), finding, point, clause, text, state, madeAt: madeAt.toString(), version: dayVersion,
    decidedBy, decidedAt: decidedAt?.toString() ?? null, decision,
  }
}
