import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '@hall/rpc'

interface Wait<T> {
  /** Named in the log. */
  readonly what: string
  readonly attempt: () => Promise<T>
  /** Whether an error means that it is not there yet; any other is thrown. */
  readonly isAway: (error: unknown) => boolean
}

interface Surroundings { readonly log: Log; readonly signal?: AbortSignal | undefined }

const TRY_EVERY_MS = 1000
/** Said at first and then every so many tries. */
const SAY_EVERY = 30

/** Tries until it succeeds, and says what it waits for. Throws when `signal` aborts. */
export async function waitFor<T>({ what, attempt, isAway }: Wait<T>, { log, signal }: Surroundings): Promise<T> {
  for (let tries = 0; ; tries++) {
    signal?.throwIfAborted()
    try {
      const found = await attempt()
      if (tries > 0) log.info({}, `${what} is there`)
      return found
    } catch (error) {
      if (!isAway(error)) throw error
      if (tries % SAY_EVERY === 0) log.warn({ err: error }, `waiting for ${what}`)
      await delay(TRY_EVERY_MS, undefined, { signal })
    }
  }
}
