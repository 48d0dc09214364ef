const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000
/** A key without a wrong password for this long starts anew. */
const FORGET_MS = 30 * 60_000
/** Guessing names must not fill the memory. */
const MOST_KEYS = 10_000

export interface Attempts {
  /** Milliseconds until the key may try again; 0 when it may now. */
  waitMs(key: string): number
  failed(key: string): void
  succeeded(key: string): void
}

interface Options {
  /** The wrong password of this number is the first that makes its key wait. */
  readonly limit: number
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/** Counts wrong passwords: from `limit` on the key waits 30 s, then twice as long each time, at most 15 min. */
export function createAttempts({ limit, now = Date.now }: Options): Attempts {
  const keys = new Map<string, { failures: number; lastAt: number; blockedUntil: number }>()

  return {
    waitMs: (key) => Math.max(0, (keys.get(key)?.blockedUntil ?? 0) - now()),
    failed(key) {
      const known = keys.get(key)
      const failures = known && now() - known.lastAt < FORGET_MS ? known.failures + 1 : 1
      keys.delete(key)
      if (keys.size >= MOST_KEYS) keys.delete(keys.keys().next().value!)
      keys.set(key, { failures, lastAt: now(), blockedUntil: now() + waitAfter(failures, limit) })
    },
    succeeded: (key) => void keys.delete(key),
  }
}

function waitAfter(failures: number, limit: number): number {
  if (failures < limit) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - limit), LONGEST_WAIT_MS)
}
