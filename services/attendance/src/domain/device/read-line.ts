type PlainDateTime = Temporal.PlainDateTime

export const LINE_CODES = ['LINE_MALFORMED', 'TIME_IMPOSSIBLE', 'TIME_IN_FUTURE', 'NUMBER_UNKNOWN', 'TABLE_UNKNOWN'] as const
export type LineCode = (typeof LINE_CODES)[number]

/** A terminal's clock may be ahead by this much; what it dates later than that was not yet. */
const MOST_AHEAD_MINUTES = 10
/** Terminals that lost their clock start again in the year 2000. */
const FIRST_YEAR = 2010
const LONGEST_LINE = 500

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: LineCode }

export function unreadable(code: LineCode): { readonly ok: false; readonly code: LineCode } {
  return { ok: false, code }
}

/** The lines of a body, with nothing between them lost but line ends and empty lines. Cut where no line of the protocol is so long. */
export function linesOf(body: string): string[] {
  return body.split(/\r\n|\n|\r/).map((line) => line.slice(0, LONGEST_LINE).toWellFormed()).filter((line) => line.trim() !== '')
}

/** `YYYY-MM-DD HH:MM:SS` by the clock of the terminal. `localNow` is the wall clock of the center. */
export function readTime(text: string, localNow: PlainDateTime): Read<PlainDateTime> {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return unreadable('LINE_MALFORMED')
  const at = findTime(text.replace(' ', 'T'))
  if (!at || at.year < FIRST_YEAR) return unreadable('TIME_IMPOSSIBLE')
  const latest = localNow.add({ minutes: MOST_AHEAD_MINUTES })
  return Temporal.PlainDateTime.compare(at, latest) > 0 ? unreadable('TIME_IN_FUTURE') : { ok: true, value: at }
}

function findTime(text: string): PlainDateTime | undefined {
  try {
    // A leap second would be read as the second before it.
    return text.endsWith(':60') ? undefined : Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
