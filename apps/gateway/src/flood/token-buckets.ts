/** How much may come at once, and how fast more is allowed. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

interface Bucket { tokens: number; atMs: number }

/** Buckets by key. At most `maxKeys` are kept: the one unused longest goes first, which lets its key begin anew and holds memory bounded. */
export interface TokenBuckets {
  /** Seconds until another is allowed; 0 when this one is. */
  take(key: string, rate: Rate): number
  size(): number
}

export function createTokenBuckets(now: () => number, maxKeys: number): TokenBuckets {
  const buckets = new Map<string, Bucket>()
  return {
    take(key, { perSecond, burst }) {
      const atMs = now()
      const known = buckets.get(key)
      const tokens = known ? Math.min(burst, known.tokens + ((atMs - known.atMs) / 1000) * perSecond) : burst
      const granted = tokens >= 1
      // Taken out and put back: the order of the map is the order of use.
      buckets.delete(key)
      buckets.set(key, { tokens: granted ? tokens - 1 : tokens, atMs })
      if (buckets.size > maxKeys) buckets.delete(buckets.keys().next().value!)
      return granted ? 0 : (1 - tokens) / perSecond
    },
    size: () => buckets.size,
  }
}
