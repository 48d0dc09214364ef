import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SERVICES } from '@hall/city'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import type { ServiceName } from './stores.ts'

/** One message of a service's event stream. */
export interface Published {
  readonly id: string
  /** `evt.<service>.<type>` */
  readonly subject: string
  /** The link of the journal's chain it was made from. */
  readonly position: number
  readonly hash: string
  readonly data: unknown
}

export async function readStream(nats: NatsConnection, service: ServiceName): Promise<Published[]> {
  const stream = `EVENTS_${service}`
  const { state } = await (await jetstreamManager(nats)).streams.info(stream)
  const published: Published[] = []
  if (state.messages === 0) return published
  const consumer = await jetstream(nats).consumers.get(stream)
  for await (const message of await consumer.consume()) {
    published.push({
      id: message.headers!.get('Nats-Msg-Id'),
      subject: message.subject,
      position: Number(message.headers!.get('Hall-Position')),
      hash: message.headers!.get('Hall-Hash'),
      data: message.json<{ data: unknown }>().data,
    })
    if (message.seq >= state.last_seq) break
  }
  return published
}

/** How many messages there are on each subject. */
export async function countSubjects(nats: NatsConnection, service: ServiceName): Promise<Record<string, number>> {
  const { state } = await (await jetstreamManager(nats)).streams.info(`EVENTS_${service}`, { subjects_filter: '>' })
  return state.subjects ?? {}
}

/** Subjects a service says it handles. */
export function consumedBy(service: ServiceName): string[] {
  const { folder } = SERVICES.find(({ name }) => name === service)!
  return (JSON.parse(readFileSync(join(folder, 'service.json'), 'utf8')) as { consumes: string[] }).consumes
}
