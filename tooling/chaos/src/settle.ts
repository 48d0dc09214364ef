import { setTimeout as delay } from 'node:timers/promises'
import type { NatsConnection } from '@nats-io/nats-core'
import { consumedBy, countSubjects } from './event-streams.ts'
import { SERVICE_NAMES, type Stores } from './stores.ts'

const UNPUBLISHED = `
  select (select count(*) from journal_pending)
    + (select count(*) from journal_chain where position > coalesce((select max(position) from relay_cursor), 0)) as n`
const UNJUDGED = `
  select (select count(*) from days_to_judge where error is null)
    + (select count(*) from settlement where settled_at is null and closes_at <= now()) as n`
const HANDLED = 'select count(*) as n from inbox'

const LOOK_EVERY_MS = 500
/** So many looks in a row without work under way: what one service finishes may still reach the next. */
const QUIET_LOOKS = 3
const SETTLED_WITHIN_MS = 90_000

/** Waits until every event is published and handled and every day judged. Answers what still waits when that takes too long. */
export async function settle(stores: Stores, nats: NatsConnection): Promise<string | undefined> {
  const giveUpAt = performance.now() + SETTLED_WITHIN_MS
  for (let quiet = 0; ;) {
    const waiting = await findWaiting(stores, nats)
    quiet = waiting.length === 0 ? quiet + 1 : 0
    if (quiet === QUIET_LOOKS) return undefined
    if (performance.now() > giveUpAt) return waiting.join(', ')
    await delay(LOOK_EVERY_MS)
  }
}

async function findWaiting(stores: Stores, nats: NatsConnection): Promise<string[]> {
  const subjects = Object.assign({}, ...await Promise.all(SERVICE_NAMES.map((name) => countSubjects(nats, name)))) as Record<string, number>
  const count = async (name: (typeof SERVICE_NAMES)[number], sql: string) => Number((await stores[name].rows<{ n: string }>(sql))[0]!.n)
  const found = await Promise.all([
    count('attendance', UNJUDGED).then((n) => ({ what: 'attendance to judge', n })),
    ...SERVICE_NAMES.map(async (name) => ({ what: `${name} to publish`, n: await count(name, UNPUBLISHED) })),
    ...SERVICE_NAMES.map(async (name) => {
      const published = consumedBy(name).reduce((sum, subject) => sum + (subjects[subject] ?? 0), 0)
      return { what: `${name} to handle`, n: published - await count(name, HANDLED) }
    }),
  ])
  return found.filter(({ n }) => n !== 0).map(({ what, n }) => `${what}: ${n}`)
}
