import { EVERYTHING, systemActor } from '@hall/access'
import { localTime } from '@hall/calendar'
import type { MISSING_ENDS } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { findPolicy } from '@hall/regulation-copy'
import type { Job, ServiceContext } from '@hall/service-kit'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { type DueSignIn, dueSignIns } from '../domain/due-sign-ins.ts'
import { TOUCHED } from '../judging/day-key.ts'
import { loadRules } from '../judging/load-rules.ts'

const SHARE = 100
const RECORDED = 'select distinct center from settlement where date = $1 order by center'

/** A minute after a sign-in was due: who holds a post and has not come, where the regulation has the backup step in by itself (QP-PER-37, TG-PER-18). */
export function findMissing(service: ServiceContext): Job {
  return {
    name: 'find-missing',
    everyMs: 20_000,
    async run(stopping) {
      const now = localTime(service.clock.now())
      const due = await service.db.transaction(EVERYTHING, (tx) => dueNow(tx, now))
      for (const [center, signIn] of due) {
        if (!stopping.aborted) await service.db.transaction(EVERYTHING, (tx) => lookFor(tx, { center, signIn }, service))
      }
    },
  }
}

/** Looks again whenever a check or an absence was recorded. */
export function endMissing(service: ServiceContext): Job {
  return {
    name: 'end-missing',
    everyMs: 20_000,
    wakeOn: TOUCHED,
    async run(stopping) {
      while (!stopping.aborted && await service.db.transaction(EVERYTHING, (tx) => endOnes(tx, service)));
    },
  }
}

async function dueNow(tx: Transaction, now: Temporal.PlainDateTime): Promise<[string, DueSignIn][]> {
  const date = now.toPlainDate()
  const centers = (await tx.sql<{ center: string }>(RECORDED, [date], 'missing.centers')).map(({ center }) => center)
  const asked: string[] = []
  for (const center of centers) if ((await findPolicy(tx, { center, area: 'personnel' }, date))?.policy.stepIn) asked.push(center)
  const rules = await loadRules(tx, asked)
  return asked.flatMap((center) => {
    const rule = rules(center, date)
    return rule ? dueSignIns(rule, now).map((signIn): [string, DueSignIn] => [center, signIn]) : []
  })
}

/** While every terminal of the center is declared out, nobody's check says anything. */
const FOUND = `
  insert into missing_sign_in (center, department, "window", person, date, point, opens_at, due_at, found_at)
  select p.center, p.department, p."window", p.person, $2, $3, $4, $5, $6 from posting p
  where p.center = $1 and p.starts_on <= $2 and (p.ends_on is null or p.ends_on > $2) and p.attendance_number is not null
    and exists (select 1 from seat s where s.person = p.person and s.capacity = 'primary' and s.starts_on <= $2 and (s.ends_on is null or s.ends_on > $2))
    and not exists (select 1 from punch u where u.person = p.person and u.at >= $4 and u.at < $2::date + 1)
    and not exists (select 1 from absence a where a.person = p.person and a.withdrawn_at is null and a.starts_at <= $5 and a.ends_at > $5)
    and not exists (select 1 from outage o where o.center = p.center and o.serial is null and o.starts_at <= $5 and (o.ends_at is null or o.ends_at > $5))
  on conflict do nothing
  returning person, department, "window"`

/** Once for each sign-in of a center: its stream says that it was looked for. */
async function lookFor(tx: Transaction, { center, signIn: { point, opensAt, dueAt, at } }: { center: string; signIn: DueSignIn }, service: ServiceContext): Promise<void> {
  const date = at.toPlainDate()
  const stream = `missing-sign-ins/${center}/${date}/${point}`
  if (await versionOf(tx, stream) > 0) return
  const people = await tx.sql<{ person: string; department: string | null; window: string | null }>(FOUND, [center, date, point, opensAt, dueAt, at], 'missing.found')
  const event: AttendanceEvent = { type: 'SignInsMissed', center, date: date.toString(), point, due: timeText(dueAt), at: timeText(at), people: people.toSorted((a, b) => a.person.localeCompare(b.person)) }
  const appended = await append(tx, { stream, expectedVersion: 0, events: [event], meta: { ...metaOf(service), center } })
  if (!appended.ok) throw new Error(`${stream} was looked for by two at once`)
}

interface Ended { readonly center: string; readonly department: string | null; readonly window: string | null; readonly person: string; readonly date: Temporal.PlainDate; readonly point: string; readonly foundAt: Temporal.PlainDateTime; readonly cameAt: Temporal.PlainDateTime | null; readonly away: boolean }

const ENDED = `
  select * from (
    select m.center, m.department, m."window", m.person, m.date, m.point, m.found_at as "foundAt",
      (select min(u.at) from punch u where u.person = m.person and u.at >= m.opens_at and u.at < m.date + 1) as "cameAt",
      exists (select 1 from absence a where a.person = m.person and a.withdrawn_at is null and a.starts_at <= $1 and a.ends_at > m.due_at) as away
    from missing_sign_in m where m.ended_at is null
  ) e where "cameAt" is not null or away or date < $1::date
  order by person, date, point limit ${SHARE}`

/** Answers whether there may be more. */
async function endOnes(tx: Transaction, service: ServiceContext): Promise<boolean> {
  const now = localTime(service.clock.now()).round({ smallestUnit: 'second', roundingMode: 'floor' })
  const ended = await tx.sql<Ended>(ENDED, [now], 'missing.ended')
  for (const { date, foundAt, cameAt, away, ...one } of ended) {
    const because: (typeof MISSING_ENDS)[number] = cameAt ? 'signed_in' : away ? 'absence' : 'day_over'
    const at = cameAt ?? (away ? now : date.add({ days: 1 }).toPlainDateTime())
    const closed = await tx.sql('update missing_sign_in set ended_at = $4 where person = $1 and date = $2 and point = $3 and ended_at is null returning person', [one.person, date, one.point, at], 'missing.end')
    if (closed.length === 0) continue
    const stream = `missing-sign-ins/${one.center}/${date}/${one.point}`
    const event: AttendanceEvent = { type: 'MissingEnded', ...one, date: date.toString(), missedAt: timeText(foundAt), at: timeText(at), because }
    const { center, department, window, person } = one
    const appended = await append(tx, { stream, expectedVersion: await versionOf(tx, stream), events: [event], meta: { ...metaOf(service), center, person, ...(department && { department }), ...(window && { window }) } })
    if (!appended.ok) throw new Error(`${stream} was written by two at once`)
  }
  return ended.length === SHARE
}

async function versionOf(tx: Transaction, stream: string): Promise<number> {
  const [row] = await tx.sql<{ n: number }>('select count(*)::int as n from journal where stream = $1', [stream], 'missing.version')
  return row!.n
}

const metaOf = (service: ServiceContext) => ({ commandId: service.newId(), actor: systemActor('attendance').id, now: service.clock.now() })
const timeText = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'second' })
