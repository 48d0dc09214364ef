import { EVERYTHING, systemActor } from '@hall/access'
import { dateOf, localTime } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { Job, ServiceContext } from '@hall/service-kit'
import { type AccountHolder, keepLines, loadLines } from '../db/balance-store.ts'
import { findBackOn } from '../db/role-store.ts'
import type { LeaveEvent } from '../domain/leave/leave-event.ts'
import { settleReturn } from '../domain/leave/after-approval.ts'
import { expiredLines } from '../domain/leave/balance.ts'
import { nextStep } from '../domain/leave/evolve-leave.ts'
import { workAfter } from '../domain/leave/leave-time.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { earnedBy } from '../domain/overtime/saturday-rest.ts'
import { checkStart } from '../leave/check-start.ts'
import { holdersOf, telling, wordsOf } from '../leave/announce.ts'
import { openLeave, ruleOf } from '../leave/open-leave.ts'
import { recordLeave, type Writing } from '../leave/record-leave.ts'
import { restHolding } from '../leave/rest-holding.ts'
import { noticeOf } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }

/** Each run takes a bounded share and goes on until nothing is due. */
const SHARE = 20

const STARTED = `select id::text from leave where starts_due <= $1 order by starts_due limit ${SHARE} for update skip locked`
const ENDED = `select id::text from leave where look_at <= $1 order by look_at limit ${SHARE} for update skip locked`
const SEEN_AGAIN = `
  select id::text from leave l where state = 'approved' and overdue_since is not null and exists (select 1 from punch p where p.person = l.person and p.at >= l.ends_at)
  limit ${SHARE} for update skip locked`
const REMINDED = `update leave set remind_at = null where id in (select id from leave where state = 'asked' and remind_at <= $1 order by remind_at limit ${SHARE} for update skip locked) returning id::text`

/** What time does to leave: it begins, it ends, somebody is not back, days expire, deciders are reminded. What is due costs, not what is open. */
export function leaveTimes(service: ServiceContext): Job {
  return {
    name: 'leave-times',
    everyMs: 60_000,
    async run(stopping) {
      const now = service.clock.now()
      for (const step of [startDue, endDue, seenAgain, remindDue, earnDue, expireDue, expiringSoon]) {
        while (!stopping.aborted && await service.db.transaction(EVERYTHING, (tx) => step(tx, writingOf(service, now))));
      }
    },
  }
}

function writingOf({ newId }: ServiceContext, now: Temporal.Instant): Writing {
  const actor = systemActor('attendance')
  return { meta: { commandId: newId(), actor: actor.id, now }, actorName: actor.name, newId }
}

async function startDue(tx: Transaction, writing: Writing): Promise<boolean> {
  const due = await tx.sql<{ id: string }>(STARTED, [localTime(writing.meta.now)], 'leave.started')
  for (const { id } of due) {
    await tx.sql('update leave set starts_due = null where id = $1', [id])
    await change(tx, { id, decide: (opened) => checkStart(tx, opened) }, writing)
  }
  return due.length === SHARE
}

async function endDue(tx: Transaction, writing: Writing): Promise<boolean> {
  const due = await tx.sql<{ id: string }>(ENDED, [localTime(writing.meta.now)], 'leave.ended')
  for (const { id } of due) {
    const decide = async ({ state, rule }: Opened) => {
      const events = await returnOf(tx, { state, rule }, writing)
      // Ended, and work has not begun again: looked at once more when it does.
      await tx.sql('update leave set look_at = $2 where id = $1', [id, events.length === 0 && !state.overdueSince ? workAfter(rule, state.to) : null])
      return events
    }
    await change(tx, { id, decide }, writing)
  }
  return due.length === SHARE
}

/** Somebody overdue who was seen is back. */
async function seenAgain(tx: Transaction, writing: Writing): Promise<boolean> {
  const due = await tx.sql<{ id: string }>(SEEN_AGAIN, [], 'leave.seen-again')
  for (const { id } of due) await change(tx, { id, decide: (opened) => returnOf(tx, opened, writing) }, writing)
  return false
}

