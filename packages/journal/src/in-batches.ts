import { setImmediate as turn } from 'node:timers/promises'

/** Groups what is there already, at most `size` at a time, and never waits for more. Ends with the source and fails with it. */
export async function* inBatches<T>(source: AsyncIterable<T>, size: number): AsyncGenerator<T[], void> {
  const iterator = source[Symbol.asyncIterator]()
  const advance = () => {
    const next = iterator.next()
    // It is awaited later; failing before that must not count as unhandled.
    next.catch(() => undefined)
    return next
  }
  for (let next = advance(); ;) {
    const first = await next
    if (first.done) return
    const batch = [first.value]
    next = advance()
    while (batch.length < size) {
      const ready = await Promise.race([next.catch(() => undefined), turn()])
      if (!ready || ready.done) break
      batch.push(ready.value)
      next = advance()
    }
    yield batch
  }
}
