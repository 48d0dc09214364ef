import { setTimeout as delay } from 'node:timers/promises'
import { type Database, type Sql, sqlOn } from './database.ts'

/** Holds while one session holds an advisory lock. What is done over `sql` cannot be done by a leader that lost the lock. */
export interface Lease {
  readonly sql: Sql
  /** Aborted when the lock is lost or leading is disposed. */
  readonly signal: AbortSignal
}

export interface Leading {
  /** Unique in the database. */
  readonly key: string
  /** Runs until its lease ends; what it throws is reported, and the lock competed for again. */
  readonly work: (lease: Lease) => Promise<void>
  readonly onError: (error: unknown) => void
}

const COMPETE_EVERY_MS = 1000

/** Runs `work` in one process at a time among all that share the database; another takes over within about a second. */
export function startLeading(db: Database, { key, work, onError }: Leading): AsyncDisposable {
  const stopping = new AbortController()
  const pause = () => delay(COMPETE_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)

  async function compete() {
    while (!stopping.signal.aborted) {
      try {
        await leadOnce()
      } catch (error) {
        onError(error)
      }
      if (!stopping.signal.aborted) await pause()
    }
  }

  async function leadOnce() {
    const client = await db.connectApart()
    const lost = new AbortController()
    client.once('end', () => lost.abort())
    const sql = sqlOn(client)
    try {
      for (;;) {
        const [row] = await sql<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [key])
        if (row?.held) return await work({ sql, signal: AbortSignal.any([stopping.signal, lost.signal]) })
        await pause()
        if (stopping.signal.aborted) return
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  const done = compete()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await done
    },
  }
}
