/** Straight line to nothing over the useful months, in fen; a thing without them keeps its value. */
export function bookValue({ value, acquiredOn, usefulMonths }: { value: number; acquiredOn: Temporal.PlainDate; usefulMonths: number }, on: Temporal.PlainDate): number {
  if (usefulMonths === 0 || Temporal.PlainDate.compare(on, acquiredOn) <= 0) return value
  const used = acquiredOn.until(on, { largestUnit: 'months' }).months
  return Math.max(0, Math.round((value * (usefulMonths - used)) / usefulMonths))
}
