import { setTimeout as delay } from 'node:timers/promises'
import { EVERYTHING } from '@hall/access'
import { eventSubject } from '@hall/contract'
import { type Database, type Lease, type Sql, startLeading } from '@hall/database'
import type { NatsConnection } from '@nats-io/nats-core'
import { APPENDED } from './append.ts'
import type { ChainHead } from './chain.ts'
import { type Digest, sha256 } from './digest.ts'
import type { Log } from './log.ts'
import { publicEvent, type ToPublic } from './public-event.ts'
import { type Message, openPublisher, type Publisher } from './publisher.ts'
import { fromRow } from './recorded-event.ts'
import { findHead, loadSealed, seal, type SealedRow } from './seal.ts'
import { createWaker } from './waker.ts'

export interface RelayConfig {
  readonly db: Database
  readonly nats: NatsConnection
  readonly service: string
  readonly toPublic: ToPublic
  readonly log: Log
  /** Events sealed and published at a time. */
  readonly batchSize?: number
  readonly digest?: Digest
}

export interface Relay extends AsyncDisposable {
  /** Looks for events now instead of within a second. Commits in this process and signals of other replicas do it by themselves. */
  wake(): void
  /** Age of the oldest event not published; 0 when there is none. */
  lagMs(): Promise<number>
}

const LOOK_EVERY_MS = 1000
const RETRY_AFTER_MS = [100, 500, 2000, 5000] as const

/**
 * Publishes what a service journaled, in order, each event once: docs/decisions/0003-relay-order.md. One replica does the work.
 */
export function startRelay({ db, nats, service, toPublic, log, batchSize = 500, digest = sha256 }: RelayConfig): Relay {
  const waker = createWaker()
  const wakeSubject = `relay.${service}.wake`
  let leads = false
  const appended = db.onSignal(APPENDED, () => {
    if (leads) waker.wake()
    else if (!nats.isClosed()) nats.publish(wakeSubject)
  })
  const others = nats.subscribe(wakeSubject, { callback: () => waker.wake() })

  async function lead(lease: Lease) {
    leads = true
    try {
      await lease.sql(SESSION)
      await run(lease)
    } finally {
      leads = false
    }
  }

  async function run({ sql, signal }: Lease) {
    let head = await findHead(sql)
    let track: Track | undefined
    let failures = 0
    while (!signal.aborted) {
      const sealed = await seal(sql, head, { digest, limit: batchSize })
      head = sealed.at(-1) ?? head
      try {
        track ??= await openTrack(sql, { nats, service })
        await publishUpTo(head, track, { sql, sealed, limit: failures > 0 ? 1 : batchSize })
        failures = 0
      } catch (error) {
        if (signal.aborted) return
        track = undefined
        const retryAfterMs = RETRY_AFTER_MS[Math.min(failures++, RETRY_AFTER_MS.length - 1)]
        log.warn({ err: error, service, position: head.position, retryAfterMs }, 'events wait: publishing failed')
        await delay(retryAfterMs, undefined, { signal }).catch(() => undefined)
        continue
      }
      if (sealed.length < batchSize) await waker.wait(LOOK_EVERY_MS, signal)
    }
  }

  async function publishUpTo(head: ChainHead, track: Track, { sql, sealed, limit }: { sql: Sql; sealed: readonly SealedRow[]; limit: number }) {
    while (track.position < head.position) {
      const inHand = sealed[0]?.position === track.position + 1 && sealed.length <= limit
      const rows = inHand ? sealed : await loadSealed(sql, track.position, limit)
      await track.publisher.publish(rows.flatMap((row) => messageOf(row) ?? []))
      track.position = rows.at(-1)!.position
      await sql(MOVE_CURSOR, [service, track.position, track.publisher.streamCreated], 'relay.cursor')
      limit = batchSize
    }
  }

  function messageOf({ position, hash, row }: SealedRow): Message | undefined {
    const recorded = fromRow(row)
    const shown = toPublic(recorded)
    return shown && {
      id: row.id, position, hash,
      subject: eventSubject(service, shown.type),
      payload: JSON.stringify(publicEvent(service, recorded, shown)),
    }
  }

  const leading = startLeading(db, {
    key: 'relay',
    work: lead,
    onError: (error) => log.warn({ err: error, service }, 'the relay starts again'),
  })
  return {
    wake: waker.wake,
    lagMs: () => db.read(EVERYTHING, async (tx) => (await tx.sql<{ lag: number }>(LAG, [service]))[0]!.lag),
    async [Symbol.asyncDispose]() {
      appended[Symbol.dispose]()
      others.unsubscribe()
      await leading[Symbol.asyncDispose]()
    },
  }
}

/**
 * The relay carries the events of every center. Its queries touch a handful of rows by key; without the hint they are planned while the
 * tables are empty, as scans, and stay so until the next analyze.
 */
const SESSION = `
  select set_config('hall.all', 'on', false), set_config('enable_seqscan', 'off', false),
    set_config('enable_hashjoin', 'off', false), set_config('enable_mergejoin', 'off', false)`

/** How far the stream follows the chain. */
interface Track { readonly publisher: Publisher; position: number }

/** Does not wait for the disk: the stream itself knows better. */
const MOVE_CURSOR = `
  with lazily as (select set_config('synchronous_commit', 'off', true))
  insert into relay_cursor (service, position, stream_created) select $1, $2::bigint, $3 from lazily
  on conflict (service) do update set position = excluded.position, stream_created = excluded.stream_created`

const LAG = `
  select coalesce(extract(epoch from clock_timestamp() - min(since)) * 1000, 0)::float8 as lag from (
    select min(appended_at) as since from journal_pending
    union all
    select min(sealed_at) from journal_chain
    where position > coalesce((select position from relay_cursor where service = $1), 0)
  ) waiting`

/** The stream itself says how far it is; the cursor only where its last message is gone, or was followed by events kept private. */
async function openTrack(sql: Sql, { nats, service }: { nats: NatsConnection; service: string }): Promise<Track> {
  const publisher = await openPublisher(nats, service)
  const { last } = publisher
  if (last) await assertOwn(sql, last)
  const [cursor] = await sql<{ position: number; stream_created: string }>('select position, stream_created from relay_cursor where service = $1', [service])
  const known = cursor?.stream_created === publisher.streamCreated ? cursor.position : 0
  return { publisher, position: Math.max(known, last?.position ?? 0) }
}

/** A database restored from an older copy, or a chain altered below: going on would publish two histories as one. */
async function assertOwn(sql: Sql, { position, hash }: ChainHead): Promise<void> {
  const [link] = await sql<ChainHead>('select position, hash from journal_chain where position = $1', [position])
  if (!link?.hash.equals(hash)) throw new Error(`the stream holds an event at position ${position} that is not the journal's: was the database restored or the chain changed?`)
}
