const AT_ONCE = 16

/** Works on all, so many at a time: more at once would only be told that everybody is busy. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const waiting = items.entries()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => { for (const [nth, item] of waiting) results[nth] = await work(item) }))
  return results
}
