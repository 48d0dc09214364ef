/** What a terminal is told when it calls. */
export interface Settings {
  readonly serial: string
  /** The last stamps it sent, so that it goes on from there. */
  readonly attendanceStamp: string | null
  readonly operationStamp: string | null
  readonly timezone: string
  readonly now: Temporal.Instant
}

const SECONDS_BETWEEN_CALLS = 30
const SECONDS_AFTER_FAILURE = 60

/** The answer to `GET /iclock/cdata?options=all`: checks at once as they happen, nothing encrypted, no templates or photos. */
export function optionBlock({ serial, attendanceStamp, operationStamp, timezone, now }: Settings): string {
  const options: readonly (readonly [string, string | number])[] = [
    ['Stamp', attendanceStamp ?? 0],
    ['ATTLOGStamp', attendanceStamp ?? 0],
    ['OpStamp', operationStamp ?? 0],
    ['OPERLOGStamp', operationStamp ?? 0],
    ['ErrorDelay', SECONDS_AFTER_FAILURE],
    ['Delay', SECONDS_BETWEEN_CALLS],
    ['TransTimes', '00:00;12:30'],
    ['TransInterval', 1],
    // Checks and what is done at the terminal; no pictures, no users, no templates.
    ['TransFlag', '1100000000'],
    ['Realtime', 1],
    ['Encrypt', 0],
    ['TimeZone', hoursOffset(timezone, now)],
  ]
  return [`GET OPTION FROM: ${serial}`, ...options.map(([name, value]) => `${name}=${value}`), ''].join('\n')
}

function hoursOffset(timezone: string, now: Temporal.Instant): number {
  return Math.round(now.toZonedDateTimeISO(timezone).offsetNanoseconds / 3.6e12)
}
