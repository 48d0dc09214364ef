import { holdingChanged, isoDate, staffNumber } from '@hall/contract'
import { attendanceContract } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import type { ConsumerSpec, ServiceContext } from '@hall/service-kit'
import { z } from 'zod'
import { keepFact } from '../db/fact-store.ts'
import { keepHolding } from '../db/holding-store.ts'
import { coverAgreed, coverWithdrawn } from './agreed-cover.ts'
import { callOffCover, coverAway } from './cover-away.ts'
import { endStepIn, stepInFor } from './step-in.ts'

const awayChanged = z.object({ id: z.string(), person: staffNumber, center: z.string(), from: z.string(), to: z.string(), kind: z.string(), cover: staffNumber.nullable().default(null), withdrawn: z.boolean() })
const groundRaised = z.object({ person: staffNumber, center: z.string(), days: z.number(), from: isoDate, until: isoDate, year: z.int(), clause: z.string(), withdrawn: z.boolean() })

const { 'cover-agreed': agreed, 'cover-withdrawn': calledOff, 'sign-ins-missed': missed, 'missing-ended': ended } = attendanceContract.events

/** Who is away when, who has not come, what is held, and absences that the regulation makes a ground of return. */
export function onAttendance(service: ServiceContext): ConsumerSpec {
  return {
    name: 'attendance',
    from: 'attendance',
    types: ['away-changed', 'cover-agreed', 'cover-withdrawn', 'absence-ground-raised', 'holding-changed', 'sign-ins-missed', 'missing-ended'],
    async handle(tx, event) {
      switch (event.type) {
        case 'away-changed': {
          const away = awayChanged.parse(event.data)
          await keepAway(tx, away)
          return away.withdrawn ? callOffCover(tx, away, service) : coverAway(tx, away, service)
        }
        case 'cover-agreed': return coverAgreed(tx, agreed.data.parse(event.data), { service, at: event.occurredAt })
        case 'cover-withdrawn': return coverWithdrawn(tx, calledOff.data.parse(event.data), service)
        case 'absence-ground-raised': {
          const { person, center, days, from, until, year, clause, withdrawn } = groundRaised.parse(event.data)
          await keepFact(tx, { id: `absence/${person}/${year}`, center, person, kind: 'absence', on: until, founded: !withdrawn, note: `${days} ${from}/${until} ${clause}`, source: 'attendance' })
          return
        }
        case 'sign-ins-missed': return stepInFor(tx, missed.data.parse(event.data), service)
        case 'missing-ended': return endStepIn(tx, ended.data.parse(event.data), service)
        case 'holding-changed': return keepHolding(tx, holdingChanged.parse(event.data), { source: 'attendance', at: Temporal.Instant.from(event.occurredAt) })
      }
    },
  }
}

/** The latest word on an absence counts. */
async function keepAway(tx: Transaction, { id, person, center, from, to, kind, withdrawn }: z.infer<typeof awayChanged>): Promise<void> {
  await tx.sql(
    `insert into away (id, center, department, "window", person, kind, starts_at, ends_at, withdrawn)
     select $1, $2, p.department, p."window", $3, $4, $5::timestamp, $6::timestamp, $7
     from (select 1) one left join lateral (select department, "window" from posting where person = $3 and starts_on <= $5::date order by starts_on desc limit 1) p on true
     on conflict (id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, kind = excluded.kind, withdrawn = excluded.withdrawn`,
    [id, center, person, kind, from, to, withdrawn])
}
