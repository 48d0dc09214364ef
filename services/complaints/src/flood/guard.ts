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
  /** Whether a submission is looked at: its task is solved, and there are not too many of them. Cheap, and before any row is read; the task is not spent. */
  submit(work: { challenge: string; solution: string }): Promise<TooMany | Unsolved | undefined>
  /** Whether a code, link or tablet that was wrong may be told so once more; who has the right one is held up by nobody's guessing. */
  missed(key: string): TooMany | undefined
  /** Whether so many wrong ones came under a key that short codes could be tried out. */
  isFull(key: string): boolean
  /** Spends it with the submission it was solved for. */
  spend(tx: Transaction, challenge: string): Promise<Unsolved | undefined>
}

/** Real time: a task is work of today, whatever a simulated clock says. */
export function createGuard({ db }: ServiceContext, limits: FloodLimits): Guard {
  const submissions = createBuckets({ most: limits.submissionsPerMinute, spanMs: MINUTE_MS })
  const misses = createBuckets({ most: limits.missesPerHour, spanMs: HOUR_MS })
  const seal = async (text: string) => (await keyedHash(db, 'task', text)).toString('base64url')

  return {
    async challenge() {
      const bits = limits.taskBits + harderBy(submissions.share(ALL, Date.now()))
      const { text, expiresAtMs } = taskText(Date.now(), { minutes: limits.taskMinutes, bits })
      return { challenge: `${text}.${await seal(text)}`, bits, expiresAt: new Date(expiresAtMs).toISOString() }
    },
    async submit({ challenge, solution }) {
      const task = readTask(challenge)
      if (!task || task.expiresAtMs < Date.now() || !isSolved(challenge, solution, task.bits)) return problem('TASK_UNSOLVED')
      if (!isSame(Buffer.from(task.seal), Buffer.from(await seal(task.text)))) return problem('TASK_UNSOLVED')
      // Counted last: what costs its sender nothing takes no place from those who did the work.
      return submissions.take(ALL, Date.now()) ? undefined : problem('TOO_MANY_REQUESTS')
    },
    missed: (key) => (misses.take(key, Date.now()) ? undefined : problem('TOO_MANY_REQUESTS')),
    isFull: (key) => misses.share(key, Date.now()) >= 1,
    async spend(tx, challenge) {
      const task = readTask(challenge)!
      const spent = await tx.sql('insert into spent_task (hash, expires_at) values ($1, $2) on conflict do nothing returning 1 as done',
        [await keyedHash(db, 'task', challenge), Temporal.Instant.fromEpochMilliseconds(task.expiresAtMs)], 'task.spend')
      return spent.length > 0 ? undefined : problem('TASK_UNSOLVED')
    },
  }
}

const ALL = 'all'

/** The fuller the measure, the harder the next task: a flood slows itself down before it fills it. */
export function harderBy(share: number): number {
  if (share >= 0.8) return 3
  return share >= 0.5 ? 1 : 0
}

/** Tasks nobody can use any more are forgotten. */
export async function forgetSpent({ db }: ServiceContext): Promise<void> {
  await db.transaction(NOTHING, (tx) => tx.sql('delete from spent_task where expires_at < now()'))
}
