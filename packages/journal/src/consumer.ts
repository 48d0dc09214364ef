import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { EVERYTHING } from '@hall/access'
import { eventSubject } from '@hall/contract'
import { type Database, isAway, LEAST_RETAINED_DAYS, type Lease, startLeading, type Transaction } from '@hall/database'
import { DeliverPolicy, jetstream, jetstreamManager, type JsMsg } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { countStall, findCursor, LeaseLostError, moveCursor } from './consumer-cursor.ts'
import { keepDeadLetter } from './dead-letters.ts'
import { ensureEventStream, eventStreamName } from './event-stream.ts'
import { eventTimeMs } from './event-time.ts'
import { inBatches } from './in-batches.ts'
import type { Log } from './log.ts'
import { findEvent, type PublicEvent, readEvent, UnreadableEventError } from './public-event.ts'
import { DAY_MS, forgottenBeforeMs, NEWEST_HANDLED } from './retention.ts'

export interface ConsumerConfig {
  readonly db: Database
  readonly nats: NatsConnection
  /** The service that consumes. */
  readonly service: string
  /** Unique in the service; renaming it handles all history again. */
  readonly name: string
  /** The service whose events are read, from the first one on. */
  readonly from: string
  /** Types of its contract; all when left out. */
  readonly types?: readonly string[]
  /** Runs within the widest reach, in the transaction that notes the event as handled. Throwing rolls back and tries again. */
  readonly handle: (tx: Transaction, event: PublicEvent) => Promise<void>
  readonly log: Log
  /** Waits between attempts; after one more the event becomes a dead letter and the next is handled. */
  readonly retryAfterMs?: readonly number[]
  /** Events handled in one transaction when none fails. */
  readonly batchSize?: number
}

export interface Consumer extends AsyncDisposable {
  readonly name: string
  readonly handle: ConsumerConfig['handle']
}

const DEFAULT_RETRY_AFTER_MS = [100, 1000, 5000, 15_000]
const AWAY_RETRY_MS = 1000
/** Without a sign from the server for twice half of this, the pull is renewed. */
const PULL_EXPIRES_MS = 5000

/**
 * Handles the events of one service in order, each once: docs/decisions/0009-consumer-cursor.md. One replica does the work;
 * its place is a row in its own database, moved with the effects, so nothing is acknowledged to JetStream.
 */
export function startConsumer(config: ConsumerConfig): Consumer {
  const { db, name, log } = config
  const leading = startLeading(db, {
    key: `consumer ${name}`,
    work: (lease) => consume(config, lease),
    onError: (error) => log.warn({ err: error, consumer: name }, 'the consumer starts again'),
  })
  return { name, handle: config.handle, [Symbol.asyncDispose]: () => leading[Symbol.asyncDispose]() }
}

async function consume(config: ConsumerConfig, { signal }: Lease): Promise<void> {
  const { nats, name, from, types, batchSize = 200 } = config
  const { created } = await ensureEventStream(await jetstreamManager(nats), from)
  const cursor = await findCursor(config.db, name, String(created))
  const consumer = await jetstream(nats).consumers.get(eventStreamName(from), {
    name_prefix: `${config.service}-${name}-${randomUUID()}`,
    // One filter is all a consumer can have before server 2.10; with several types the others are passed over here.
    filter_subjects: eventSubject(from, types?.length === 1 ? types[0]! : '>'),
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: cursor.sequence + 1,
  })
  const messages = await consumer.consume({ max_messages: batchSize * 2, expires: PULL_EXPIRES_MS, abort_on_missing_resource: true })
  const stop = () => messages.stop()
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  const handling = createHandling(config, cursor.sequence, signal)
  let first = true
  try {
    for await (const batch of inBatches(messages, batchSize)) {
      if (signal.aborted) return
      if (first) await handling.startWith(batch)
      else await handling.handle(batch)
      first = false
    }
  } finally {
    signal.removeEventListener('abort', stop)
    messages.stop()
    await consumer.delete().catch(() => undefined)
  }
}

interface Handling {
  startWith(messages: readonly JsMsg[]): Promise<void>
  handle(messages: readonly JsMsg[]): Promise<void>
}

