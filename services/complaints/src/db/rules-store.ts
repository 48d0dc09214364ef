import { dateOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { findPolicy, loadCalendar } from '@hall/regulation-copy'
import type { Rules } from '../domain/limits.ts'

export interface InForce extends Rules { readonly version: number }

/** The center's rules on complaints in force on the day it was received; undefined where it has none. */
export async function findRules(tx: Transaction, center: string, { receivedAt, now }: { receivedAt: Temporal.Instant; now: Temporal.Instant }): Promise<InForce | undefined> {
  const found = await findPolicy(tx, { center, area: 'complaints' }, dateOf(receivedAt))
  return found && { policy: found.policy, version: found.version, calendar: await loadCalendar(tx), now }
}
