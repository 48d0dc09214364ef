import { type CalendarYear, createWorkingCalendar, type WorkingCalendar } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { desc } from 'drizzle-orm'
import { calendarCopy } from './schema.ts'

/** The latest version of each year that has arrived. A year that has not is provisional in a calendar made of these. */
export async function loadCalendarYears(tx: Transaction): Promise<CalendarYear[]> {
  const rows = await tx.selectDistinctOn([calendarCopy.year]).from(calendarCopy).orderBy(calendarCopy.year, desc(calendarCopy.version))
  return rows.map(({ document }) => document)
}

/** The national calendar as this service knows it; a center's own closures are laid over it by whoever knows them. */
export async function loadCalendar(tx: Transaction): Promise<WorkingCalendar> {
  return createWorkingCalendar({ years: await loadCalendarYears(tx) })
}
