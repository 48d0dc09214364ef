/** So many in a span, by key; forgets what is over, and never holds more keys than it may. */
export interface Buckets {
  take(key: string, nowMs: number): boolean
  /** How many of the most were taken in the span that runs: 0 to 1 and beyond. */
  share(key: string, nowMs: number): number
}

interface Bucket { count: number; endsAtMs: number }

export function createBuckets({ most, spanMs, keys = 10_000 }: { most: number; spanMs: number; keys?: number }): Buckets {
  const held = new Map<string, Bucket>()
  return {
    take(key, nowMs) {
      const known = held.get(key)
      if (known && known.endsAtMs > nowMs) {
        known.count++
        return known.count <= most
      }
      held.delete(key)
      // The oldest goes: somebody who fills it with keys gains a fresh start for one, at the price of a key each.
      if (held.size >= keys) held.delete(held.keys().next().value!)
      held.set(key, { count: 1, endsAtMs: nowMs + spanMs })
      return true
    },
    share(key, nowMs) {
      const known = held.get(key)
      return known && known.endsAtMs > nowMs ? known.count / most : 0
    },
  }
}
