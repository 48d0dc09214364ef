import { EVERYTHING } from '@hall/access'
import { dateOf, endOf, ZONE } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { inSeason, momentOn, seasonOn } from '@hall/regulation'
import type { Job, ServiceContext } from '@hall/service-kit'
import { findBehind, openDays, takeEnded, UNSETTLED } from '../db/settlement-store.ts'
import type { Rule } from '../domain/facts.ts'
import { later } from '../domain/time-of-day.ts'
import { touchFound } from '../judging/day-key.ts'
import { loadRules, type Rules } from '../judging/load-rules.ts'

type PlainDate = Temporal.PlainDate

/** What is due costs; what is open does not. Each run takes a bounded share and goes on until nothing is due. */
const SHARE = 20
const DAYS_AHEAD = 400

/**
 * Has days judged that nobody's check brings up: those of people who never came, once the day's last window has closed, and
 * those whose time for proof is over. Running it twice changes nothing.
 */
export function closeDays({ db, clock }: ServiceContext): Job {
  return {
    name: 'close-days',
    everyMs: 60_000,
    wakeOn: UNSETTLED,
    async run(stopping) {
      const now = clock.now()
      await db.transaction(EVERYTHING, (tx) => openUntilToday(tx, dateOf(now)))
      while (!stopping.aborted && await db.transaction(EVERYTHING, (tx) => settleDue(tx, now)));
      await db.transaction(EVERYTHING, (tx) => closeProof(tx, now))
    },
  }
}

/** One row for each day since a center's record began, today included. */
async function openUntilToday(tx: Transaction, today: PlainDate): Promise<void> {
  const behind = await findBehind(tx, today)
  if (behind.length === 0) return
  const rules = await loadRules(tx, behind.map(({ center }) => center))
  await openDays(tx, behind.flatMap(({ center, last }) => {
    const dates = Array.from({ length: Math.min(last.until(today).days, DAYS_AHEAD) }, (_, index) => last.add({ days: index + 1 }))
    return dates.map((date) => ({ center, date, closesAt: closingOf(findRule(rules, center, date), date) }))
  }))
}

/** A policy nobody can read holds up no other center; a readable version settles its days again. */
function findRule(rules: Rules, center: string, date: PlainDate): Rule | undefined {
  try {
    return rules(center, date)
  } catch {
    return undefined
  }
}

/** When the last window of the day closes: from then on no check of the day can change anything. */
function closingOf(rule: Rule | undefined, date: PlainDate): Temporal.Instant {
  const checks = rule?.policy.checks.value
  if (!rule || !checks || checks.strategy === 'none') return endOf(date)
  const season = seasonOn(rule.policy.timetable.value, date)
  return checks.points
    .map(({ window }) => momentOn(date, inSeason(window.to, season)))
    .reduce(later)
    .toZonedDateTime(ZONE).toInstant()
}

/** People expected that day without a verdict, or with a check still to come. */
const UNJUDGED = `
  select p.person, s.date
  from unnest($2::text[], $3::date[]) as s(center, date)
    join posting p on p.center = s.center and p.starts_on <= s.date and (p.ends_on is null or p.ends_on > s.date) and p.attendance_number is not null
    left join day d on d.person = p.person and d.date = s.date
  where d.person is null or d.waiting`

/** Answers whether there may be more. */
async function settleDue(tx: Transaction, now: Temporal.Instant): Promise<boolean> {
  const due = await takeEnded(tx, now, SHARE)
  const rules = await loadRules(tx, due.map(({ center }) => center))
  const withChecks = due.filter(({ center, date }) => isExpected(rules, center, date))
  if (withChecks.length > 0) {
    const values = [withChecks.map(({ center }) => center), withChecks.map(({ date }) => date.toString())]
    await touchFound(tx, 'clock', { select: UNJUDGED, values })
  }
  return due.length > 0
}

function isExpected(rules: Rules, center: string, date: PlainDate): boolean {
  const rule = findRule(rules, center, date)
  return !!rule && rule.policy.checks.value.strategy !== 'none' && rule.calendar.isWorkday(date)
}

/** Once each: what is on the list already waits there. */
const PROOF_OVER = `
  select d.person, d.date from day d
  where not d.final and d.proof_ends_at <= $2
    and not exists (select 1 from registration g where g.person = d.person and g.state = 'submitted' and g.starts_at < d.date + 1 and g.ends_at > d.date and (g.due_at is null or g.counts_from < g.due_at))
    and not exists (select 1 from days_to_judge q, unnest(q.persons, q.dates) as t(person, date) where t.person = d.person and t.date = d.date)`

async function closeProof(tx: Transaction, now: Temporal.Instant): Promise<void> {
  await touchFound(tx, 'clock', { select: PROOF_OVER, values: [now] })
}
