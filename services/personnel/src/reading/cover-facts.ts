import type { Transaction } from '@hall/database'
import type { Stay } from '../db/place-store.ts'
import { staysAt } from '../db/place-store.ts'
import type { Announcement, CoverFacts } from '../domain/cover/cover.ts'
import { isInForce } from '../domain/mandate/mandate.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { backupsOf } from '../rpc/pairs.ts'
import { leaderOf, mandatesOf, scheduledMinutes } from './covers.ts'

type Wanted = Pick<Announcement, 'center' | 'holder' | 'post' | 'from' | 'to' | 'substitute'>

/** What decides who stands in for an absence of somebody staying at a window. */
export async function coverFacts(tx: Transaction, { center, holder, post, from, to, substitute }: Wanted, { stay, rules }: { stay: Stay; rules: Rules }): Promise<CoverFacts> {
  const [day, on] = [dayOf(from.slice(0, 10)), from.slice(0, 10)]
  const [people, colleagues, backups, leader, mandates] = await Promise.all([
    staysAt(tx, { window: stay.window! }, day), staysAt(tx, { center, department: stay.department ?? undefined }, day), post === null ? [] : backupsOf(tx, post, { from, to }), leaderOf(tx, stay.department, on), mandatesOf(tx, { center, window: stay.window }),
  ])
  const minutes = await scheduledMinutes(tx, center, { from, to })
  const served = substitute === null ? 0 : await scheduledMinutes(tx, center, { from: substitute.from < from ? from : substitute.from, to: substitute.to > to ? to : substitute.to })
  return {
    rules, backups, windowStaff: people.length, departmentStaff: colleagues.filter(({ window }) => window !== null).length, minutes, uncovered: minutes - served,
    mandated: mandates.some((file) => file.person === holder && isInForce(file, on)), leader,
  }
}
