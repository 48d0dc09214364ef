import { jetstream, type JetStreamManager, jetstreamManager, PubHeaders } from '@nats-io/jetstream'
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/nats-core'
import type { ChainHead } from './chain.ts'
import { ensureEventStream, eventStreamName } from './event-stream.ts'

/** Position and hash of the link travel with every message: the stream witnesses the journal. */
export const POSITION_HEADER = 'Hall-Position'
export const HASH_HEADER = 'Hall-Hash'

export interface Message extends ChainHead {
  readonly id: string
  readonly subject: string
  readonly payload: string
}

export interface Publisher {
  /** When the stream was made; another value means another stream. */
  readonly streamCreated: string
  /** The link of the last message that is the relay's; undefined when none is found. */
  readonly last: ChainHead | undefined
  /** Resolves when all are stored, in this order and once. After a rejection nothing is known: open another publisher. */
  publish(messages: readonly Message[]): Promise<void>
}

const ACK_TIMEOUT_MS = 2000

/**
 * Every message demands the sequence number before its own and, within a batch, the id of the message before it, so the server
 * refuses whatever does not follow, and the answer to the last message stands for all. Numbers alone would let a batch that lost
 * its first message go on after a message of somebody else's. Ids alone are not known to a server that was restarted.
 */
export async function openPublisher(nats: NatsConnection, service: string): Promise<Publisher> {
  const manager = await jetstreamManager(nats)
  const js = jetstream(nats)
  const info = await ensureEventStream(manager, service)
  let sequence = info.state.last_seq

  return {
    streamCreated: String(info.created),
    last: await findLastOwn(manager, service, sequence),
    async publish(messages) {
      const final = messages.at(-1)
      if (!final) return
      const envelopes = messages.map((message, index) => headersOf(message, { sequence: sequence + index, id: messages[index - 1]?.id }))
      for (const [index, message] of messages.slice(0, -1).entries()) nats.publish(message.subject, message.payload, { headers: envelopes[index] })
      const ack = await js.publish(final.subject, final.payload, { headers: envelopes.at(-1), timeout: ACK_TIMEOUT_MS, retries: 1 })
      sequence += messages.length
      if (ack.seq !== sequence) throw new Error(`${ack.stream} holds ${final.id} at ${ack.seq}, expected ${sequence}`)
    },
  }
}

function headersOf({ id, position, hash }: Message, before: { sequence: number; id?: string }): MsgHdrs {
  const all = headers()
  all.set(PubHeaders.MsgIdHdr, id)
  all.set(PubHeaders.ExpectedLastSeqHdr, String(before.sequence))
  if (before.id) all.set(PubHeaders.ExpectedLastMsgIdHdr, before.id)
  all.set(POSITION_HEADER, String(position))
  all.set(HASH_HEADER, hash.toString('hex'))
  return all
}

/** Messages of others at the end of the stream are passed over, so many at most. */
const LOOK_BACK = 100

export async function findLastOwn(manager: JetStreamManager, service: string, from: number): Promise<ChainHead | undefined> {
  for (let seq = from; seq > Math.max(0, from - LOOK_BACK); seq--) {
    const stored = await manager.streams.getMessage(eventStreamName(service), { seq })
    if (stored?.header.has(POSITION_HEADER)) return readHead(stored.header)
  }
  return undefined
}

/** The link a message was published from. */
export function readHead(header: MsgHdrs): ChainHead {
  return { position: Number(header.get(POSITION_HEADER)), hash: Buffer.from(header.get(HASH_HEADER), 'hex') }
}
