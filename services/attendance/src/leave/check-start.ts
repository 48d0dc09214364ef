import type { Transaction } from '@hall/database'
import type { Rule } from '../domain/facts.ts'
import type { LeaveEvent, LeaveState } from '../domain/leave/leave-event.ts'
import { workingTimes } from '../domain/leave/leave-time.ts'
import { weighCover } from './weigh-cover.ts'

/** What had to be there when a leave began: the hand-over acknowledged (DC-ATT-01), a substitute named (WS-ATT-26), the cover's word. */
export async function checkStart(tx: Transaction, { state, rule }: { state: LeaveState; rule: Rule }): Promise<LeaveEvent[]> {
  if (state.status !== 'approved') return []
  const { leave, cover } = rule.policy
  const marked = (mark: LeaveState['marks'][number]['mark']) => state.marks.some((one) => one.mark === mark)
  const events: LeaveEvent[] = []
  if (leave?.handover && !state.acknowledgedAt && !marked('no_handover')) events.push({ type: 'LeaveMarked', mark: 'no_handover', clause: leave.handover.clause, amount: null })
  const weighed = await weighCover(tx, rule, { person: state.person, place: state, span: state, times: workingTimes(rule, state), days: state.days, leave: state.id, unitInformed: true })
  const named = weighed?.named ?? []
  if (cover?.task && named.length === 0 && !marked('no_substitute')) events.push({ type: 'LeaveMarked', mark: 'no_substitute', clause: cover.task.clause, amount: null })
  if (cover && named.some((one) => one.state === 'asked') && !marked('cover_not_accepted')) events.push({ type: 'LeaveMarked', mark: 'cover_not_accepted', clause: cover.required.clause, amount: null })
  return events
}
