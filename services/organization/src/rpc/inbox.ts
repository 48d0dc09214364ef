import { listPage, type Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { notice } from '../db/schema.ts'
import type { OrganizationHandlers } from './handlers.ts'

export function inboxHandlers(service: ServiceContext): OrganizationHandlers['inbox'] {
  return {
    list: ({ unreadOnly, ...page }, call) => service.read(call, async (tx) => {
      const mine = and(eq(notice.person, call.actor.id), unreadOnly ? isNull(notice.readAt) : undefined)
      const [{ rows, total }, unread] = await Promise.all([
        listPage(tx, tx.select().from(notice).where(mine).$dynamic(), {
          page, sortable: { raisedAt: notice.raisedAt }, defaultSort: '-raisedAt', tiebreaker: notice.id,
        }),
        countUnread(tx, call.actor.id),
      ])
      return { ok: true, value: { rows: rows.map(noticeView), total, unread } }
    }),

    /** Reading is no fact of the organization: it is not journaled. */
    markRead: (input, call) => service.command(call, input, async (tx) => {
      await tx.update(notice).set({ readAt: call.now }).where(and(eq(notice.person, call.actor.id), inArray(notice.id, input.ids), isNull(notice.readAt)))
      return { ok: true, value: { unread: await countUnread(tx, call.actor.id) } }
    }),
  }
}

function countUnread(tx: Transaction, person: string): Promise<number> {
  return tx.$count(notice, and(eq(notice.person, person), isNull(notice.readAt)))
}

function noticeView(row: typeof notice.$inferSelect) {
  return {
    id: row.id,
    title: { zh: row.titleZh, en: row.titleEn },
    body: { zh: row.bodyZh, en: row.bodyEn },
    clauses: row.clauses,
    link: row.link,
    raisedAt: row.raisedAt.toString(),
    readAt: row.readAt?.toString() ?? null,
  }
}
