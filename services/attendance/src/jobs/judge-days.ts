import { EVERYTHING } from '@hall/access'
import { isAway, type Transaction } from '@hall/database'
import type { Job, ServiceContext } from '@hall/service-kit'
import { findChange } from '../judging/change.ts'
import { type DayKey, TOUCHED } from '../judging/day-key.ts'
import { judgeKnown } from '../judging/judge-known.ts'
import { loadDays } from '../judging/load-days.ts'
import { loadRules } from '../judging/load-rules.ts'
import { recordDays } from '../judging/record-days.ts'
import { keyOf, loadRecorded } from '../judging/recorded-day.ts'

const BATCH = 400

/**
 * Judges what was touched, right after the commit that touched it. Not in that commit: a terminal gets its answer as soon as
 * its lines are kept, two terminals with checks of one person cannot race, and a week sent again is judged once per day.
 */
export function judgeDays(service: ServiceContext): Job {
  let fresh = true
  return {
    name: 'judge-days',
    everyMs: 60_000,
    wakeOn: TOUCHED,
    async run(stopping) {
      if (fresh) await service.db.transaction(EVERYTHING, (tx) => tx.sql('update day_to_judge set error = null where error is not null'))
      fresh = false
      for (let size = BATCH; size > 0 && !stopping.aborted;) size = await judgeSome(service, size)
    },
  }
}

/** Judges up to `size` touched days; answers how many to take next, 0 when nothing is left or another replica is at it. */
async function judgeSome(service: ServiceContext, size: number): Promise<number> {
  try {
    const taken = await service.db.transaction(EVERYTHING, async (tx) => {
      const [lock] = await tx.sql<{ held: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('judge-days', 0)) as held`)
      return lock?.held ? judgeTouched(service, tx, size) : 0
    })
    return taken === 0 ? 0 : BATCH
  } catch (error) {
    // No day is at fault; the job is run again soon.
    if (isAway(error)) throw error
    // One day that cannot be judged must not hold up the others: fewer at a time until it stands alone.
    if (size > 1) return Math.floor(size / 4) || 1
    service.log.error({ err: error }, 'a day could not be judged')
    await service.db.transaction(EVERYTHING, (tx) => tx.sql(
      'update day_to_judge set error = $1 where id = (select min(id) from day_to_judge where error is null)', [String(error)]))
    return BATCH
  }
}

/** Answers how many were taken. */
async function judgeTouched(service: ServiceContext, tx: Transaction, size: number): Promise<number> {
  const touched = await tx.sql<DayKey>(
    'delete from day_to_judge where id in (select id from day_to_judge where error is null order by id limit $1) returning person, date, cause', [size], 'judge.take')
  const keys = [...new Map(touched.map((key) => [keyOf(key), key])).values()]
  if (keys.length === 0) return 0
  const now = service.clock.now()
  const [days, recorded] = await Promise.all([loadDays(tx, keys), loadRecorded(tx, keys)])
  const centers = [...days.map(({ place }) => place?.center), ...[...recorded.values()].map(({ center }) => center)]
  const rules = await loadRules(tx, centers.filter((center) => center !== undefined))
  const changes = days.flatMap((known, index) => {
    const before = recorded.get(keyOf(known))
    const verdict = judgeKnown(rules, known, { now, usualCenter: before?.center })
    return verdict ? (findChange(known, verdict, { before, cause: keys[index]!.cause }) ?? []) : []
  })
  await recordDays(tx, changes, { now, newId: service.newId })
  return touched.length
}
