import { covers as holds, EVERYTHING } from '@hall/access'
import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, gt, inArray, lt, or } from 'drizzle-orm'
import { cover } from '../db/leave-schema.ts'
import { findPlace, type PersonPlace } from '../db/posting-store.ts'
import { loadAwayOf } from '../db/staff-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { answerCover, arriveToCover, type CoverEvent, fileCover } from '../domain/cover/cover-event.ts'
import { overlaps } from '../domain/leave/leave-time.ts'
import { isBefore } from '../domain/time-of-day.ts'
import { appendAbout } from './append-about.ts'
import { isUuid, type AttendanceHandlers, outside } from './calls.ts'
import { gridHandlers } from './cover-grid.ts'
import { wide } from './leave-authority.ts'
import { candidateView, coverView } from './leave-views.ts'
import { candidatesOf } from '../leave/weigh-cover.ts'
import { findingOf } from '../leave/raise-finding.ts'
import { nameCover } from '../leave/name-cover.ts'
import { openLeave, ruleOf } from '../leave/open-leave.ts'
import { noticeOf, spanInWords } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import { writingOf } from './writing.ts'

type Row = typeof cover.$inferSelect
const at = (text: string) => Temporal.PlainDateTime.from(text)

export function coversHandlers(service: ServiceContext): AttendanceHandlers['covers'] {
  return {
    ...gridHandlers(service),

    candidates: async ({ center, holder, from, to }, call) => {
      const span = { from: at(from), to: at(to) }
      if (!isBefore(span.from, span.to)) return problem('ENDS_BEFORE_START')
      return service.db.read(EVERYTHING, async (tx) => {
        const place = await findPlace(tx, holder, span.from.toPlainDate())
        if (place?.center !== center || !isWithin(call, holder, place)) return problem('PERSON_UNKNOWN', { details: { person: holder } })
        return { ok: true, value: { rows: (await candidatesOf(tx, { person: holder, place, span })).map(candidateView) } }
      })
    },

    name: (input, call) => service.command(wide(call), input, async (tx) => {
      const { center, holder, person, outsider } = input
      const span = { from: at(input.from), to: at(input.to) }
      if (!isBefore(span.from, span.to)) return problem('ENDS_BEFORE_START')
      if (person === holder) return problem('OWN_COVER')
      const place = await findPlace(tx, holder, span.from.toPlainDate())
      if (place?.center !== center || !isWithin(call, holder, place)) return problem('PERSON_UNKNOWN', { details: { person: holder } })
      const rule = await ruleOf(tx, center, span.from.toPlainDate())
      const clause = rule?.policy.cover?.required.clause ?? rule?.policy.timetable.clause ?? ''
      if (input.leave !== null && (!isUuid(input.leave) || (await openLeave(tx, input.leave))?.state.person !== holder)) return problem('LEAVE_UNKNOWN')
      const away = person === null ? [] : ((await loadAwayOf(tx, [person], span)).get(person) ?? [])
      if (away.some((time) => overlaps(time, span))) return problem('COVER_AWAY', { clause, details: { person: person! } })
      return nameCover(tx, { holder, place, person, outsider, span, leave: input.leave, away: null, clause }, writingOf(service, call, input))
    }),

    mine: (_input, call) => service.db.read(EVERYTHING, async (tx) => {
      const since = localTime(call.now).subtract({ days: 14 })
      const rows = await tx.select().from(cover).where(and(or(eq(cover.person, call.actor.id), eq(cover.holder, call.actor.id)), gt(cover.to, since))).orderBy(asc(cover.from), asc(cover.id)).limit(200)
      return { ok: true, value: { rows: rows.map(coverView) } }
    }),

    list: async ({ center, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const start = (date: string) => Temporal.PlainDate.from(date).toPlainDateTime()
      const rows = await tx.select().from(cover).where(and(eq(cover.center, center), gt(cover.to, start(from)), lt(cover.from, start(to).add({ days: 1 })), inArray(cover.state, ['asked', 'accepted', 'declined']))).orderBy(asc(cover.from), asc(cover.id)).limit(500)
      return { ok: true, value: { rows: rows.map(coverView) } }
    }),

    answer: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findCover(tx, input.id)
      if (!row || !concerns(call, row)) return problem('COVER_UNKNOWN')
      const decided = answerCover({ by: call.actor.id, agree: input.agree, reason: input.reason, now: call.now }, stateOf(row))
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      await tx.update(cover).set({ state: input.agree ? 'accepted' : 'declined' }).where(eq(cover.id, row.id))
      const clause = await clauseOf(tx, row)
      const words = { name: row.name, span: spanInWords(row), reason: input.reason ?? '' }
      const notice = noticeOf(input.agree ? texts.cover.accepted : texts.cover.declined, words, { center: row.center, clause, recipients: [row.holder], link: row.leave ? `/leave/${row.leave}` : '/covers' })
      const agreed: AttendanceEvent[] = input.agree ? [{ type: 'CoverAgreed', ...agreementOf(row) }] : []
      return appendAbout(tx, { ...aboutOf(row), call, input }, [...decided.events, ...agreed, ...notice])
    }),

    file: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findCover(tx, input.id)
      if (!row || !holds(call.reach, { center: row.center })) return problem('COVER_UNKNOWN')
      const rule = await ruleOf(tx, row.center, row.from.toPlainDate())
      const now = localTime(call.now).round('second')
      const decided = fileCover({ at: now }, stateOf(row), rule?.policy.cover)
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      const filed = decided.events.find((event) => event.type === 'CoverFiled')
      const clause = rule!.policy.cover!.filing!.clause
      if (!filed) return { ok: true, value: { inTime: !isBefore(row.from, row.filedAt!), clause } }
      await tx.update(cover).set({ filedAt: now }).where(eq(cover.id, row.id))
      const late = filed.inTime ? [] : await findingOf(tx, { kind: 'filed_after_start', clause, minutes: null, about: row.id, place: { ...row, person: null, name: row.name }, state: 'open', at: now }, writingOf(service, call, input))
      const appended = await appendAbout(tx, { ...aboutOf(row), call, input }, [filed, ...late])
      return appended.ok ? { ok: true, value: { inTime: filed.inTime, clause } } : appended
    }),

    arrive: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findCover(tx, input.id)
      if (!row || !concerns(call, row)) return problem('COVER_UNKNOWN')
      const now = localTime(call.now).round('second')
      const moment = input.at === undefined ? now : at(input.at)
      if (isBefore(now, moment)) return problem('IN_FUTURE')
      const rule = await ruleOf(tx, row.center, row.from.toPlainDate())
      const decided = arriveToCover({ at: moment, source: 'report' }, stateOf(row), rule?.policy.cover)
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      if (decided.events.length > 0) await tx.update(cover).set({ arrivedAt: moment }).where(eq(cover.id, row.id))
      return appendAbout(tx, { ...aboutOf(row), call, input }, decided.events)
    }),

    withdraw: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findCover(tx, input.id)
      if (!row || !concerns(call, row) || row.person === call.actor.id) return problem('COVER_UNKNOWN')
      if (row.state !== 'asked' && row.state !== 'accepted') return problem('COVER_SETTLED', { details: { state: row.state } })
      await tx.update(cover).set({ state: 'withdrawn' }).where(eq(cover.id, row.id))
      const calledOff: AttendanceEvent[] = row.state === 'accepted' ? [{ type: 'CoverCalledOff', ...agreementOf(row) }] : []
      return appendAbout(tx, { ...aboutOf(row), call, input }, [{ type: 'CoverWithdrawn', reason: input.reason } satisfies CoverEvent, ...calledOff])
    }),
  }
}

