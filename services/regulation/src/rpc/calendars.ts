import { calendarYear, type CalendarYear } from '@hall/calendar'
import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { canonicalJson, type EventMeta } from '@hall/journal'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { findCalendar, listCalendars, publishCalendar } from '../db/calendar-store.ts'
import { calendarHeadView } from '../views.ts'
import type { RegulationHandlers } from './handlers.ts'

/** The years as the State Council ordered them, every version of each. */
export function calendarsHandlers(service: ServiceContext): RegulationHandlers['calendars'] {
  return {
    list: (_input, call) => service.read(call, async (tx) => {
      const rows = await listCalendars(tx)
      return { ok: true, value: { rows: rows.map(calendarHeadView) } }
    }),
    get: ({ year, version }, call) => service.read(call, async (tx) => {
      const row = await findCalendar(tx, year, version)
      return row ? { ok: true, value: row.document } : problem('NOT_FOUND')
    }),
    publish: async (input, call) => outside(call, {}) ?? service.command(call, input, (tx) => {
      const { commandId: _commandId, ...year } = input
      return publishYear(tx, year, metaOf(call, input))
    }),
  }
}

type Year = Omit<CalendarYear, 'version'>

async function publishYear(tx: Transaction, year: Year, meta: EventMeta): Promise<Result<Pick<CalendarYear, 'year' | 'version'>, 'CALENDAR_INVALID' | 'CALENDAR_UNCHANGED' | 'CONFLICT'>> {
  const latest = await findCalendar(tx, year.year)
  if (latest && sameContent(latest.document, year)) return problem('CALENDAR_UNCHANGED', { details: { version: latest.version } })
  const { data: document, error } = calendarYear.safeParse({ ...year, version: (latest?.version ?? 0) + 1 })
  if (error) return problem('CALENDAR_INVALID', { details: { issues: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) } })
  return publishCalendar(tx, document, meta)
}

function sameContent({ version: _version, ...known }: CalendarYear, given: Year): boolean {
  return canonicalJson(known) === canonicalJson(given)
}
