import { type Database, isAway } from '@hall/database'
import type { Log } from '@hall/rpc'
import type { Clock } from './clock.ts'
import type { Job } from './service.ts'

const BACK_SOON_MS = 1000

interface Surroundings { readonly db: Database; readonly clock: Clock; readonly log: Log }

/**
 * Runs a job at once, on its rhythm, on its signal and when the clock is moved; never twice at once in this process. What
 * wakes it while it runs makes it run once more. A run that fails is logged; the next one comes all the same,
 * and soon where only the database was away.
 */
export function startJob(job: Job, { db, clock, log }: Surroundings): AsyncDisposable {
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let again = false
  let soon: NodeJS.Timeout | undefined

  const wake = () => {
    if (stopping.signal.aborted) return
    if (running) again = true
    else running = run()
  }

  async function run() {
    do {
      again = false
      try {
        await job.run(stopping.signal)
      } catch (error) {
        if (stopping.signal.aborted) return
        log.error({ err: error, job: job.name }, 'job failed')
        if (isAway(error)) soon = setTimeout(wake, BACK_SOON_MS)
      }
    } while (again && !stopping.signal.aborted)
    running = undefined
  }

  const timer = setInterval(wake, job.everyMs)
  const wakers = [clock.onMove(wake), ...(job.wakeOn ? [db.onSignal(job.wakeOn, wake)] : [])]
  wake()

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      clearTimeout(soon)
      for (const waker of wakers) waker[Symbol.dispose]()
      stopping.abort()
      await running
    },
  }
}
