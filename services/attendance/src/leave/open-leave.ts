import type { Transaction } from '@hall/database'
import { loadStream, type RecordedEvent } from '@hall/journal'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import type { Rule } from '../domain/facts.ts'
import { evolveLeave, NO_LEAVE } from '../domain/leave/evolve-leave.ts'
import type { LeaveEvent, LeaveState } from '../domain/leave/leave-event.ts'
import { loadRules } from '../judging/load-rules.ts'

/** Events of the stream that only tell others of it. */
const TELLING: readonly string[] = ['NoticeRaised', 'AwayChanged', 'LeaveDecided', 'PostFindingRaised']

export interface OpenLeave { readonly state: LeaveState; readonly recorded: readonly RecordedEvent<AttendanceEvent>[]; readonly filedAt: Temporal.Instant }

/** A leave folded from its journal; `state.version` is that of the stream. Undefined where there is none. */
export async function openLeave(tx: Transaction, id: string): Promise<OpenLeave | undefined> {
  const recorded = await loadStream<AttendanceEvent>(tx, `leave/${id}`)
  const [first] = recorded
  if (!first) return undefined
  const own = recorded.filter(({ event }) => !TELLING.includes(event.type)).map(({ event }) => event as LeaveEvent)
  return { state: { ...own.reduce(evolveLeave, NO_LEAVE), version: recorded.length }, recorded, filedAt: first.occurredAt }
}

export function isTelling({ type }: { readonly type: string }): boolean {
  return TELLING.includes(type)
}

/** The regulation a leave stands under: the one in force when it begins. */
export async function ruleOf(tx: Transaction, center: string, date: Temporal.PlainDate): Promise<Rule | undefined> {
  return (await loadRules(tx, [center]))(center, date)
}
