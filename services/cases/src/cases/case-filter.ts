import type { InputOf } from '@hall/contract'
import { isOpenState, type CasesContract } from '@hall/contract-cases'
import { and, eq, gte, ilike, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { endOf, startOf } from '@hall/calendar'
import { caseFile } from '../db/schema.ts'

type Filter = InputOf<CasesContract['procedures']['queue']['list']>

export const SORTABLE = { receivedAt: caseFile.receivedAt, dueAt: caseFile.dueAt, finishedAt: caseFile.finishedAt, number: caseFile.number, itemName: caseFile.itemName, state: caseFile.state }

/** The rows behind every number of the statistics, and every list. */
export function filterOf({ center, department, window, item, kind, state, from, to, show, handler, channel, search }: Filter, now: Temporal.Instant): SQL | undefined {
  const moment = show === 'all' || show === 'open' || show === 'noticed' || show === 'second_notice' ? caseFile.receivedAt : caseFile.finishedAt
  const dated = show !== 'overdue'
  return and(
    center ? eq(caseFile.center, center) : undefined, department ? eq(caseFile.department, department) : undefined, window ? eq(caseFile.window, window) : undefined,
    item ? or(eq(caseFile.item, item), eq(caseFile.itemName, item)) : undefined, kind ? eq(caseFile.kind, kind) : undefined, state ? inState(state) : undefined,
    handler ? eq(caseFile.person, handler) : undefined, channel ? eq(caseFile.channel, channel) : undefined,
    dated && from ? gte(moment, startOf(Temporal.PlainDate.from(from))) : undefined, dated && to ? lt(moment, endOf(Temporal.PlainDate.from(to))) : undefined,
    search ? or(eq(caseFile.number, search), ilike(caseFile.itemName, `%${search.replace(/[\\%_]/g, '\\$&')}%`)) : undefined,
    shown(show, now),
  )
}

/** With whether it is open, which the indexes know; an imported case is either. */
function inState(state: NonNullable<Filter['state']>): SQL | undefined {
  const open = state === 'imported' ? undefined : isOpenState(state) ? isNull(caseFile.finishedAt) : isNotNull(caseFile.finishedAt)
  return and(eq(caseFile.state, state), open)
}

function shown(show: Filter['show'], now: Temporal.Instant): SQL | undefined {
  switch (show) {
    case 'all': return undefined
    case 'open': return isNull(caseFile.finishedAt)
    case 'finished': return isNotNull(caseFile.finishedAt)
    case 'overdue': return and(isNull(caseFile.finishedAt), lte(caseFile.dueAt, now), eq(caseFile.stopped, false))
    case 'late':
    case 'past_planned': return eq(caseFile.late, true)
    case 'past_deadline': return sql`${caseFile.finishedAt} > ${caseFile.statutoryAt}`
    case 'on_time': return and(isNotNull(caseFile.finishedAt), eq(caseFile.late, false))
    case 'noticed': return eq(caseFile.noticed, true)
    case 'second_notice': return sql`exists (select 1 from finding f where f."case" = ${caseFile.id} and f.kind = 'notice_second')`
  }
}
