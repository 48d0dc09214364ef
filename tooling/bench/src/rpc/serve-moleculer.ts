import { type Context, ServiceBroker } from 'moleculer'
import { type Day, judge } from './lookup.ts'
import { ready, settings } from './side.ts'

const { natsUrl } = await settings()
const broker = new ServiceBroker({ nodeID: 'bench-service', namespace: 'bench', transporter: { type: 'NATS', options: { url: natsUrl } }, logger: false })
broker.createService({ name: 'days', actions: { get: (ctx: Context<Day>) => judge(ctx.params) } })
await broker.start()
ready()
