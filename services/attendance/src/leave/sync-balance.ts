import type { Transaction } from '@hall/database'
import { keepEntitlements, keepLines, type KeptLine, loadLines } from '../db/balance-store.ts'
import type { Rule } from '../domain/facts.ts'
import { bucketsOf, takeLines } from '../domain/leave/balance.ts'
import { timeInOrder } from '../domain/leave/evolve-leave.ts'
import type { LeaveState } from '../domain/leave/leave-event.ts'
import { lengthOf } from '../domain/leave/leave-time.ts'

/** The account follows the leave: taken when granted, given back for what was not taken after all, each as lines of their own. */
export async function syncBalance(tx: Transaction, state: LeaveState, rule: Rule): Promise<void> {
  const policy = rule.policy.leave
  const entitlement = policy?.entitlements?.find(({ id, rule: { value } }) => id === state.kind && value.per === 'year')
  if (!policy || !entitlement) return
  const wanted = timeInOrder(state).reduce((sum, span) => sum + Math.ceil(lengthOf(rule, span).days * 2), 0)
  const lines = await loadLines(tx, state.person, state.kind)
  const mine = lines.filter(({ about }) => about === state.id)
  const taken = -mine.reduce((sum, { halfDays }) => sum + halfDays, 0)
  if (wanted === taken) return
  const on = state.from.toPlainDate()
  const source = entitlement.rule.clause
  if (wanted > taken) {
    await keepEntitlements(tx, state, { policy, day: on })
    const known = await loadLines(tx, state.person, state.kind)
    const more = takeLines(known, wanted - taken, { on, bucket: String(on.year) })
    await keepLines(tx, { ...state, account: state.kind }, more.map((line) => ({ ...line, source, about: state.id })))
    return
  }
  await keepLines(tx, { ...state, account: state.kind }, giveBack(mine, taken - wanted, on).map((line) => ({ ...line, source, about: state.id })))
}

/** Into the buckets it came from, the last taken first. */
function giveBack(mine: readonly KeptLine[], halfDays: number, on: Temporal.PlainDate) {
  let rest = halfDays
  return bucketsOf(mine).reverse().flatMap(({ bucket, left }) => {
    const back = Math.min(rest, -left)
    rest -= back
    return back > 0 ? [{ bucket, kind: 'given_back' as const, halfDays: back, validUntil: null, on }] : []
  })
}
