import { EVERYTHING } from '@hall/access'
import { type Database, LEAST_RETAINED_DAYS } from '@hall/database'
import { eventTimeMs, lowestIdAt } from './event-time.ts'
import type { Log } from './log.ts'

export interface Retention {
  /** How long it stays known that an event was handled; at least 7. */
  readonly inboxDays: number
  /** How long a repeated command gets its first outcome; at least 7. */
  readonly outcomeDays: number
}

export const DEFAULT_RETENTION: Retention = { inboxDays: 90, outcomeDays: 90 }

export const DAY_MS = 86_400_000
/** Events are published in the order they were appended, but for transactions that took this long. */
const ORDER_HOLDS_WITHIN_MS = DAY_MS
const AT_A_TIME = 5000

/**
 * What an event is older than when its line in the inbox may be gone: the days kept, and a day before the newest event handled. Of an event
 * without a line this says that it was handled, should a stream be lost and filled again: docs/decisions/0011-retention.md. Undefined
 * before anything was handled.
 */
export function forgottenBeforeMs(newestId: string | undefined, { now, keptDays }: { now: number; keptDays: number }): number | undefined {
  const newest = newestId && eventTimeMs(newestId)
  return newest ? Math.min(now - keptDays * DAY_MS, newest - ORDER_HOLDS_WITHIN_MS) : undefined
}

export const NEWEST_HANDLED = `
  select event_id from inbox where consumer = $1 and uuid_extract_version(event_id) = 7 order by event_id desc limit 1`

const FORGET_HANDLED = `
  delete from inbox where consumer = $1 and event_id in (
    select event_id from inbox where consumer = $1 and event_id < $2 and uuid_extract_version(event_id) = 7 limit ${AT_A_TIME})
  returning 1`

const FORGET_OUTCOMES = `
  delete from command_outcome where command_id in (
    select command_id from command_outcome where at < clock_timestamp() - make_interval(days => $1) limit ${AT_A_TIME})
  returning 1`

/** Deletes what is older than kept, some at a time; the database itself refuses to let go of younger outcomes. Answers how much went. */
export async function forgetOld(db: Database, retention: Retention, signal?: AbortSignal): Promise<{ handled: number; outcomes: number }> {
  const [inboxDays, outcomeDays] = [retention.inboxDays, retention.outcomeDays].map((days) => Math.max(days, LEAST_RETAINED_DAYS)) as [number, number]
  const untilNone = async (text: string, values: readonly unknown[]) => {
    for (let gone = 0; ;) {
      const some = (await db.transaction(EVERYTHING, (tx) => tx.sql(text, values))).length
      gone += some
      if (some < AT_A_TIME || signal?.aborted) return gone
    }
  }
  const outcomes = await untilNone(FORGET_OUTCOMES, [outcomeDays])
  let handled = 0
  const consumers = await db.read(EVERYTHING, (tx) => tx.sql<{ consumer: string }>('select consumer from consumer_cursor'))
  for (const { consumer } of consumers) {
    const [newest] = await db.read(EVERYTHING, (tx) => tx.sql<{ event_id: string }>(NEWEST_HANDLED, [consumer]))
    const before = forgottenBeforeMs(newest?.event_id, { now: Date.now(), keptDays: inboxDays })
    if (before !== undefined && before > 0 && !signal?.aborted) handled += await untilNone(FORGET_HANDLED, [consumer, lowestIdAt(before)])
  }
  return { handled, outcomes }
}

const FIRST_AFTER_MS = 60_000
const EVERY_MS = 6 * 3_600_000

/** Forgets what is old, some time after the start and every six hours. Two replicas doing it at once do no harm. */
export function startRetention({ db, retention, log }: { db: Database; retention: Retention; log: Log }): AsyncDisposable {
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  const run = () => {
    running ??= forgetOld(db, retention, stopping.signal)
      .then(({ handled, outcomes }) => { if (handled + outcomes > 0) log.info({ handled, outcomes }, 'forgot what was old') })
      .catch((error: unknown) => log.warn({ err: error }, 'nothing was forgotten'))
      .finally(() => { running = undefined })
  }
  const timers = [setTimeout(run, FIRST_AFTER_MS), setInterval(run, EVERY_MS)]
  for (const timer of timers) timer.unref()
  return {
    async [Symbol.asyncDispose]() {
      for (const timer of timers) clearTimeout(timer)
      stopping.abort()
      await running
    },
  }
}
