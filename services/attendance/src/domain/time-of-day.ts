type PlainDateTime = Temporal.PlainDateTime

export interface Span { readonly from: PlainDateTime; readonly to: PlainDateTime }

export function isBefore(a: PlainDateTime, b: PlainDateTime): boolean {
  return Temporal.PlainDateTime.compare(a, b) < 0
}

export function later(a: PlainDateTime, b: PlainDateTime): PlainDateTime {
  return isBefore(a, b) ? b : a
}

export function earlier(a: PlainDateTime, b: PlainDateTime): PlainDateTime {
  return isBefore(b, a) ? b : a
}
