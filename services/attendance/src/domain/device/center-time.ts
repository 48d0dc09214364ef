import { ZONE } from '@hall/calendar'

/** Lines of a terminal that keeps another zone, by the clock of the center; those of all others as they are. */
export function inCenterTime<L extends { readonly at: string }>(lines: readonly L[], timezone: string): readonly L[] {
  if (timezone === ZONE) return lines
  return lines.map((line) => ({
    ...line, at: Temporal.PlainDateTime.from(line.at).toZonedDateTime(timezone).withTimeZone(ZONE).toPlainDateTime().toString({ smallestUnit: 'second' }),
  }))
}
