import 'reflect-metadata'
import { Agent, request } from 'node:http'
import { createClient } from '@hall/rpc'
import { Logger } from '@nestjs/common'
import { ClientProxyFactory, Transport } from '@nestjs/microservices'
import { connect } from '@nats-io/transport-node'
import { ServiceBroker } from 'moleculer'
import { firstValueFrom } from 'rxjs'
import { type Day, DAY, LOOKUP, lookupContract, type LookupOutput, type Verdict } from './lookup.ts'

/** One way to make the call. Rejects when the answer is not the right one. */
export interface Caller extends AsyncDisposable { readonly call: () => Promise<void> }

/** With a token: every check of ours. Without: the procedure that checks nothing. */
export async function callHall(natsUrl: string, token?: string): Promise<Caller> {
  const nats = await connect({ servers: natsUrl })
  const client = createClient(nats, lookupContract, { token: () => token })
  const get = token ? client.days.get : client.unchecked.get
  return {
    async call() {
      const result = await get(DAY)
      check(result.ok && result.value.outcome === 'normal')
    },
    [Symbol.asyncDispose]: () => nats.close(),
  }
}

export async function callNats(natsUrl: string): Promise<Caller> {
  const nats = await connect({ servers: natsUrl })
  return {
    async call() {
      const message = await nats.request('raw.days.get', JSON.stringify(DAY), { timeout: 10_000 })
      check(message.json<Verdict>().outcome === 'normal')
    },
    [Symbol.asyncDispose]: () => nats.close(),
  }
}

export async function callNest(natsUrl: string): Promise<Caller> {
  Logger.overrideLogger(false)
  const proxy = ClientProxyFactory.create({ transport: Transport.NATS, options: { servers: [natsUrl] } })
  await proxy.connect()
  return {
    call: async () => check((await firstValueFrom(proxy.send<Verdict>('nest.days.get', DAY))).outcome === 'normal'),
    [Symbol.asyncDispose]: async () => proxy.close(),
  }
}

export async function callMoleculer(natsUrl: string): Promise<Caller> {
  const broker = new ServiceBroker({ nodeID: 'bench-caller', namespace: 'bench', transporter: { type: 'NATS', options: { url: natsUrl } }, logger: false })
  await broker.start()
  await broker.waitForServices('days')
  return {
    call: async () => check((await broker.call<Verdict, Day>('days.get', DAY)).outcome === 'normal'),
    [Symbol.asyncDispose]: () => broker.stop(),
  }
}

/** A query over HTTP as a browser sends it, on connections kept alive. */
export function callHttp(url: string, token: string): Caller {
  const agent = new Agent({ keepAlive: true })
  const address = `${url}/trpc/bench.days.list?input=${encodeURIComponent(JSON.stringify(LOOKUP))}`
  const options = { agent, headers: { authorization: `Bearer ${token}` } }
  return {
    call: () => new Promise<void>((resolve, reject) => {
      request(address, options, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk }).once('end', () => {
          try {
            check((JSON.parse(text) as { result?: { data: LookupOutput } }).result?.data.rows.length === LOOKUP.size)
            resolve()
          } catch (error) {
            reject(error as Error)
          }
        })
      }).once('error', reject).end()
    }),
    [Symbol.asyncDispose]: async () => agent.destroy(),
  }
}

function check(right: boolean): void {
  if (!right) throw new Error('a side answered something else')
}