/** The holder, and whoever has the place within reach. */
function isWithin({ actor, reach }: CallContext, holder: string, { center, department, window }: PersonPlace): boolean {
  return actor.id === holder || holds(reach, { center, department: department ?? undefined, window: window ?? undefined })
}

function concerns(call: CallContext, { holder, person, center, department, window, name }: Row): boolean {
  return call.actor.id === person || isWithin(call, holder, { center, department, window, name })
}

async function findCover(tx: Transaction, id: string): Promise<Row | undefined> {
  if (!isUuid(id)) return undefined
  const [row] = await tx.select().from(cover).where(eq(cover.id, id)).for('update')
  return row
}

function stateOf({ id, person, holder, from, to, state, filedAt, arrivedAt }: Row) {
  return { id, person, holder, from, to, state, filedAt, arrivedAt }
}

async function clauseOf(tx: Transaction, { center, from }: Row): Promise<string> {
  const rule = await ruleOf(tx, center, from.toPlainDate())
  return rule?.policy.cover?.required.clause ?? rule?.policy.timetable.clause ?? ''
}

/** As others get to hear of it. */
function agreementOf({ id, center, window, holder, person, from, to }: Row) {
  return { id, center, window, holder, person, from: from.toString(), to: to.toString() }
}

function aboutOf(row: Row) {
  return { stream: `cover/${row.id}`, place: row, person: row.person }
}
