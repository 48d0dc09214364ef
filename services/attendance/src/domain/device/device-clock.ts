const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const HTTP_DATE = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/

/** What a terminal's clock showed, from the Date header of its call (RFC 9110, 5.6.7) or an ISO instant. Undefined for anything else. */
export function readDeviceClock(text: string): Temporal.Instant | undefined {
  const [, day, monthName, year, time] = HTTP_DATE.exec(text) ?? []
  const month = MONTHS.indexOf(monthName ?? '') + 1
  try {
    return Temporal.Instant.from(month > 0 ? `${year}-${String(month).padStart(2, '0')}-${day}T${time}Z` : text)
  } catch {
    return undefined
  }
}

/** Further off than half a century it is no clock but a fault of the header. */
const MOST_DRIFT_SECONDS = 50 * 365 * 86_400

/** Seconds a clock is ahead; negative when it is behind. */
export function driftSeconds(clock: Temporal.Instant, now: Temporal.Instant): number | undefined {
  const seconds = Math.round((clock.epochMilliseconds - now.epochMilliseconds) / 1000)
  return Math.abs(seconds) < MOST_DRIFT_SECONDS ? seconds : undefined
}
