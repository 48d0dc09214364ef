import { setTimeout as delay } from 'node:timers/promises'

/** Polls until `check` gives something truthy or `timeoutMs` have passed, then throws. */
export async function until<T>(check: () => Promise<T> | T, timeoutMs = 30_000): Promise<NonNullable<T>> {
  const giveUpAt = performance.now() + timeoutMs
  for (;;) {
    const found = await check()
    if (found) return found
    if (performance.now() > giveUpAt) throw new Error(`not so after ${timeoutMs} ms: ${check.toString().slice(0, 200)}`)
    await delay(20)
  }
}
