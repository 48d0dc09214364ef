import { EVERYTHING } from '@hall/access'
import { isAway, type Transaction } from '@hall/database'
import type { Job, ServiceContext } from '@hall/service-kit'
import { findChange } from '../judging/change.ts'
import { type DayKey, DAYS_AT_A_TIME, TOUCHED } from '../judging/day-key.ts'
import { keepConsequences } from '../judging/keep-consequences.ts'
import { judgeKnown } from '../judging/judge-known.ts'
import { loadDays } from '../judging/load-days.ts'
import { loadRules } from '../judging/load-rules.ts'
import { recordDays } from '../judging/record-days.ts'
import { keyOf, loadRecorded } from '../judging/recorded-day.ts'

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
      if (fresh) await service.db.transaction(EVERYTHING, (tx) => tx.sql('update days_to_judge set error = null where error is not null'))
      fresh = false
      while (!stopping.aborted && await judgeNext(service));
    },
  }
}

/** Answers whether there may be more. One day that cannot be judged must not hold up the others: it ends alone and is set aside. */
async function judgeNext(service: ServiceContext): Promise<boolean> {
  try {
    return await alone(service, (tx) => judgeListed(service, tx, DAYS_AT_A_TIME))
  } catch (error) {
    // No day is at fault; the job is run again soon.
    if (isAway(error)) throw error
    try {
      return await alone(service, (tx) => judgeListed(service, tx, 1))
    } catch (error) {
      if (isAway(error)) throw error
      service.log.error({ err: error }, 'days could not be judged')
      return alone(service, (tx) => setAside(tx, error))
    }
  }
}

/** In one transaction and in one replica at a time; false where another is at it. */
function alone(service: ServiceContext, work: (tx: Transaction) => Promise<boolean>): Promise<boolean> {
  return service.db.transaction(EVERYTHING, async (tx) => {
    const [lock] = await tx.sql<{ held: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('judge-days', 0)) as held`)
    return lock?.held ? work(tx) : false
  })
}

/**
 * The first entries of the list with up to so many days, and at least one entry. What somebody has just told goes before what a
 * closing day brings up by the thousand: who punches looks at the screen.
 */
const TAKE = `
  delete from days_to_judge where id in (
    select id from (
      select id, sum(cardinality(persons)) over (order by cause = 'clock', id) as days, row_number() over (order by cause = 'clock', id) as n
      from (select id, persons, cause from days_to_judge where error is null order by cause = 'clock', id limit ${DAYS_AT_A_TIME}) q
    ) t where days <= $1 or n = 1
  ) returning id, persons, dates::text[], cause`

interface Entry { readonly id: number; readonly persons: string[]; readonly dates: string[]; readonly cause: DayKey['cause'] }

async function judgeListed(service: ServiceContext, tx: Transaction, most: number): Promise<boolean> {
  const entries = (await tx.sql<Entry>(TAKE, [most], 'judge.take')).sort((a, b) => a.id - b.id)
  const listed = entries.flatMap(({ persons, dates, cause }) => persons.map((person, index): DayKey => ({ person, date: Temporal.PlainDate.from(dates[index]!), cause })))
  const keys = [...new Map(listed.map((key) => [keyOf(key), key])).values()]
  if (keys.length === 0) return false
  const now = service.clock.now()
  const [days, recorded] = await Promise.all([loadDays(tx, keys), loadRecorded(tx, keys)])
  const centers = [...days.map(({ place }) => place?.center), ...[...recorded.values()].map(({ center }) => center)]
  const rules = await loadRules(tx, centers.filter((center) => center !== undefined))
  const changes = days.flatMap((known, index) => {
    const before = recorded.get(keyOf(known))
    const verdict = judgeKnown(rules, known, { now, usualCenter: before?.center })
    return verdict ? (findChange(known, verdict, { before, cause: keys[index]!.cause }) ?? []) : []
  })
  const recording = { now, newId: service.newId }
  await recordDays(tx, changes, recording)
  await keepConsequences(tx, changes, { rules, recording })
  return true
}

/** The first entry becomes one for each of its days; a single day waits with its error. */
async function setAside(tx: Transaction, error: unknown): Promise<boolean> {
  const [first] = await tx.sql<{ id: number; days: number }>(`select id, cardinality(persons) as days from days_to_judge where error is null order by cause = 'clock', id limit 1`)
  if (!first) return false
  if (first.days === 1) await tx.sql('update days_to_judge set error = $2 where id = $1', [first.id, String(error)])
  else {
    await tx.sql(`insert into days_to_judge (persons, dates, cause)
      select array[t.person], array[t.date], q.cause from days_to_judge q, unnest(q.persons, q.dates) as t(person, date) where q.id = $1`, [first.id])
    await tx.sql('delete from days_to_judge where id = $1', [first.id])
  }
  return true
}
