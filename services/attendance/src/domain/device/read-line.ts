export const LINE_CODES = ['LINE_MALFORMED', 'TIME_IMPOSSIBLE', 'TIME_IN_FUTURE', 'NUMBER_UNKNOWN', 'TABLE_UNKNOWN'] as const
export type LineCode = (typeof LINE_CODES)[number]

/** A terminal's clock may be ahead by this much; what it dates later than that was not yet. */
const MOST_AHEAD_MINUTES = 10
/** Terminals that lost their clock start again in the year 2000. */
const FIRST_TIME = '2010'
const LONGEST_LINE = 500

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: LineCode }

export function unreadable(code: LineCode): { readonly ok: false; readonly code: LineCode } {
  return { ok: false, code }
}

/** The lines of a body, with nothing between them lost but line ends and empty lines. Cut where no line of the protocol is so long. */
export function linesOf(body: string): string[] {
  return body.split(/\r\n|\n|\r/).map((line) => line.slice(0, LONGEST_LINE).toWellFormed()).filter((line) => line.trim() !== '')
}

/** What a terminal can have seen: nothing later than this, in its own form. `localNow` is the wall clock of the center. */
export function latestTime(localNow: Temporal.PlainDateTime): string {
  return localNow.add({ minutes: MOST_AHEAD_MINUTES }).toString({ smallestUnit: 'second' }).replace('T', ' ')
}

const SHAPE = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/
const POSSIBLE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/**
 * `YYYY-MM-DD HH:MM:SS` by the clock of the terminal, as ISO text; a leap second has no place in it. Kept as text, which
 * compares and stores as it is: terminals send lines by the ten thousand.
 */
export function readTime(text: string, latest: string): Read<string> {
  if (!POSSIBLE.test(text)) return unreadable(SHAPE.test(text) ? 'TIME_IMPOSSIBLE' : 'LINE_MALFORMED')
  if (text < FIRST_TIME || !isDay(text)) return unreadable('TIME_IMPOSSIBLE')
  return text > latest ? unreadable('TIME_IN_FUTURE') : { ok: true, value: text.replace(' ', 'T') }
}

/** Only the last days of a month need a look at which month it is. */
function isDay(text: string): boolean {
  const day = text.slice(8, 10)
  return day <= '28' || Number(day) <= Temporal.PlainYearMonth.from(text.slice(0, 7)).daysInMonth
}
