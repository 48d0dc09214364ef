import { attendanceContract } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import type { ConsumerSpec } from '@hall/service-kit'
import { away, cover } from '../db/schema.ts'

const { 'away-changed': awayChanged, 'cover-agreed': coverAgreed } = attendanceContract.events
const local = (text: string) => Temporal.PlainDateTime.from(text)

/** Who is away and who covers where: a login as somebody who is not there is strange. The latest word counts. */
export function onAttendance(): ConsumerSpec {
  return {
    name: 'attendance',
    from: 'attendance',
    types: ['away-changed', 'cover-agreed'],
    async handle(tx, { type, data }) {
      if (type === 'away-changed') return keepAway(tx, data)
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
