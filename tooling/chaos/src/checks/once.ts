/** What was to be there once: what is not, and what is more than once. */
export interface Once {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Found, and nobody had expected it. */
  readonly unasked: readonly string[]
}

export function checkOnce(expected: Iterable<string>, found: Iterable<string>): Once {
  const counts = countEach(found)
  const wanted = new Set(expected)
  return {
    lost: [...wanted].filter((key) => !counts.has(key)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([key]) => key),
    unasked: [...counts.keys()].filter((key) => !wanted.has(key)),
  }
}

export function countEach(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
