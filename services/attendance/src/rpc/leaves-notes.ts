import { covers } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { append } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { callNote } from '../db/leave-schema.ts'
import { findPlace } from '../db/posting-store.ts'
import { findRoleHolders } from '../db/role-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { workAfter } from '../domain/leave/leave-time.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { noticeOf, spanInWords } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import { touchAway } from './absences.ts'
import { appendOne, type AttendanceHandlers, outside } from './calls.ts'
import { rolesAt, wide } from './leave-authority.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text)

export function leavesNotesHandlers(service: ServiceContext): Pick<AttendanceHandlers['leaves'], 'noteCall' | 'notes' | 'arrangeOuting'> {
  return {
    noteCall: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, person, channel, text } = input
      const moment = at(input.at)
      const place = await findPlace(tx, person, moment.toPlainDate())
      if (place?.center !== center || !covers(call.reach, { center, department: place.department ?? undefined, window: place.window ?? undefined })) return problem('PERSON_UNKNOWN', { details: { person } })
      const rule = await ruleOf(tx, center, moment.toPlainDate())
      const channels = rule?.policy.leave?.channels
      const asks = rule?.policy.cover?.announcedSick
      const sickUntil = input.sickUntil === null ? null : at(input.sickUntil)
      const id = service.newId()
      const { department, window, name } = place
      const open = rule && asks && sickUntil ? workAfter(rule, moment) : null
      await tx.insert(callNote).values({ id, center, department, window, person, name, channel, at: moment, text, takenBy: call.actor.name, sickUntil, coverDue: open })
      const asked = asks && sickUntil ? await findRoleHolders(tx, asks.value.askedOf, { place, on: dateOf(call.now) }) : []
      const events: AttendanceEvent[] = [
        { type: 'CallNoted', id, person, channel, at: moment.toString() },
        ...(asks && sickUntil ? noticeOf(texts.sick, { name, span: spanInWords({ from: moment, to: sickUntil }) }, { center, clause: asks.clause, recipients: asked, link: '/covers' }) : []),
      ]
      const appended = await append(tx, { stream: `call-note/${id}`, expectedVersion: 0, events, meta: { commandId: input.commandId, actor: call.actor.id, now: call.now, center, person, ...(department && { department }), ...(window && { window }) } })
      return appended.ok ? { ok: true, value: { id, countsAsLeave: false, clause: channels?.value.includes(channel) ? channels.clause : null, coverAskedOf: asked.length } } : appended
    }),

    notes: async ({ center, person, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const start = (date: string) => Temporal.PlainDate.from(date).toPlainDateTime()
      const rows = await tx.select().from(callNote).where(and(
        eq(callNote.center, center), person === undefined ? undefined : eq(callNote.person, person), gte(callNote.at, start(from)), lt(callNote.at, start(to).add({ days: 1 })),
      )).orderBy(asc(callNote.at)).limit(500)
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString(), sickUntil: row.sickUntil?.toString() ?? null })) } }
    }),

    arrangeOuting: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, people, reason } = input
      const [from, to] = [at(input.from), at(input.to)]
      if (Temporal.PlainDateTime.compare(from, to) >= 0) return problem('ENDS_BEFORE_START')
      const rule = await ruleOf(tx, center, from.toPlainDate())
      const outing = rule?.policy.leave?.centerOuting
      if (!outing) return problem('RULE_ABSENT')
      if (!outing.value.arrangedBy.some((role) => rolesAt(call.actor, { center, department: null, window: null }).includes(role))) return problem('NOT_YOUR_STEP', { clause: outing.clause, details: { roles: outing.value.arrangedBy } })
      for (const person of new Set(people)) {
        const place = await findPlace(tx, person, from.toPlainDate())
        if (place?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
        await tx.sql(
          `insert into absence (id, center, department, "window", person, kind, starts_at, ends_at, reason, approved_by, registered_at) values ($1, $2, $3, $4, $5, 'business', $6, $7, $8, $9, $10)`,
          [service.newId(), center, place.department, place.window, person, from, to, reason, call.actor.name, call.now], 'absence.outing')
        await touchAway(tx, { person, from, to }, { now: call.now })
      }
      const appended = await appendOne(tx, { type: 'OutingArranged', people, from: from.toString(), to: to.toString(), clause: outing.clause }, { stream: `outing/${service.newId()}`, version: 0, call, input, place: { center } })
      return appended.ok ? { ok: true, value: { recorded: new Set(people).size } } : appended
    }),
  }
}
