import { z } from 'zod'
import year2024 from '../data/2024.json' with { type: 'json' }
import year2025 from '../data/2025.json' with { type: 'json' }
import year2026 from '../data/2026.json' with { type: 'json' }
import { type CalendarYear, calendarYear } from './calendar-year.ts'

/** The years that come with Hall. An administrator loads later ones, and corrections, as the same documents. */
export const publishedYears: readonly CalendarYear[] = z.array(calendarYear).parse([year2024, year2025, year2026])
