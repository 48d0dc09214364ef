import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { Job, ServiceContext } from '@hall/service-kit'
import { loadComplaint, updateComplaint } from '../db/complaint-store.ts'
import { leadsOf } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { forgetSpent } from '../flood/guard.ts'
import { clocksOf, isOver } from '../domain/limits.ts'
import { notice } from '../handling/notices.ts'

/** Each run takes a bounded share and goes on until nothing is due. */
const SHARE = 50

/** On the morning of a last day, and when it is over, those who have the complaint in hand are told; what was late counts as late from then on. */
export function remind(service: ServiceContext): Job {
  return {
    name: 'remind',
    everyMs: 60_000,
    async run(stopping) {
      const now = service.clock.now()
      while (!stopping.aborted && await service.db.transaction(EVERYTHING, (tx) => remindDue(tx, service, now)));
      await forgetSpent(service)
    },
  }
}

async function remindDue(tx: Transaction, service: ServiceContext, now: Temporal.Instant): Promise<boolean> {
  const due = await tx.sql<{ id: string; center: string; receivedAt: Temporal.Instant; remindAt: Temporal.Instant }>(
    `select id, center, received_at as "receivedAt", remind_at as "remindAt" from complaint where remind_at <= $1 order by remind_at limit $2 for update skip locked`, [now, SHARE])
  for (const { id, center, receivedAt, remindAt } of due) {
    const loaded = await loadComplaint(tx, id)
    const rules = await findRules(tx, center, { receivedAt, now })
    if (!loaded || !rules) {
      await tx.sql('update complaint set remind_at = null where id = $1', [id])
      continue
    }
    const { state, version } = loaded
    await updateComplaint(tx, state, { version, rules })
    const running = clocksOf(state, rules).find(({ metAt, dueDate, endsAt }) => metAt === null && (dateOf(remindAt).equals(dueDate) || Temporal.Instant.compare(endsAt, remindAt) === 0))
    if (!running) continue
    const over = isOver(running, now)
    const people = running.kind === 'hearing' && state.person ? [state.person] : [...(state.handler ? [state.handler] : []), ...(state.window && state.routed && !state.confidential ? await leadsOf(tx, { window: state.window, person: state.person }, dateOf(now)) : [])]
    for (const told of notice(over ? 'overdue' : 'today', state, { recipients: people, date: running.dueDate.toString() })) {
      await append(tx, {
        stream: `notice/${service.newId()}`, expectedVersion: 0, events: [{ type: 'NoticeRaised', ...told, clauses: [running.clause] } as never],
        meta: { commandId: service.newId(), actor: `system:${service.name}`, now, center },
      })
    }
  }
  return due.length > 0
}