function createHandling(config: ConsumerConfig, start: number, signal: AbortSignal): Handling {
  const { db, name, log, handle, retryAfterMs = DEFAULT_RETRY_AFTER_MS } = config
  const maxAttempts = retryAfterMs.length + 1
  const wanted = config.types && new Set(config.types.map((type) => eventSubject(config.from, type)))
  let sequence = start

  /** Moves past `messages` with what `work` does, in one transaction. */
  async function pass(messages: readonly JsMsg[], work: (tx: Transaction) => Promise<void>): Promise<void> {
    const to = messages.at(-1)!.seq
    await db.transaction(EVERYTHING, async (tx) => {
      await work(tx)
      await moveCursor(tx, name, { from: sequence, to })
    })
    sequence = to
  }

  function passTogether(messages: readonly JsMsg[]): Promise<void> {
    const events = messages.filter((message) => !wanted || wanted.has(message.subject)).map((message) => readEvent(message.string()))
    return pass(messages, async (tx) => {
      const fresh = await takeFresh(tx, name, events)
      // Taken out once handled: a batch may hold an event twice.
      for (const event of events) if (fresh.delete(event.id)) await handle(tx, event)
    })
  }

  async function passAlone(message: JsMsg): Promise<void> {
    for (let attempts = 1; !signal.aborted;) {
      try {
        return await passTogether([message])
      } catch (error) {
        if (error instanceof LeaseLostError) throw error
        const away = isAway(error)
        if (error instanceof UnreadableEventError || (!away && attempts >= maxAttempts)) return giveUp(message, error, attempts)
        const waitMs = away ? AWAY_RETRY_MS : retryAfterMs[attempts - 1]!
        log.warn({ err: error, consumer: name, subject: message.subject, sequence: message.seq, attempts, waitMs }, 'an event was not handled')
        if (!away) attempts++
        await delay(waitMs, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  async function giveUp(message: JsMsg, error: unknown, attempts: number): Promise<void> {
    const event = findEvent(message.string())
    await pass([message], async (tx) => {
      if (event) await takeFresh(tx, name, [event])
      await keepDeadLetter(tx, {
        consumer: name, subject: message.subject, event: event ?? message.string(), center: event?.center, error, attempts,
      })
    })
    log.error({ err: error, consumer: name, subject: message.subject, sequence: message.seq, attempts }, 'an event became a dead letter')
  }

  return {
    async handle(messages) {
      try {
        await passTogether(messages)
      } catch (error) {
        if (error instanceof LeaseLostError) throw error
        for (const message of messages) {
          if (signal.aborted) return
          await passAlone(message)
        }
      }
    },
    /** After a start that got nowhere, one of these may end the process: they are met alone, and the first given up when it has done so too often. */
    async startWith(messages) {
      const stalls = await countStall(db, name)
      if (stalls === 1) return this.handle(messages)
      for (const [index, message] of messages.entries()) {
        if (signal.aborted) return
        if (index === 0 && stalls > maxAttempts) await giveUp(message, new Error('the process ended each time it handled this event'), maxAttempts)
        else await passAlone(message)
      }
    },
  }
}

/** Notes events as handled and answers the ids that were not before. */
async function takeFresh(tx: Transaction, consumer: string, events: readonly PublicEvent[]): Promise<Set<string>> {
  const known = await forgotten(tx, consumer, events)
  const ids = events.map(({ id }) => id).filter((id) => !known.has(id))
  if (ids.length === 0) return new Set()
  const rows = await tx.sql<{ event_id: string }>(
    'insert into inbox (consumer, event_id) select distinct $1, unnest($2::uuid[]) on conflict do nothing returning event_id',
    [consumer, ids], 'consumer.inbox')
  return new Set(rows.map((row) => row.event_id))
}

/** Events so old that their line in the inbox may be gone, in a stream that was lost and filled again: they were handled before the newest was. */
async function forgotten(tx: Transaction, consumer: string, events: readonly PublicEvent[]): Promise<Set<string>> {
  const now = Date.now()
  const old = events.filter(({ id }) => (eventTimeMs(id) ?? now) < now - LEAST_RETAINED_DAYS * DAY_MS)
  if (old.length === 0) return new Set()
  const [newest] = await tx.sql<{ event_id: string }>(NEWEST_HANDLED, [consumer], 'consumer.newest')
  const before = forgottenBeforeMs(newest?.event_id, { now, keptDays: LEAST_RETAINED_DAYS })
  return new Set(old.flatMap(({ id }) => (before !== undefined && eventTimeMs(id)! < before ? [id] : [])))
}
