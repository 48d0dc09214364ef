import type { Say } from './say.ts'

export interface StepsOptions {
  readonly say: Say
  readonly report: (line: string) => void
  /** Aborting it stops the start between two steps. */
  readonly signal?: AbortSignal | undefined
}

/** What the phases of a start share: they tell how long they took, and what they started is stopped in the opposite order. */
export interface Steps extends AsyncDisposable {
  readonly say: Say
  readonly report: (line: string) => void
  run<T>(name: string, work: () => Promise<T>): Promise<T>
  /** As `run`; what comes out is stopped with the city. */
  start<T extends AsyncDisposable>(name: string, work: () => Promise<T>): Promise<T>
  onStop(stop: () => Promise<void>): void
}

export function createSteps({ say, report, signal }: StepsOptions): Steps {
  const stack = new AsyncDisposableStack()
  const run: Steps['run'] = async (name, work) => {
    signal?.throwIfAborted()
    const startedAt = performance.now()
    const result = await work()
    report(`✓ ${name}  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
    return result
  }
  return {
    say,
    report,
    run,
    start: (name, work) => run(name, async () => stack.use(await work())),
    onStop: (stop) => stack.defer(stop),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** Waits for all, even after a failure, so that nothing starts while the rest is being stopped. Throws the first failure. */
export async function together<T>(works: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(works)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return results.map((result) => (result as PromiseFulfilledResult<T>).value)
}
