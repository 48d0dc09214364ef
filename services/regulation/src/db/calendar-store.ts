import type { CalendarYear } from '@hall/calendar'
import type { Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import { and, desc, eq } from 'drizzle-orm'
import { calendarYear } from './schema.ts'

export type CalendarRow = typeof calendarYear.$inferSelect

export interface CalendarPublished { readonly type: 'CalendarPublished'; readonly document: CalendarYear }

/** All versions, the latest first. */
export function listCalendars(tx: Transaction): Promise<CalendarRow[]> {
  return tx.select().from(calendarYear).orderBy(desc(calendarYear.year), desc(calendarYear.version))
}

/** A version of a year, the latest unless one is named. */
export async function findCalendar(tx: Transaction, year: number, version?: number): Promise<CalendarRow | undefined> {
  const [row] = await tx.select().from(calendarYear)
    .where(and(eq(calendarYear.year, year), version === undefined ? undefined : eq(calendarYear.version, version)))
    .orderBy(desc(calendarYear.version)).limit(1)
  return row
}

/** Appends the next version of a year; CONFLICT when another took its number. */
export async function publishCalendar(tx: Transaction, document: CalendarYear, meta: EventMeta): Promise<Result<CalendarYear, 'CONFLICT'>> {
  const { year, version } = document
  const event: CalendarPublished = { type: 'CalendarPublished', document }
  const appended = await append(tx, { stream: `calendar/${year}`, expectedVersion: version - 1, events: [event], meta })
  if (!appended.ok) return appended
  await tx.insert(calendarYear).values({ year, version, document, publishedAt: meta.now })
  return { ok: true, value: document }
}
