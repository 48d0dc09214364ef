import { type CalendarYear, createWorkingCalendar, dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { COPIED_EVENTS, keepCopy, type Kept, loadCalendarYears } from '@hall/regulation-copy'
import type { ConsumerSpec, ServiceContext } from '@hall/service-kit'
import { settleAgain } from '../db/settlement-store.ts'
import { LISTED, touchFound } from '../judging/day-key.ts'

/** The local copy of policies and calendars; whatever rests on one that came anew is judged again. */
export function onRegulation({ clock }: ServiceContext): ConsumerSpec {
  return {
    name: 'regulation',
    from: 'regulation',
    types: COPIED_EVENTS,
    async handle(tx, event) {
      const before = event.type === 'calendar-published' ? await loadCalendarYears(tx) : []
      const kept = await keepCopy(tx, event)
      if (kept?.kind === 'policy' && kept.area === 'attendance') await onPolicy(tx, kept)
      if (kept?.kind === 'calendar') await onCalendar(tx, kept, { before, today: dateOf(clock.now()) })
    },
  }
}

async function onPolicy(tx: Transaction, { center, effectiveFrom }: Extract<Kept, { kind: 'policy' }>): Promise<void> {
  const [versions] = await tx.sql<{ count: number }>(`select count(*)::int as count from policy_copy where center = $1 and area = 'attendance'`, [center])
  const judged = `select person, date from day where center = $2 and date >= $3 union ${LISTED} where t.date >= $3`
  // Before its first policy a center's checks are kept and not judged.
  const kept = 'select distinct person, at::date from punch where center = $2 and at >= $3'
  await touchFound(tx, 'policy', { select: versions?.count === 1 ? `${judged} union ${kept}` : judged, values: [center, effectiveFrom] })
  await settleAgain(tx, { center, from: effectiveFrom })
}

interface Situation { readonly before: readonly CalendarYear[]; readonly today: Temporal.PlainDate }

async function onCalendar(tx: Transaction, { year }: Extract<Kept, { kind: 'calendar' }>, { before, today }: Situation): Promise<void> {
  const changed = changedDates(year, { before, after: await loadCalendarYears(tx) }).filter((date) => date <= today.toString())
  await touchFound(tx, 'calendar', {
    select: `
      select d.person, d.date from (select distinct center from settlement) c join day d on d.center = c.center and d.date = any ($2::date[])
      union
      select person, date from day where not final and proof_ends_at is not null
      union
      ${LISTED}`,
    values: [changed],
  })
  await settleAgain(tx, { dates: changed })
}

/** A year's order may also move working days of the December before it. */
function changedDates(year: number, { before, after }: { before: readonly CalendarYear[]; after: readonly CalendarYear[] }): string[] {
  const [old, now] = [createWorkingCalendar({ years: before }), createWorkingCalendar({ years: after })]
  const first = new Temporal.PlainDate(year - 1, 12, 1)
  return Array.from({ length: first.until(new Temporal.PlainDate(year, 12, 31)).days + 1 }, (_, days) => first.add({ days }))
    .filter((date) => old.isWorkday(date) !== now.isWorkday(date))
    .map(String)
}
