import type { Span } from './time-of-day.ts'

interface Agreed { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate; readonly agreedAt: Temporal.PlainDateTime }

/** Days lent to others with consent: only those that had not begun when the center agreed. QP-PER-29. */
export function daysCovered({ from, until, agreedAt }: Agreed): Span | undefined {
  const after = agreedAt.toPlainDate().add({ days: 1 })
  const first = Temporal.PlainDate.compare(from, after) < 0 ? after : from
  return Temporal.PlainDate.compare(first, until) > 0 ? undefined : { from: first.toPlainDateTime(), to: until.add({ days: 1 }).toPlainDateTime() }
}
