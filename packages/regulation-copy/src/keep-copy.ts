import { regulationContract } from '@hall/contract-regulation'
import type { Transaction } from '@hall/database'
import type { PublicEvent } from '@hall/journal'
import { calendarCopy, policyCopy } from './schema.ts'

const { 'policy-published': policyPublished, 'calendar-published': calendarPublished } = regulationContract.events

/** What a copy is made from; for the `consumes` of service.json and the `types` of a consumer. */
export const COPIED_EVENTS = ['policy-published', 'calendar-published'] as const

/** What an event brought: decisions on the days from `effectiveFrom`, or on dates that cross the year, may come out otherwise now. */
export type Kept =
  | { readonly kind: 'policy'; readonly center: string; readonly area: string; readonly version: number; readonly effectiveFrom: Temporal.PlainDate }
  | { readonly kind: 'calendar'; readonly year: number; readonly version: number }

/** Handles an event of the regulation service. Undefined when it brings nothing new. */
export async function keepCopy(tx: Transaction, event: PublicEvent): Promise<Kept | undefined> {
  switch (event.type) {
    case 'policy-published': return keepPolicy(tx, event.data)
    case 'calendar-published': return keepCalendar(tx, event.data)
    default: return undefined
  }
}

async function keepPolicy(tx: Transaction, data: unknown): Promise<Kept | undefined> {
  const { effectiveFrom, ...rest } = policyPublished.data.parse(data)
  const row = { ...rest, effectiveFrom: Temporal.PlainDate.from(effectiveFrom) }
  const kept = await tx.insert(policyCopy).values(row).onConflictDoNothing().returning({ version: policyCopy.version })
  const { center, area, version } = row
  return kept.length > 0 ? { kind: 'policy', center, area, version, effectiveFrom: row.effectiveFrom } : undefined
}

async function keepCalendar(tx: Transaction, data: unknown): Promise<Kept | undefined> {
  const document = calendarPublished.data.parse(data)
  const { year, version } = document
  const kept = await tx.insert(calendarCopy).values({ year, version, document }).onConflictDoNothing().returning({ year: calendarCopy.year })
  return kept.length > 0 ? { kind: 'calendar', year, version } : undefined
}
