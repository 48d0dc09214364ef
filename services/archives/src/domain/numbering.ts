import type { archivesShapes } from '@hall/contract-archives'
import type { z } from 'zod'

export type Class = z.infer<typeof archivesShapes.volume>['class']
export type Retention = z.infer<typeof archivesShapes.volume>['retention']

/** Codes of kinds of archives (DA/T 13) and of retention (DA/T 22). */
const CLASS_CODES: Readonly<Record<Class, string>> = {
  documents: 'WS', business: 'YW', audiovisual: 'SX', honors: 'SW', policy_documents: 'ZC', center_documents: 'ZD', case_materials: 'AJ', other: 'QT',
}
const RETENTION_CODES: Readonly<Record<Retention, string>> = { permanent: 'Y', long: 'D30', short: 'D10' }
const YEARS: Readonly<Record<Retention, number | null>> = { permanent: null, long: 30, short: 10 }
const DIGITS = 4

/** Fonds, kind, year, retention and unit, in the order of DA/T 22: what the running number is counted within. */
export function seriesOf({ center, class: of, year, retention, unit }: { center: string; class: Class; year: number; retention: Retention; unit: string }): string {
  const short = unit.startsWith(`${center}-`) ? unit.slice(center.length + 1) : unit
  return `${center.toUpperCase()}-${CLASS_CODES[of]}·${year}-${RETENTION_CODES[retention]}-${short.toUpperCase()}`
}

export function numberOf(series: string, serial: number): string {
  return `${series}-${String(serial).padStart(DIGITS, '0')}`
}

/** Counted from the year after that of the papers; a permanent one has no end. */
export function expiryOf(year: number, retention: Retention): Temporal.PlainDate | null {
  const years = YEARS[retention]
  return years === null ? null : Temporal.PlainDate.from({ year: year + years, month: 12, day: 31 })
}

/** Running numbers below the highest that no volume has. */
export function gapsIn(serials: readonly number[]): number[] {
  const known = new Set(serials)
  return Array.from({ length: Math.max(0, ...serials) }, (_, index) => index + 1).filter((serial) => !known.has(serial))
}
