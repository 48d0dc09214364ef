import { dateOf, type WorkingCalendar } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { InForce, SealsPolicy } from '@hall/regulation'
import { findPolicy, loadCalendar } from '@hall/regulation-copy'

/** What the center's regulation says about seals on a day; `policy` undefined where it says nothing. */
export interface Rules { readonly policy: SealsPolicy | undefined; readonly version: InForce<SealsPolicy> | undefined; readonly calendar: WorkingCalendar }

export async function loadRules(tx: Transaction, center: string, at: Temporal.Instant | Temporal.PlainDate): Promise<Rules> {
  const [version, calendar] = await Promise.all([findPolicy(tx, { center, area: 'seals' }, dateOf(at)), loadCalendar(tx)])
  return { policy: version?.policy, version, calendar }
}
