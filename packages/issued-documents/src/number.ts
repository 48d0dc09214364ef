import { sqlBeyondReach, type Transaction } from '@hall/database'
import { fillIn } from '@hall/documents/print'
import texts from './texts.json' with { type: 'json' }

export interface Series { readonly center: string; readonly prefix: string; readonly year: number }

const NEXT = `
insert into issued_number (center, series, year, last) values ($1, $2, $3, 1)
on conflict (center, series, year) do update set last = issued_number.last + 1 returning last`

/**
 * The next number of a series, without gaps: the row stays locked until the commit, and a rollback gives the number back. Whoever may
 * issue a document counts in the series of the whole center.
 */
export async function nextSerial(tx: Transaction, { center, prefix, year }: Series): Promise<number> {
  const [row] = await sqlBeyondReach<{ last: number }>(tx, { text: NEXT, values: [center, prefix, year], name: 'issued.next' })
  return row!.last
}

export function formatNumber(parts: { readonly prefix: string; readonly year: number; readonly serial: number }): string {
  return filled(texts.number, parts)
}

/** As official documents write a day; ISO in English. */
export function formatDay(date: Temporal.PlainDate) {
  const { year, month, day } = date
  return { zh: filled(texts.date, { year, month, day }), en: date.toString() }
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return fillIn(text, (name) => String(values[name] ?? ''))
}
