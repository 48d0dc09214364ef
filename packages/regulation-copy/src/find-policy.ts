import type { Transaction } from '@hall/database'
import { type InForce, inForce, type PolicyArea, type PolicyOf, policySchemas, type PolicyVersion } from '@hall/regulation'
import { and, eq } from 'drizzle-orm'
import { policyCopy } from './schema.ts'

/** Where and for what a policy is asked. */
export interface PolicyPlace<A extends PolicyArea> { readonly center: string; readonly area: A }

/** All versions of a center's policy, for deciding on several days at once with `inForce`. Throws for one its schema does not take. */
export async function loadPolicies<A extends PolicyArea>(tx: Transaction, { center, area }: PolicyPlace<A>): Promise<PolicyVersion<PolicyOf<A>>[]> {
  const rows = await tx.select().from(policyCopy).where(and(eq(policyCopy.center, center), eq(policyCopy.area, area)))
  return rows.map((row) => ({
    ...row,
    effectiveFrom: row.effectiveFrom.toString(),
    policy: policySchemas[area].parse(row.policy) as PolicyOf<A>,
  }))
}

/** The version in force on the day a clause names; undefined before the first, and until it has arrived. */
export async function findPolicy<A extends PolicyArea>(
  tx: Transaction,
  place: PolicyPlace<A>,
  date: Temporal.PlainDate,
): Promise<InForce<PolicyOf<A>> | undefined> {
  return inForce(await loadPolicies(tx, place), place, date)
}
