/** Months after the last record, up to the one before the day, that have none. */
export function monthsWithout(lastOn: Temporal.PlainDate, on: Temporal.PlainDate, everyMonths: number): string[] {
  const missing: string[] = []
  const current = on.toPlainYearMonth()
  for (let month = lastOn.toPlainYearMonth().add({ months: everyMonths }); Temporal.PlainYearMonth.compare(month, current) < 0; month = month.add({ months: 1 })) missing.push(month.toString())
  return missing
}
