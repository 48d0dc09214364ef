import { dateOf, type WorkingCalendar } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { AssetsPolicy, InForce } from '@hall/regulation'
import { findPolicy, loadCalendar } from '@hall/regulation-copy'

/** What the center's regulation says about property on a day; `policy` undefined where it says nothing. */
export interface Rules { readonly policy: AssetsPolicy | undefined; readonly version: InForce<AssetsPolicy> | undefined; readonly calendar: WorkingCalendar }

export async function loadRules(tx: Transaction, center: string, at: Temporal.Instant | Temporal.PlainDate): Promise<Rules> {
  const [version, calendar] = await Promise.all([findPolicy(tx, { center, area: 'assets' }, dateOf(at)), loadCalendar(tx)])
  return { policy: version?.policy, version, calendar }
}
