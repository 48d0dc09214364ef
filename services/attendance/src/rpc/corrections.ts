import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Finding, Verdict } from '@hall/contract-attendance'
import { listPage, type Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, gte, lte } from 'drizzle-orm'
import { findDay } from '../db/day-queries.ts'
import { queuedDays } from '../db/exception-queries.ts'
import { absenceGround, correction } from '../db/schema.ts'
import { touchDays } from '../judging/day-key.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'

type Handlers = AttendanceHandlers['corrections']

/** What sections rule about exceptions: a fact each, with which the day is judged from then on (EP-ATT-03, EP-ATT-08, EP-ATT-18). */
export function correctionsHandlers(service: ServiceContext): Handlers {
  return {
    list: async ({ center, person, from, to, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(correction.center, center) : undefined, person ? eq(correction.person, person) : undefined, gte(correction.date, Temporal.PlainDate.from(from)), lte(correction.date, Temporal.PlainDate.from(to)))
      const { rows, total } = await listPage(tx, tx.select().from(correction).where(where).$dynamic(), {
        page, sortable: { at: correction.at, date: correction.date, person: correction.person }, defaultSort: '-at', tiebreaker: correction.id,
      })
      const views = rows.map(({ id, center: at, person: who, date, finding, point, ruling, reason, byName, at: when, objection }) =>
        ({ id, center: at, person: who, date: date.toString(), finding, point, ruling, reason, by: byName, at: when.toString(), objection }))
      return { ok: true, value: { rows: views, total } }
    }),

    queue: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await queuedDays(tx, center, dateOf(call.now))
      const items = rows.flatMap(({ verdict, date, ...row }) => verdict.findings.filter(({ binding, confirmed }) => binding && !confirmed).map(({ kind, point, clause, seconds, days }) =>
        ({ ...row, date: date.toString(), finding: kind, point, clause, seconds, days, due: verdict.proofDue?.date ?? null, final: verdict.final })))
      return { ok: true, value: { rows: items, total } }
    }),

    make: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const made = await rule(tx, { service, call, input }, input)
      return made.ok ? { ok: true, value: { id: made.value } } : made
    }),

    confirmAll: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, items, reason } = input
      if (items.some(({ person }) => person === call.actor.id)) return problem('OWN_DECISION')
      const refused: { person: string; date: string; code: string }[] = []
      for (const item of items) {
        const made = await rule(tx, { service, call, input }, { ...item, center, reason, ruling: 'confirmed' })
        if (!made.ok) refused.push({ person: item.person, date: item.date, code: made.problem.code })
      }
      return { ok: true, value: { confirmed: items.length - refused.length, refused } }
    }),

    grounds: async ({ center, year }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(absenceGround).where(and(eq(absenceGround.center, center), eq(absenceGround.year, year))).orderBy(absenceGround.person)
      const views = rows.flatMap(({ person, name, window, halves, level, ground, clause, since }) =>
        (level === 'none' ? [] : [{ person, name, window, year, days: halves / 2, level, ground, clause, since: since.toString() }]))
      return { ok: true, value: { rows: views } }
    }),
  }
}

interface Ruling { readonly center: string; readonly person: string; readonly date: string; readonly finding: Finding['kind']; readonly point: string | null; readonly ruling: 'lifted' | 'confirmed'; readonly reason: string }
interface Writing { readonly service: ServiceContext; readonly call: CallContext; readonly input: { readonly commandId: string } }

async function rule(tx: Transaction, { service, call, input }: Writing, { center, person, finding, point, ruling, reason, date: text }: Ruling) {
  if (person === call.actor.id) return problem('OWN_DECISION')
  const date = Temporal.PlainDate.from(text)
  const day = await findDay(tx, person, date)
  const held = day?.center === center ? findHeld(day.verdict, { finding, point }) : undefined
  if (!day || !held) return problem('NO_SUCH_FINDING', { details: { finding } })
  if (ruling === 'confirmed' && held.confirmed) return problem('ALREADY_RULED')
  const id = service.newId()
  const { department, window } = day
  await tx.insert(correction).values({ id, center, department, window, person, date, finding, point, ruling, reason, by: call.actor.id, byName: call.actor.name, at: call.now, objection: null })
  await touchDays(tx, person, { from: date, to: date, cause: 'correction' })
  const appended = await appendOne(tx, { type: 'CorrectionMade', id, person, date: text, finding, point, ruling, reason }, { stream: `correction/${id}`, version: 0, call, input, place: { center, department, window, person } })
  return appended.ok ? { ok: true as const, value: id } : appended
}

/** A finding that is held against the person. */
export function findHeld({ findings }: Verdict, { finding, point }: { finding: Finding['kind']; point: string | null }): Finding | undefined {
  return findings.find((one) => one.binding && one.kind === finding && one.point === point)
}

/** Who sits in the sections of a center: whom an objection is told. */
export async function sectionPeople({ db }: ServiceContext, { center, on, except }: { center: string; on: Temporal.PlainDate; except: string }): Promise<string[]> {
  const rows = await db.read(EVERYTHING, (tx) => tx.sql<{ person: string }>(
    `select person from posting where center = $1 and section is not null and person <> $3 and starts_on <= $2 and (ends_on is null or ends_on > $2) order by person limit 20`, [center, on, except], 'section.people'))
  return rows.map(({ person }) => person)
}
