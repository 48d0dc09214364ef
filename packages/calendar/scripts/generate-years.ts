/**
 * Writes `data/<year>.json` from the days of `chinese-days` and `data/orders.json`, which says by which order of the
 * State Council each year was fixed. Run after updating chinese-days: `pnpm -F @hall/calendar generate`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { localized } from '@hall/contract'
import { z } from 'zod'
import { calendarSource, calendarYear, type CalendarYear, type NamedDay } from '../src/calendar-year.ts'

const require = createRequire(import.meta.url)
const data = (name: string) => new URL(`../data/${name}`, import.meta.url)

/** Days map to `English name,Chinese name,length`. */
const published = z.object({ holidays: z.record(z.iso.date(), z.string()), workdays: z.record(z.iso.date(), z.string()) })
const orders = z.strictObject({
  authority: localized,
  fullNames: z.record(z.string(), z.string()),
  years: z.record(z.string(), calendarSource.omit({ authority: true })),
})

const { authority, fullNames, years } = orders.parse(JSON.parse(readFileSync(data('orders.json'), 'utf8')))
for (const [year, order] of Object.entries(years)) {
  const document = documentFor(Number(year), { authority, ...order })
  writeFileSync(data(`${year}.json`), print(document))
  console.log(`${year}: ${document.days.length} days`)
}

function documentFor(year: number, source: CalendarYear['source']): CalendarYear {
  const { holidays, workdays } = published.parse(require(`chinese-days/dist/years/${year}.json`))
  const days = [...named(holidays, 'holiday'), ...named(workdays, 'exchanged_workday')]
  days.sort((a, b) => a.date.localeCompare(b.date))
  return calendarYear.parse({ country: 'CN', year, version: 1, status: 'published', source, days })
}

function named(days: Record<string, string>, kind: NamedDay['kind']): NamedDay[] {
  return Object.entries(days).map(([date, text]) => {
    const [en = '', zh = ''] = text.split(',')
    return { date, kind, name: { zh: fullNames[zh] ?? zh, en } }
  })
}

/** One day a line, so that a correction reads as a one-line change. */
function print({ days, ...head }: CalendarYear): string {
  const lines = days.map((day) => `    ${JSON.stringify(day)}`).join(',\n')
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "days": [\n${lines}\n  ]\n}\n`
}
