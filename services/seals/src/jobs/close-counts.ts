import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { Job, ServiceContext } from '@hall/service-kit'
import { type CountedDay, countDays } from '../counting.ts'
import { closedCount } from '../db/schema.ts'
import { lockSeal } from '../db/seal-store.ts'
import { recordOn } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { recordViolation } from '../violations.ts'

const BACK_DAYS = 31
const NOT_CLOSED = `
  select u.center, min(u.stamped_on) as "from" from seal_use u
  where u.stamped_on between $1 and $2 and not exists (select 1 from closed_count c where c.seal = u.seal and c.date = u.stamped_on)
  group by u.center`

/** Compares the figures of each seal and day once the day is over. Running it twice changes nothing. */
export function closeCounts(service: ServiceContext): Job {
  return {
    name: 'close-counts',
    everyMs: 60_000,
    async run(stopping) {
      const yesterday = dateOf(service.clock.now()).subtract({ days: 1 })
      const due = await service.db.read(EVERYTHING, ({ sql }) => sql<{ center: string; from: Temporal.PlainDate }>(NOT_CLOSED, [yesterday.subtract({ days: BACK_DAYS }), yesterday]))
      for (const { center, from } of due) {
        if (stopping.aborted) return
        await service.db.transaction(EVERYTHING, async (tx) => {
          for (const day of await countDays(tx, { center, from, to: yesterday })) await closeDay(tx, service, { center, day })
        })
      }
    },
  }
}

async function closeDay(tx: Transaction, service: ServiceContext, { center, day }: { center: string; day: CountedDay }): Promise<void> {
  const row = await lockSeal(tx, center, day.seal)
  if (!row) return
  // A copy that is not on file when the day ends is missing.
  const balanced = day.balanced && !day.open
  const { department, window } = row
  const closed = await tx.insert(closedCount).values({ seal: row.id, center, department, window, date: day.date, balanced }).onConflictDoNothing().returning({ seal: closedCount.seal })
  if (closed.length === 0) return
  const rules = await loadRules(tx, center, day.date)
  const rule = rules.policy?.dailyCount
  const recording = { meta: { commandId: service.newId(), actor: `system:${service.name}`, now: service.clock.now() }, rules, clauses: [rule?.clause] }
  const { registered, approved, machine, archived } = day
  await recordOn(tx, { row, events: [{ type: 'DayCounted', seal: row.id, date: day.date.toString(), registered, approved, machine, archived, balanced }] }, recording)
  if (balanced || !rule) return
  await recordViolation(tx, service, { place: row, kind: 'count_differs', clause: rule.clause, subject: `${row.name} ${day.date}`, note: `${registered} / ${approved} / ${machine ?? '-'} / ${archived}`, recording })
}

