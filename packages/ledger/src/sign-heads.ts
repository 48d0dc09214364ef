import { EVERYTHING } from '@hall/access'
import { dateOf, startOf } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append, type DomainEvent } from '@hall/journal'
import type { Job, ServiceContext } from '@hall/service-kit'
import { desc, eq } from 'drizzle-orm'
import { GENESIS_HASH, headText, linkOf } from './chain.ts'
import { loadEntries } from './entries.ts'
import { loadKey, signText } from './keys.ts'
import { ledgerHead } from './schema.ts'

/** Of the city, not of the center: a head is no entry of the ledger it ends. */
export interface LedgerHeadSigned extends DomainEvent {
  readonly type: 'LedgerHeadSigned'
  readonly center: string
  readonly date: string
  readonly number: number
  readonly hash: string
  readonly signature: string
}

const PAGE = 500

/** Signs the ledger of every center once a day is over; what happened since goes under the next head. */
export function signHeads(service: ServiceContext): Job {
  return {
    name: 'sign-heads',
    everyMs: 60_000,
    async run(stopping) {
      const yesterday = dateOf(service.clock.now()).subtract({ days: 1 })
      const due = await service.db.read(EVERYTHING, ({ sql }) => sql<{ center: string }>(`
        select distinct j.center from journal j
        where j.center is not null and j.occurred_at < $2
          and not exists (select 1 from ledger_head h where h.center = j.center and h.date >= $1)
        order by 1`, [yesterday, startOf(dateOf(service.clock.now()))]))
      for (const { center } of due) {
        if (stopping.aborted) return
        await service.db.transaction(EVERYTHING, (tx) => signHead(tx, service, { center, date: yesterday }))
      }
    },
  }
}

async function signHead(tx: Transaction, service: ServiceContext, { center, date }: { center: string; date: Temporal.PlainDate }): Promise<void> {
  // One at a time, whichever replica came first.
  await tx.sql(`select pg_advisory_xact_lock(hashtext('ledger:' || $1))`, [center])
  const last = await lastHead(tx, center)
  if (last && Temporal.PlainDate.compare(last.date, date) >= 0) return
  const now = service.clock.now()
  let end = { number: last?.number ?? 0, hash: last?.hash ?? GENESIS_HASH, position: last?.position ?? 0 }
  const endsBefore = startOf(dateOf(now)).toString()
  for (;;) {
    const page = await loadEntries(tx.sql, { center, after: end.position, limit: PAGE })
    const ofThen = page.slice(0, firstFrom(page, endsBefore))
    for (const { position, entry } of ofThen) end = { ...linkOf(end, entry), position }
    if (ofThen.length < PAGE) break
  }
  if (end.number === (last?.number ?? 0)) return
  const key = await loadKey(tx, now)
  const signature = signText(key, headText({ service: service.name, center, date: date.toString(), ...end }))
  await tx.insert(ledgerHead).values({ center, date, number: end.number, position: end.position, hash: end.hash, signature, signedAt: now })
  await announceHead(tx, service, { type: 'LedgerHeadSigned', center, date: date.toString(), number: end.number, hash: end.hash, signature })
}

function firstFrom(page: readonly { entry: { at: string } }[], endsBefore: string): number {
  const at = page.findIndex(({ entry }) => Temporal.Instant.compare(entry.at, endsBefore) >= 0)
  return at === -1 ? page.length : at
}

async function announceHead(tx: Transaction, service: ServiceContext, event: LedgerHeadSigned): Promise<void> {
  const stream = `ledger/${event.center}`
  const [{ version } = { version: 0 }] = await tx.sql<{ version: number }>('select coalesce(max(version), 0) as version from journal where stream = $1', [stream])
  await append(tx, { stream, expectedVersion: version, events: [event], meta: { commandId: service.newId(), actor: `system:${service.name}`, now: service.clock.now() } })
}

export async function lastHead(tx: Transaction, center: string) {
  const [row] = await tx.select().from(ledgerHead).where(eq(ledgerHead.center, center)).orderBy(desc(ledgerHead.date)).limit(1)
  return row
}
