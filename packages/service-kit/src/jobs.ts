import type { Database } from '@hall/database'
import type { Log } from '@hall/rpc'
import type { Clock } from './clock.ts'
import type { Job } from './service.ts'

interface Surroundings { readonly db: Database; readonly clock: Clock; readonly log: Log }

/** Runs a job on its rhythm, on its signal and when the clock is moved; never twice at once in this process. */
export function startJob(job: Job, { db, clock, log }: Surroundings): AsyncDisposable {
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let again = false

  const wake = () => {
    if (stopping.signal.aborted) return
    if (running) { again = true; return }
    running = job
      .run(stopping.signal)
      .catch((error: unknown) => { if (!stopping.signal.aborted) log.error({ err: error, job: job.name }, 'job failed') })
      .finally(() => {
        running = undefined
        if (again) { again = false; wake() }
      })
  }

  const timer = setInterval(wake, job.everyMs)
  const signal = job.wakeOn ? db.onSignal(job.wakeOn, wake) : undefined
  clock.onMove(wake)
  wake()

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      signal?.[Symbol.dispose]()
      stopping.abort()
      await running
    },
  }
}
