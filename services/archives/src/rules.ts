import { dateOf, type WorkingCalendar } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { ArchivesPolicy, InForce } from '@hall/regulation'
import { findPolicy, loadCalendar } from '@hall/regulation-copy'

/** What the center's regulation says about archives on a day; `policy` undefined where it says nothing. */
export interface Rules { readonly policy: ArchivesPolicy | undefined; readonly version: InForce<ArchivesPolicy> | undefined; readonly calendar: WorkingCalendar }

export async function loadRules(tx: Transaction, center: string, at: Temporal.Instant | Temporal.PlainDate): Promise<Rules> {
  const [version, calendar] = await Promise.all([findPolicy(tx, { center, area: 'archives' }, dateOf(at)), loadCalendar(tx)])
  return { policy: version?.policy, version, calendar }
}
