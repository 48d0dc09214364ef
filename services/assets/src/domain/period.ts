/** The first day of the period a day lies in. */
export function periodStart(on: Temporal.PlainDate, every: 'week' | 'month' | 'quarter'): Temporal.PlainDate {
  switch (every) {
    case 'week': return on.subtract({ days: on.dayOfWeek - 1 })
    case 'month': return on.with({ day: 1 })
    case 'quarter': return on.with({ month: on.month - ((on.month - 1) % 3), day: 1 })
  }
}