async function returnOf(tx: Transaction, { state, rule }: Opened, { meta }: Writing): Promise<LeaveEvent[]> {
  return settleReturn({ seenAt: await findBackOn(tx, state.person, state.to), now: meta.now }, state, rule)
}

type Opened = Parameters<typeof checkStart>[1]

interface Step { readonly id: string; readonly decide: (opened: Opened) => Promise<readonly LeaveEvent[]> }

async function change(tx: Transaction, { id, decide }: Step, writing: Writing): Promise<void> {
  const opened = await openLeave(tx, id)
  const rule = opened && await ruleOf(tx, opened.state.center, opened.state.from.toPlainDate())
  if (!opened || !rule) return
  const events = await decide({ state: opened.state, rule })
  const recorded = await recordLeave(tx, { before: opened.state, events, rule, filedAt: opened.filedAt }, { ...writing, meta: { ...writing.meta, commandId: writing.newId() } })
  if (!recorded.ok) throw new Error('a leave was changed by two at once')
}

async function remindDue(tx: Transaction, writing: Writing): Promise<boolean> {
  const due = await tx.sql<{ id: string }>(REMINDED, [localTime(writing.meta.now)], 'leave.remind')
  for (const { id } of due) {
    const opened = await openLeave(tx, id)
    const rule = opened && await ruleOf(tx, opened.state.center, opened.state.from.toPlainDate())
    const next = opened && nextStep(opened.state)
    if (!opened || !rule || !next) continue
    const { state } = opened
    const notice = noticeOf(texts.reminder, { ...wordsOf(state), act: texts.act[next.act] }, { ...telling(state, next.clause), recipients: await holdersOf(tx, next, { state, rule, now: writing.meta.now }) })
    await append(tx, { stream: `leave/${id}`, expectedVersion: state.version, events: notice, meta: { ...writing.meta, commandId: writing.newId(), center: state.center, person: state.person } })
  }
  return due.length === SHARE
}

const OPENED = 'select distinct center from window_opening where date >= $1 and date < $2'
const WORKED = `
  select p.person, p.center, p.department, p."window", o.date from window_opening o
  join posting p on p."window" = o."window" and p.starts_on <= o.date and (p.ends_on is null or p.ends_on > o.date)
  where o.center = $3 and o.date >= $1 and o.date < $2
    and not exists (select 1 from balance_line b where b.person = p.person and b.account = 'rest' and b.bucket = o.date::text and b.kind = 'earned')
    and (select count(*) from punch u where u.person = p.person and u.at >= o.date and u.at < o.date + 1) >= 2
  limit ${SHARE}`

/** Both checks of a Saturday worked: the time off it earns stands in the account from the next day on. */
async function earnDue(tx: Transaction, writing: Writing): Promise<boolean> {
  const today = dateOf(writing.meta.now)
  const span = [today.subtract({ days: LOOK_BACK_DAYS }), today]
  for (const { center } of await tx.sql<{ center: string }>(OPENED, span, 'rest.opened')) {
    const rule = await ruleOf(tx, center, today)
    const due = rule && earnedBy(rule, today) ? await tx.sql<AccountHolder & { date: Temporal.PlainDate }>(WORKED, [...span, center], 'rest.worked') : []
    for (const { date, ...holder } of due) {
      const { clause, ...earned } = earnedBy(rule!, date)!
      const bucket = date.toString()
      await keepLines(tx, { ...holder, account: 'rest' }, [{ bucket, kind: 'earned', ...earned, on: date, source: clause, about: null }])
      await append(tx, { stream: `rest-earned/${holder.person}/${bucket}`, expectedVersion: 0, events: [await restHolding(tx, { ...holder, bucket })], meta: { ...writing.meta, commandId: writing.newId(), center, person: holder.person } })
    }
    if (due.length === SHARE) return true
  }
  return false
}

