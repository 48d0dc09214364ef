/** Bounds how many calls run at once and how many wait. */
export interface Gate {
  /** True when the call may run (call `leave` after it), false when too many wait already. */
  enter(): boolean | Promise<boolean>
  leave(): void
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>
}

export function createGate({ running: limit, waiting: waitingLimit }: { running: number; waiting: number }): Gate {
  let running = 0
  const queue: (() => void)[] = []
  const idleWaiters: (() => void)[] = []

  return {
    enter() {
      if (running < limit) { running++; return true }
      if (queue.length >= waitingLimit) return false
      return new Promise((resolve) => queue.push(() => resolve(true)))
    },
    leave() {
      const next = queue.shift()
      // The place passes on, so `running` stays.
      if (next) return next()
      running--
      if (running === 0) for (const done of idleWaiters.splice(0)) done()
    },
    idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
  }
}
