import { isDeepStrictEqual } from 'node:util'
import type { Verdict } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import { columnsOf, type DayKey } from './day-key.ts'

/** A day as it stands on record. */
export interface RecordedDay {
  readonly person: string
  readonly date: Temporal.PlainDate
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly name: string
  readonly version: number
  readonly stream_version: number
  readonly verdict: Verdict
  readonly first_punch: Temporal.PlainDateTime | null
  readonly last_punch: Temporal.PlainDateTime | null
}

const RECORDED = `
  select d.person, d.date, d.center, d.department, d."window", d.name, d.version, d.stream_version, d.verdict, d.first_punch, d.last_punch
  from unnest($1::text[], $2::date[]) as k(person, date) join day d on d.person = k.person and d.date = k.date`

export async function loadRecorded(tx: Transaction, keys: readonly Pick<DayKey, 'person' | 'date'>[]): Promise<Map<string, RecordedDay>> {
  const rows = await tx.sql<RecordedDay>(RECORDED, columnsOf(keys), 'days.recorded')
  return new Map(rows.map((row) => [keyOf(row), row]))
}

export function keyOf({ person, date }: Pick<DayKey, 'person' | 'date'>): string {
  return `${person}/${date.toString()}`
}

/** Whether two verdicts say the same. A calendar that came anew and moved nothing is no other verdict. */
export function isSameVerdict(a: Verdict, b: Verdict): boolean {
  return isDeepStrictEqual({ ...a, calendarVersions: {} }, { ...b, calendarVersions: {} })
}
