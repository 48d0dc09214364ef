/** One comparison, both sides in one run on one machine. */
export interface Measure {
  readonly name: string
  readonly ours: number
  readonly theirs: number
  /** ours / theirs: above 1 is better per second, below 1 is better in ms. */
  readonly ratio: number
  readonly unit: string
  /** What the ratio has to be. */
  readonly aim?: string
}

export function measure(name: string, sides: { ours: number; theirs: number; unit: string; aim?: string }): Measure {
  return { name, ...sides, ratio: sides.ours / sides.theirs }
}

/** The value below which `share` (0..1) of the values lie. Throws without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}
