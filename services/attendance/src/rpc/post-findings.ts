import { covers as holds } from '@hall/access'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { append } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, gte, lt } from 'drizzle-orm'
import { postFinding } from '../db/leave-schema.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { type AttendanceHandlers, isUuid, outside } from './calls.ts'
import { rolesAt, wide } from './leave-authority.ts'

export function postFindingsHandlers(service: ServiceContext): AttendanceHandlers['postFindings'] {
  return {
    list: async ({ center, from, to, state, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const start = (date: string) => Temporal.PlainDate.from(date).toPlainDateTime()
      const where = and(center === undefined ? undefined : eq(postFinding.center, center), gte(postFinding.at, start(from)), lt(postFinding.at, start(to).add({ days: 1 })), state === undefined ? undefined : eq(postFinding.state, state))
      const { rows, total } = await listPage(tx, tx.select().from(postFinding).where(where).$dynamic(), { page, sortable: { at: postFinding.at, name: postFinding.name, kind: postFinding.kind }, defaultSort: '-at', tiebreaker: postFinding.id })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString() })), total } }
    }),

    /** By who may where the regulation names them, else by the section; never one's own. */
    excuse: (input, call) => service.command(wide(call), input, async (tx) => {
      const [row] = isUuid(input.id) ? await tx.select().from(postFinding).where(eq(postFinding.id, input.id)).for('update') : []
      if (!row || !holds(call.reach, { center: row.center, department: row.department ?? undefined, window: row.window ?? undefined })) return problem('FINDING_UNKNOWN')
      if (row.state === 'excused') return problem('FINDING_SETTLED')
      if (row.person === call.actor.id) return problem('OWN_LEAVE', { clause: row.clause })
      const rule = await ruleOf(tx, row.center, row.at.toPlainDate())
      const sign = rule?.policy.away?.sign
      const isSign = row.kind === 'over_time' || row.kind === 'emergency_over_time'
      const by = isSign && sign ? sign.value.excusedBy : (['coordination', 'supervision'] as const)
      if (!by.some((role) => rolesAt(call.actor, row).includes(role))) return problem('NOT_YOUR_STEP', { clause: row.clause, details: { roles: [...by] } })
      await tx.update(postFinding).set({ state: 'excused', excusedBy: call.actor.name, excuse: input.reason }).where(eq(postFinding.id, row.id))
      const event: AttendanceEvent = { type: 'PostFindingExcused', id: row.id, center: row.center, person: row.person, by: call.actor.id, reason: input.reason }
      const appended = await append(tx, {
        stream: `post-finding/${row.id}`, expectedVersion: 0, events: [event],
        meta: { commandId: input.commandId, actor: call.actor.id, now: call.now, center: row.center, ...(row.department && { department: row.department }), ...(row.window && { window: row.window }), ...(row.person && { person: row.person }) },
      })
      return appended.ok ? { ok: true, value: { version: 1 } } : appended
    }),
  }
}
