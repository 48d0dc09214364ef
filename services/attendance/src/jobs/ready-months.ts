import { EVERYTHING, systemActor } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { append } from '@hall/journal'
import type { Job, ServiceContext } from '@hall/service-kit'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { loadRules } from '../judging/load-rules.ts'
import { monthRule, monthText, readyOf } from '../month-views.ts'

/** Months of centers with figures that nobody has called ready: this one and the two before. */
const OPEN = `
  select distinct f.center, f.month, coalesce(m.version, 0) as version from month_figure f left join month m on m.center = f.center and m.month = f.month
  where f.month >= $1 and m.ready_at is null`

/** Says once of each month that its summary can be made from now on (EP-ATT-19, TG-ATT-15). Running it twice changes nothing. */
export function readyMonths({ db, clock, newId }: ServiceContext): Job {
  return {
    name: 'ready-months',
    everyMs: 60_000,
    async run() {
      const now = clock.now()
      await db.transaction(EVERYTHING, async (tx) => {
        const open = await tx.sql<{ center: string; month: Temporal.PlainDate; version: number }>(OPEN, [dateOf(now).with({ day: 1 }).subtract({ months: 2 })], 'months.unready')
        const rules = await loadRules(tx, open.map(({ center }) => center))
        for (const { center, month } of open) {
          const of = monthRule(rules, center, month)
          if (!of || Temporal.Instant.compare(readyOf(of, month), now) > 0) continue
          const [row] = await tx.sql<{ version: number }>(
            `insert into month (center, month, version, ready_at) values ($1, $2, 1, $3)
             on conflict (center, month) do update set ready_at = excluded.ready_at, version = month.version + 1 where month.ready_at is null returning version`, [center, month, now])
          if (!row) continue
          await append(tx, {
            stream: `month/${center}/${monthText(month)}`, expectedVersion: row.version - 1, events: [readyEvent(center, monthText(month))],
            meta: { commandId: newId(), actor: systemActor('attendance').id, now, center },
          })
        }
      })
    },
  }
}

function readyEvent(center: string, month: string): AttendanceEvent {
  return { type: 'MonthReady', center, month }
}
