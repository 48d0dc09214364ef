import { EVERYTHING, NOTHING } from '@hall/access'
import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { findIssued, issuedToDocx, issuedToPage, listIssued } from '@hall/issued-documents'
import type { RecordedEvent } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, arrayOverlaps, asc, eq, gt, ilike, isNotNull, lt, or } from 'drizzle-orm'
import { cover, leave, leaveDetail, leaveFile } from '../db/leave-schema.ts'
import { findDutyTurn } from '../db/role-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import type { LeaveState } from '../domain/leave/leave-event.ts'
import { provisionalYears, workingTimes } from '../domain/leave/leave-time.ts'
import { actionsOf } from '../leave/actions-of.ts'
import { dutyDate } from '../leave/duty-date.ts'
import { isTelling, openLeave, ruleOf } from '../leave/open-leave.ts'
import { weighCover } from '../leave/weigh-cover.ts'
import { type AttendanceHandlers, isUuid, likeText, outside } from './calls.ts'
import { rolesAt } from './leave-authority.ts'
import { coverView, leaveView, timeView } from './leave-views.ts'

const SORTABLE = { from: leave.from, to: leave.to, person: leave.person, name: leave.name, kind: leave.kind, days: leave.days, state: leave.state, filedAt: leave.filedAt }
/** More wait for nobody; the rest follows once these are settled. */
const MOST_WAITING = 200

export function leavesShowHandlers(service: ServiceContext): Pick<AttendanceHandlers['leaves'], 'mine' | 'list' | 'queue' | 'get' | 'file' | 'slipPage' | 'slipDocx'> {
  return {
    mine: (page, call) => service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(leave).where(eq(leave.person, call.actor.id)).$dynamic(), { page, sortable: SORTABLE, defaultSort: '-from', tiebreaker: leave.id })
      return { ok: true, value: { rows: rows.map(leaveView), total } }
    }),

    list: async ({ center, state, from, to, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const start = (date: string) => Temporal.PlainDate.from(date).toPlainDateTime()
      const named = search ? or(ilike(leave.person, `%${likeText(search)}%`), ilike(leave.name, `%${likeText(search)}%`)) : undefined
      const where = and(
        named, center === undefined ? undefined : eq(leave.center, center),
        state === 'overdue' ? and(eq(leave.state, 'approved'), isNotNull(leave.overdueSince)) : state === undefined ? undefined : eq(leave.state, state),
        from === undefined ? undefined : gt(leave.to, start(from)), to === undefined ? undefined : lt(leave.from, start(to).add({ days: 1 })),
      )
      const { rows, total } = await listPage(tx, tx.select().from(leave).where(where).$dynamic(), { page, sortable: SORTABLE, defaultSort: '-from', tiebreaker: leave.id })
      return { ok: true, value: { rows: rows.map(leaveView), total } }
    }),

    queue: async (_input, call) => {
      const roles = [...new Set(call.actor.grants.map(({ role }) => role))]
      const waiting = await service.read(call, (tx) =>
        tx.select().from(leave).where(and(eq(leave.state, 'asked'), arrayOverlaps(leave.nextRoles, roles))).orderBy(asc(leave.waitingSince), asc(leave.id)).limit(MOST_WAITING))
      const mine = waiting.filter((row) => row.person !== call.actor.id && row.next?.by.some((role) => rolesAt(call.actor, row).includes(role)))
      // What cover is still open is seen against everybody of the window.
      const rows = await service.db.read(EVERYTHING, async (wideTx) => Promise.all(mine.map(async (row) => {
        const rule = await ruleOf(wideTx, row.center, row.from.toPlainDate())
        if (!rule || !await isTheirTurn(wideTx, row, { call, date: dutyDate(rule, call.now) })) return undefined
        const weighed = await weighCover(wideTx, rule, { person: row.person, place: row, span: row, times: workingTimes(rule, row), days: row.days, leave: row.id, unitInformed: true })
        return { ...leaveView(row), waitingSince: row.waitingSince!.toString(), coverOpen: weighed?.need.required ? weighed.need.open.length : 0, coverClause: weighed?.need.clause ?? null }
      })))
      return { ok: true, value: { rows: rows.filter((row) => row !== undefined) } }
    },

    get: async ({ id }, call) => {
      if (!isUuid(id)) return problem('LEAVE_UNKNOWN')
      const seen = await service.read(call, (tx) => tx.select({ id: leave.id }).from(leave).where(eq(leave.id, id)))
      const known = await service.db.read(EVERYTHING, (tx) => openLeave(tx, id))
      if (!known) return problem('LEAVE_UNKNOWN')
      // One connection at a time: a reading within a reading waits for one that never comes free.
      const detail = await detailFor(service, call, known.state)
      return service.db.read(EVERYTHING, async (tx) => {
        const [opened, [row], covers] = await Promise.all([openLeave(tx, id), tx.select().from(leave).where(eq(leave.id, id)), tx.select().from(cover).where(eq(cover.leave, id)).orderBy(cover.from, cover.id)])
        const concerned = seen.length > 0 || opened?.state.handedTo === call.actor.id || covers.some(({ person }) => person === call.actor.id)
        if (!opened || !row || !concerned) return problem('LEAVE_UNKNOWN')
        const { state, recorded } = opened
        const rule = await ruleOf(tx, state.center, state.from.toPlainDate())
        if (!rule) return problem('LEAVE_UNKNOWN')
        const weighed = await weighCover(tx, rule, { person: state.person, place: state, span: state, times: workingTimes(rule, state), days: state.days, leave: id, unitInformed: state.unitInformed !== null })
        const turn = await findDutyTurn(tx, state.center, dutyDate(rule, call.now))
        return {
          ok: true,
          value: {
            leave: leaveView(row), ...detail, joinedDays: state.joinedDays, provisionalYears: provisionalYears(rule, state), chain: state.chain,
            steps: state.steps.map(({ by, done, ...step }) => ({ ...step, by: [...by], done: done ?? null })),
            countsFrom: state.countsFrom?.toString() ?? null, endedAt: state.endedAt?.toString() ?? null, returnedBy: state.returnedBy ?? null, departedAt: state.departedAt ?? null,
            handedTo: state.handedTo ?? null, acknowledgedAt: state.acknowledgedAt ?? null, unitInformed: state.unitInformed,
            document: (await listIssued(tx, `leave/${id}`)).at(-1) ?? null,
            covers: covers.map(coverView), coverNeed: weighed ? { required: weighed.need.required, clause: weighed.need.clause, open: weighed.need.open.map(timeView) } : null,
            events: recorded.filter(({ event }) => !isTelling(event)).map(told),
            actions: actionsOf({ state, rule, weighed, actor: call.actor.id, roles: rolesAt(call.actor, state), onDuty: !turn || turn === call.actor.id, now: call.now }),
          },
        }
      })
    },

    slipPage: ({ id }, call) => service.read(call, async (tx) => {
      const row = await findIssued(tx, id)
      return row ? { ok: true, value: issuedToPage(row) } : problem('NOT_FOUND')
    }),

    slipDocx: ({ id }, call) => service.read(call, async (tx) => {
      const row = await findIssued(tx, id)
      return row ? { ok: true, value: await issuedToDocx(row) } : problem('NOT_FOUND')
    }),

    file: async ({ id, file }, call) => {
      const opened = isUuid(id) && isUuid(file) ? await service.db.read(EVERYTHING, (tx) => openLeave(tx, id)) : undefined
      if (!opened || !mayKnowWhy(call, opened.state)) return problem('LEAVE_UNKNOWN')
      const [found] = await service.db.read({ ...NOTHING, persons: [opened.state.person] }, (tx) => tx.select().from(leaveFile).where(and(eq(leaveFile.id, file), eq(leaveFile.leave, id))))
      if (!found) return problem('LEAVE_UNKNOWN')
      return { ok: true, value: { filename: found.filename, mediaType: found.mediaType, contentBase64: Buffer.from(found.content).toString('base64') } }
    },
  }
}

