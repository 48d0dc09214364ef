import { NOTHING } from '@hall/access'
import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import type { FloodLimits } from '../config.ts'
import { isSame, keyedHash } from '../db/keyed-hash.ts'
import { createBuckets } from './buckets.ts'
import { isSolved, readTask, taskText } from './task.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
type TooMany = Result<never, 'TOO_MANY_REQUESTS'>
type Unsolved = Result<never, 'TASK_UNSOLVED'>

/** What keeps the public pages usable: a task for each submission, good once, and a measure for looks and submissions. */
export interface Guard {
  challenge(): Promise<{ challenge: string; bits: number; expiresAt: string }>
  /** Whether a submission may be looked at at all. */
  admit(): TooMany | undefined
  /** Whether one code, link or tablet may be tried again. */
  look(key: string): TooMany | undefined
  /** Checks a task without spending it; cheap, and before any row is read. */
  check(work: { challenge: string; solution: string }): Promise<Unsolved | undefined>
  /** Spends it with the submission it was solved for. */
  spend(tx: Transaction, challenge: string): Promise<Unsolved | undefined>
}

/** Real time: a task is work of today, whatever a simulated clock says. */
export function createGuard({ db }: ServiceContext, limits: FloodLimits): Guard {
  const submissions = createBuckets({ most: limits.submissionsPerMinute, spanMs: MINUTE_MS })
  const looks = createBuckets({ most: limits.looksPerHour, spanMs: HOUR_MS })
  const seal = async (text: string) => (await keyedHash(db, 'task', text)).toString('base64url')

  return {
    async challenge() {
      const { text, expiresAtMs } = taskText(Date.now(), { minutes: limits.taskMinutes, bits: limits.taskBits })
      return { challenge: `${text}.${await seal(text)}`, bits: limits.taskBits, expiresAt: new Date(expiresAtMs).toISOString() }
    },
    admit: () => (submissions.take('all', Date.now()) ? undefined : problem('TOO_MANY_REQUESTS')),
    look: (key) => (looks.take(key, Date.now()) ? undefined : problem('TOO_MANY_REQUESTS')),
    async check({ challenge, solution }) {
      const task = readTask(challenge)
      if (!task || task.expiresAtMs < Date.now() || !isSolved(challenge, solution, Math.max(task.bits, 0))) return problem('TASK_UNSOLVED')
      return isSame(Buffer.from(task.seal), Buffer.from(await seal(task.text))) ? undefined : problem('TASK_UNSOLVED')
    },
    async spend(tx, challenge) {
      const task = readTask(challenge)!
      const spent = await tx.sql('insert into spent_task (hash, expires_at) values ($1, $2) on conflict do nothing returning 1 as done',
        [await keyedHash(db, 'task', challenge), Temporal.Instant.fromEpochMilliseconds(task.expiresAtMs)], 'task.spend')
      return spent.length > 0 ? undefined : problem('TASK_UNSOLVED')
    },
  }
}

/** Tasks nobody can use any more are forgotten. */
export async function forgetSpent({ db }: ServiceContext): Promise<void> {
  await db.transaction(NOTHING, (tx) => tx.sql('delete from spent_task where expires_at < now()'))
}
