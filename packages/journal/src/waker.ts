export interface Waker {
  /** Ends the present wait, or the next one at once. */
  wake(): void
  wait(atMostMs: number, signal: AbortSignal): Promise<void>
}

export function createWaker(): Waker {
  let woken = false
  let rouse: (() => void) | undefined
  return {
    wake() {
      woken = true
      rouse?.()
    },
    async wait(atMostMs, signal) {
      if (!woken && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>()
        const end = () => resolve()
        rouse = end
        const timer = setTimeout(end, atMostMs)
        signal.addEventListener('abort', end)
        await promise
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
      }
      woken = false
    },
  }
}