/** Why somebody is away, and what proves it: for the person and for those the chain names, whoever else may see the leave. */
function mayKnowWhy({ actor }: CallContext, state: LeaveState): boolean {
  const roles = rolesAt(actor, state)
  return state.person === actor.id || state.steps.some(({ by }) => by.some((role) => roles.includes(role)))
}

async function detailFor(service: ServiceContext, call: CallContext, state: LeaveState) {
  const handedOver = state.handedTo === call.actor.id
  if (!mayKnowWhy(call, state) && !handedOver) return { reason: null, lateReason: null, files: null, handover: null }
  return service.db.read({ ...NOTHING, persons: [state.person] }, async (tx) => {
    const [[detail], files] = await Promise.all([
      tx.select().from(leaveDetail).where(eq(leaveDetail.leave, state.id)),
      tx.select({ id: leaveFile.id, document: leaveFile.document, filename: leaveFile.filename, keptAt: leaveFile.keptAt }).from(leaveFile).where(eq(leaveFile.leave, state.id)).orderBy(leaveFile.keptAt),
    ])
    const why = mayKnowWhy(call, state)
    return { reason: why ? (detail?.reason ?? null) : null, lateReason: why ? (detail?.lateReason ?? null) : null, handover: detail?.handover ?? null, files: why ? files.map((file) => ({ ...file, keptAt: file.keptAt.toString() })) : null }
  })
}

/** Of duty leaders, only the one whose turn it is has the request in the inbox. */
async function isTheirTurn(tx: Transaction, { next, center }: typeof leave.$inferSelect, { call, date }: { call: CallContext; date: Temporal.PlainDate }): Promise<boolean> {
  const held = next?.by.filter((role) => call.actor.grants.some((grant) => grant.role === role)) ?? []
  if (held.some((role) => role !== 'duty_chief')) return true
  const turn = await findDutyTurn(tx, center, date)
  return !turn || turn === call.actor.id
}

function told({ event, actor, occurredAt }: RecordedEvent<AttendanceEvent>) {
  const text = 'reason' in event && typeof event.reason === 'string' ? event.reason : null
  const clause = 'clause' in event && typeof event.clause === 'string' ? event.clause : null
  const type = event.type === 'LeaveStepDone' ? `LeaveStepDone.${event.outcome}` : event.type === 'LeaveMarked' ? `LeaveMarked.${event.mark}` : event.type === 'LeaveReturned' ? `LeaveReturned.${event.source}` : event.type
  return { type, at: localTime(occurredAt).round('second').toString(), by: actor, text, clause }
}
