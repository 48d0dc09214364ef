export const SPANS = ['month', 'lastMonth', 'year', 'lastYear'] as const
export type SpanName = (typeof SPANS)[number]
export interface Span { readonly from: string; readonly to: string }

/** Days of a month or a year, seen from a day; what is not over runs to that day. */
export function spanOf(name: SpanName, today: string): Span {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  switch (name) {
    case 'month': return { from: `${today.slice(0, 7)}-01`, to: today }
    case 'lastMonth': {
      const [of, nth] = month === 1 ? [year - 1, 12] : [year, month - 1]
      const prefix = `${of}-${String(nth).padStart(2, '0')}`
      return { from: `${prefix}-01`, to: `${prefix}-${new Date(Date.UTC(of, nth, 0)).getUTCDate()}` }
    }
    case 'year': return { from: `${year}-01-01`, to: today }
    case 'lastYear': return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  }
}

/** What a stretch of days is called, if it is a month or a year. In January this month and this year are the same days. */
export function spanNamed({ from, to }: Span, today: string): SpanName | 'own' {
  const fits = (name: SpanName) => { const span = spanOf(name, today); return span.from === from && span.to === to }
  return (['year', 'month', 'lastMonth', 'lastYear'] as const).find(fits) ?? 'own'
}
