import type { OutputOf } from '@hall/contract'
import type { CasesContract } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'

type Shares = OutputOf<CasesContract['procedures']['statistics']['windows']>['rows']

const SHARES = `
select "window", department, sum(received)::int as received, sum(reviewed)::int as reviewed, sum(accepted)::int as accepted, coalesce(sum(accepted) filter (where channel = 'online'), 0)::int as "acceptedOnline"
from (
  select "window", department, channel, received, reviewed, accepted from window_tally where day >= $1 and day <= $2 and center = $3
  union all
  select "window", department, channel, received, reviewed, accepted from tally_change where day >= $1 and day <= $2 and center = $3 and "window" is not null
) w group by 1, 2 order by received desc, 1`

/** Each window's cases by the way they came. EP-NET-05. */
export function windowShares(tx: Transaction, { center, from, to }: { center: string; from: string; to: string }): Promise<Shares> {
  return tx.sql<Shares[number]>(SHARES, [from, to, center], 'window.shares')
}
