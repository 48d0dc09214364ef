type PlainDate = Temporal.PlainDate

/** All centers of a city keep the same time. */
export const ZONE = 'Asia/Shanghai'

/** Midnight at which the date begins. */
export function startOf(date: PlainDate): Temporal.Instant {
  return date.toZonedDateTime(ZONE).toInstant()
}

/** 24:00 of the date: the first instant that no longer belongs to it. */
export function endOf(date: PlainDate): Temporal.Instant {
  return startOf(date.add({ days: 1 }))
}

/** Wall-clock time in the centers. */
export function localTime(instant: Temporal.Instant): Temporal.PlainDateTime {
  return instant.toZonedDateTimeISO(ZONE).toPlainDateTime()
}

/** The date in the centers. */
export function dateOf(moment: PlainDate | Temporal.Instant): PlainDate {
  return moment instanceof Temporal.Instant ? localTime(moment).toPlainDate() : moment
}

/** The moment, or the start of the date. */
export function instantOf(moment: PlainDate | Temporal.Instant): Temporal.Instant {
  return moment instanceof Temporal.Instant ? moment : startOf(moment)
}

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a
}

export function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b
}

/** Both ends included; nothing where `to` lies before `from`. */
export function* datesFrom(from: PlainDate, to: PlainDate): Generator<PlainDate> {
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) yield date
}
