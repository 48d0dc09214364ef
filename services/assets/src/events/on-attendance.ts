import { attendanceContract } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import type { ConsumerSpec } from '@hall/service-kit'
import { away, cover } from '../db/schema.ts'
import { hasCome } from '../domain/own-page.ts'

const { 'away-changed': awayChanged, 'cover-agreed': coverAgreed, 'cover-withdrawn': coverWithdrawn, 'day-judged': dayJudged } = attendanceContract.events
const local = (text: string) => Temporal.PlainDateTime.from(text)

/** Who is away, who covers where and who has come: a login as somebody who is not there is strange, and a window with people has its page open. The latest word counts. */
export function onAttendance(): ConsumerSpec {
  return {
    name: 'attendance',
    from: 'attendance',
    types: ['away-changed', 'cover-agreed', 'cover-withdrawn', 'day-judged'],
    async handle(tx, { type, data, occurredAt }) {
      if (type === 'away-changed') return keepAway(tx, data)
      if (type === 'day-judged') return keepDay(tx, data)
      if (type === 'cover-withdrawn') return endCover(tx, data, occurredAt)
      return keepCover(tx, data)
    },
  }
}

async function keepAway(tx: Transaction, data: unknown): Promise<void> {
  const { id, center, person, from, to, withdrawn } = awayChanged.data.parse(data)
  const span = { from: local(from), to: local(to), withdrawn }
  await tx.insert(away).values({ id, center, person, ...span }).onConflictDoUpdate({ target: away.id, set: span })
}

async function keepCover(tx: Transaction, data: unknown): Promise<void> {
  const { id, center, window, person, from, to } = coverAgreed.data.parse(data)
  const said = { person, from: local(from), to: local(to) }
  await tx.insert(cover).values({ id, center, window, ...said }).onConflictDoUpdate({ target: cover.id, set: said })
}

/** It held until it was called off. */
async function endCover(tx: Transaction, data: unknown, at: string): Promise<void> {
  const { id } = coverWithdrawn.data.parse(data)
  await tx.sql(`update window_cover set ends_at = least(ends_at, greatest(starts_at, ($2::timestamptz at time zone 'Asia/Shanghai'))) where id = $1`, [id, at])
}

async function keepDay(tx: Transaction, data: unknown): Promise<void> {
  const { center, person, window, date, version, outcome, findings } = dayJudged.data.parse(data)
  await tx.sql(
    `insert into present_day (person, worked_on, center, "window", present, version) values ($1, $2, $3, $4, $5, $6)
     on conflict (person, worked_on) do update set center = excluded.center, "window" = excluded."window", present = excluded.present, version = excluded.version where present_day.version <= excluded.version`,
    [person, date, center, window, hasCome({ outcome, findings }), version])
}
