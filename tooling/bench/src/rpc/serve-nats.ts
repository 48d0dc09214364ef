import { connect } from '@nats-io/transport-node'
import { type Day, judge } from './lookup.ts'
import { ready, settings } from './side.ts'

/** The NATS client alone: JSON in, JSON out, nothing checked. */
const { natsUrl } = await settings()
const nats = await connect({ servers: natsUrl })
nats.subscribe('raw.days.get', {
  queue: 'raw',
  callback: (_error, message) => void message.respond(JSON.stringify(judge(message.json<Day>()))),
})
await nats.flush()
ready()
