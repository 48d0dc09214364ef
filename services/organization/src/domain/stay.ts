type Day = Temporal.PlainDate

/** A stretch of days: `until` is the first day after it, null while no end is known. */
export interface Stay { readonly from: Day; readonly until: Day | null }

export function isBefore(a: Day, b: Day): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}

/** Recorded and taken back for the same day: kept as history, in force on no day. */
export function isEmpty({ from, until }: Stay): boolean {
  return until !== null && !isBefore(from, until)
}

export function isOn({ from, until }: Stay, day: Day): boolean {
  return !isBefore(day, from) && (until === null || isBefore(day, until))
}

/** Whether any of its days is `day` or later. */
export function reaches(stay: Stay, day: Day): boolean {
  return !isEmpty(stay) && (stay.until === null || isBefore(day, stay.until))
}

/** Whether some day is in both. */
export function overlap(a: Stay, b: Stay): boolean {
  return reaches(a, b.from) && reaches(b, a.from)
}

export function sameDay(a: Day | null, b: Day | null): boolean {
  return a === b || (a !== null && b !== null && a.equals(b))
}