interface Account { readonly person: string; readonly account: string; readonly bucket: string; readonly center: string; readonly department: string | null; readonly window: string | null; readonly until: Temporal.PlainDate }

/** What ended is looked at for so many days: a service that stood still for longer has missed more than this. */
const BUCKETS = `
  select person, account, bucket, max(center) as center, max(department) as department, max("window") as "window", max(valid_until) as until
  from balance_line b where valid_until >= $1 and valid_until < $2`
const EXPIRED = `${BUCKETS}
    and not exists (select 1 from balance_line e where e.person = b.person and e.account = b.account and e.bucket = b.bucket and e.kind = 'expired')
  group by person, account, bucket limit ${SHARE}`
const EXPIRING = `${BUCKETS}
    and not exists (select 1 from journal j where j.stream = 'balance-expiring/' || b.person || '/' || b.account || '/' || b.bucket)
    and (select sum(half_days) from balance_line s where s.person = b.person and s.account = b.account and s.bucket = b.bucket) > 0
  group by person, account, bucket limit ${SHARE}`
const LOOK_BACK_DAYS = 40
const WARN_DAYS = 30

async function expireDue(tx: Transaction, writing: Writing): Promise<boolean> {
  const today = dateOf(writing.meta.now)
  const due = await tx.sql<Account>(EXPIRED, [today.subtract({ days: LOOK_BACK_DAYS }), today], 'balance.expired')
  for (const { person, account, bucket, until, ...place } of due) {
    const lines = await loadLines(tx, person, account)
    const source = lines.find((line) => line.bucket === bucket)?.source ?? ''
    const [over] = expiredLines(lines, today).filter((line) => line.bucket === bucket)
    // A line of nothing where nothing was left: the bucket is settled.
    const line = over ?? { bucket, kind: 'expired' as const, halfDays: 0, validUntil: null, on: until.add({ days: 1 }) }
    await keepLines(tx, { ...place, person, account }, [{ ...line, source, about: null }])
    if (over) await tell(tx, { person, account, bucket, until, center: place.center, kind: 'expired', days: -over.halfDays / 2, source }, writing)
  }
  return due.length === SHARE
}

async function expiringSoon(tx: Transaction, writing: Writing): Promise<boolean> {
  const today = dateOf(writing.meta.now)
  const due = await tx.sql<Account>(EXPIRING, [today, today.add({ days: WARN_DAYS })], 'balance.expiring')
  for (const one of due) {
    const lines = (await loadLines(tx, one.person, one.account)).filter(({ bucket }) => bucket === one.bucket)
    await tell(tx, { ...one, kind: 'expiring', days: lines.reduce((sum, { halfDays }) => sum + halfDays, 0) / 2, source: lines[0]?.source ?? '' }, writing)
  }
  return due.length === SHARE
}

interface Expiry extends Omit<Account, 'department' | 'window'> { readonly kind: 'expired' | 'expiring'; readonly days: number; readonly source: string }

async function tell(tx: Transaction, { person, account, bucket, center, until, kind, days, source }: Expiry, writing: Writing): Promise<void> {
  const clause = source.split(' ')[0] ?? ''
  const events: AttendanceEvent[] = [
    ...(kind === 'expired' && account === 'rest' ? [await restHolding(tx, { person, center, bucket })] : []),
    ...(kind === 'expired' ? [{ type: 'BalanceExpired' as const, person, account, days, on: until.add({ days: 1 }).toString() }] : []),
    ...noticeOf(texts[kind], { days: String(days), until: until.toString() }, { center, clause, recipients: [person], link: '/leave' }),
  ]
  await append(tx, { stream: `balance-${kind}/${person}/${account}/${bucket}`, expectedVersion: 0, events, meta: { ...writing.meta, commandId: writing.newId(), center, person } })
}
