import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { deletion, finding } from '../db/schema.ts'
import { atDesk, madeAs, versionOf } from '../desk.ts'
import { isSoftware } from '../domain/violation.ts'
import { peopleOfWindow, tell } from '../tell.ts'
import type { AssetsHandlers } from './handlers.ts'

type Software = Pick<AssetsHandlers['machines'], 'deletions' | 'orderDeletion' | 'confirmDeletion'>
type DeletionRow = typeof deletion.$inferSelect

/** Software that has nothing to do with work, ordered away and gone (TG-NET-10). */
export function softwareHandlers(service: ServiceContext): Software {
  return {
    deletions: async ({ center, open, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(deletion.center, center) : undefined, open ? isNull(deletion.deletedAt) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(deletion).where(where).$dynamic(), { page, sortable: { orderedAt: deletion.orderedAt }, defaultSort: '-orderedAt', tiebreaker: deletion.id })
      return { ok: true, value: { rows: rows.map(deletionView), total } }
    }),

    orderDeletion: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, newId, write }) => {
      const rule = rules.policy?.deletion
      if (!rule) return problem('DELETION_NOT_REGULATED')
      const [found] = await tx.select().from(finding).where(and(eq(finding.id, input.finding), eq(finding.center, input.center)))
      if (!found) return problem('FINDING_UNKNOWN')
      if (!isSoftware(found) || found.asset === null) return problem('NOT_SOFTWARE', { clause: rule.clause })
      const { center, department, window, asset, subject: program } = found
      const id = newId()
      const [made] = await tx.insert(deletion).values({ id, center, department, window, finding: found.id, asset, program, orderedBy: call.actor.id, orderedAt: call.now, clause: rule.clause }).onConflictDoNothing().returning()
      if (!made) return problem('DELETION_ORDERED', { clause: rule.clause })
      return madeAs(id, await write({ stream: `deletion/${id}`, events: [{ type: 'DeletionOrdered', id, number: asset, program }], place: found }, [rule.clause]))
    }),

    confirmDeletion: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(deletion).where(and(eq(deletion.id, input.order), eq(deletion.center, input.center))).for('update')
      if (!row) return problem('ORDER_UNKNOWN')
      if (row.deletedAt !== null) return problem('REQUEST_NOT_OPEN', { details: { state: 'carried_out' } })
      await desk.tx.update(deletion).set({ deletedBy: call.actor.id, deletedAt: call.now }).where(eq(deletion.id, row.id))
      const written = await desk.write({ stream: `deletion/${row.id}`, events: [{ type: 'ProgramDeleted', id: row.id, number: row.asset, program: row.program }], place: row }, [row.clause])
      const people = await peopleOfWindow(desk.tx, row.window, dateOf(call.now))
      const leads = people.filter(({ lead }) => lead)
      await tell(desk, 'deleted', { center: row.center, recipients: (leads.length > 0 ? leads : people).map(({ person }) => person), subject: row.program, place: row.asset, clause: row.clause, link: `/assets/${row.center}/${row.asset}` })
      return versionOf(written)
    }),
  }
}

function deletionView(row: DeletionRow) {
  return { ...row, orderedAt: row.orderedAt.toString(), deletedAt: row.deletedAt?.toString() ?? null }
}
