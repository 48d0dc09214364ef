import { createServer, type IncomingMessage, type RequestListener, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Account, startIdentity, type Identity } from '@hall/identity'

export const ACCOUNTS: readonly Account[] = [
  {
    username: 'zhang.min', password: 'hall-2026', person: 'p-zhang-min', name: '张敏',
    title: { zh: '市政务办', en: 'City authority' }, grants: ['city_authority@city'],
  },
  {
    username: 'li.na', password: 'hall-2026', person: 'p-li-na', name: '李娜 <窗口>',
    title: { zh: '青浦 · 公安窗口', en: 'Qingpu, police window' }, grants: ['staff@window:qingpu/w-1', 'window_lead@window:qingpu/w-1'],
  },
]
export const GATEWAY_SECRET = 'secret-of-the-gateway'

export interface Front extends AsyncDisposable {
  readonly origin: string
  readonly identity: Identity
  /** Ends the identity server and starts it again on the same folder. */
  restart(): Promise<void>
}

interface Options { dir: string; page?: RequestListener; accounts?: () => Promise<readonly Account[]> }

/** What the gateway does, in miniature: one origin with a page and the identity server below `/identity`. */
export async function startFront({ dir, page, accounts = async () => ACCOUNTS }: Options): Promise<Front> {
  let identity: Identity
  const server = createServer((request, response) => {
    if (!request.url!.startsWith('/identity/')) return page ? page(request, response) : response.writeHead(404).end()
    const target = new URL(request.url!, identity.upstream)
    const passed = forward(target, { method: request.method, headers: proxied(request) }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(response)
    })
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  const start = (port?: number) => startIdentity({ origin, dir, port, accounts, gatewaySecret: GATEWAY_SECRET, demo: true })
  identity = await start()
  return {
    origin,
    get identity() { return identity },
    async restart() {
      await identity[Symbol.asyncDispose]()
      identity = await start(identity.port)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await identity[Symbol.asyncDispose]()
    },
  }
}

function proxied({ headers, socket }: IncomingMessage) {
  return { ...headers, 'x-forwarded-host': headers.host, 'x-forwarded-for': headers['x-test-address'] ?? socket.remoteAddress }
}
