import { dateOf, localTime } from '@hall/calendar'
import { organizationContract } from '@hall/contract-organization'
import type { Transaction } from '@hall/database'
import type { PublicEvent } from '@hall/journal'
import type { ConsumerSpec, ServiceContext } from '@hall/service-kit'
import { lockDevices } from '../db/device-store.ts'
import { findHolders, keepPosting, type Posting } from '../db/posting-store.ts'
import { keepPunches, type Sender } from '../db/punch-store.ts'
import { readAttendanceLine } from '../domain/device/attendance-line.ts'
import { latestTime } from '../domain/device/read-line.ts'
import { LISTED, touchFound } from '../judging/day-key.ts'
import { keepSeatsAndRoles, SEAT_EVENTS } from './on-seats.ts'

const { 'person-posted': posted, 'window-registered': registered, 'window-closed': closed } = organizationContract.events

/** The local copy of who is where, and what follows when that changes. */
export function onOrganization(service: ServiceContext): ConsumerSpec {
  return {
    name: 'organization',
    from: 'organization',
    types: ['person-posted', 'window-registered', 'window-closed', ...SEAT_EVENTS],
    async handle(tx, event) {
      switch (event.type) {
        case 'person-posted': return onPersonPosted(tx, event, service.clock.now())
        case 'window-registered': {
          const { id, center, department } = registered.data.parse(event.data)
          await tx.sql(`insert into "window" (id, center, department) values ($1, $2, $3)
            on conflict (id) do update set center = excluded.center, department = excluded.department`, [id, center, department])
          return
        }
        case 'window-closed': {
          const { window, on } = closed.data.parse(event.data)
          await tx.sql('update "window" set closed_on = $2 where id = $1', [window, on])
          return
        }
        default: return keepSeatsAndRoles(tx, event)
      }
    },
  }
}

async function onPersonPosted(tx: Transaction, event: PublicEvent, now: Temporal.Instant): Promise<void> {
  const { from, ...data } = posted.data.parse(event.data)
  const posting = { ...data, from: Temporal.PlainDate.from(from) }
  await keepPosting(tx, posting)
  await readAgain(tx, posting, now)
  await touchFound(tx, 'posting', { select: TOUCHED_DAYS, values: [posting.person, posting.from, dateOf(now), posting.attendanceNumber ? posting.center : null] })
}

/** Days judged already, and days that ended before anybody knew the person had been there. */
const TOUCHED_DAYS = `
  select $2::text as person, date from day where person = $2 and date >= $3 and date <= $4
  union
  ${LISTED} where t.person = $2 and t.date >= $3 and t.date <= $4
  union
  select $2, date from settlement where center = $5 and date >= $3 and date <= $4 and settled_at is not null`

interface KeptLine extends Sender { readonly id: number; readonly line: string }

/**
 * Lines with a number that belonged to nobody when they came. The terminals of the center are locked: one that is sending
 * now has either left its lines where they are found here, or finds the number held.
 */
async function readAgain(tx: Transaction, { center, attendanceNumber }: Posting, now: Temporal.Instant): Promise<void> {
  if (!center || !attendanceNumber) return
  await lockDevices(tx, center)
  const kept = await tx.sql<KeptLine>(
    `select u.id, u.line, d.serial, d.center, d.records, d.enrolled_at as "enrolledAt", null as "clockDriftSeconds"
     from unread_line u join device d on d.serial = u.serial where u.center = $1 and u.number = $2 order by u.id`, [center, attendanceNumber], 'unread.again')
  const latest = latestTime(localTime(now))
  for (const [serial, rows] of Map.groupBy(kept, (row) => row.serial)) {
    const lines = rows.flatMap(({ id, line }) => {
      const read = readAttendanceLine(line, latest)
      return read.ok ? [{ ...read.value, id }] : []
    })
    const { unknown } = await keepPunches(tx, rows[0]!, { lines, holders: await findHolders(tx, serial, [attendanceNumber]), now })
    const read = lines.filter((line) => !unknown.includes(line)).map(({ id }) => id)
    await tx.sql('delete from unread_line where id = any ($1::bigint[])', [read])
  }
}
