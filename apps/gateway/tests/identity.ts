import { createServer, type IncomingMessage } from 'node:http'
import { createTestIssuer, type TestIssuer } from '@hall/testing'

export interface TestIdentity extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly issuer: TestIssuer
  /** Client-credential requests so far, by their Authorization header. */
  readonly tokenRequests: string[]
  /** What the token endpoint answers with; 200 by default. */
  tokenStatus: number
}

/** Keys, a token endpoint, and pages to be proxied: `/identity/echo`, `/identity/drip`, `/identity/hang`. */
export async function openIdentity(): Promise<TestIdentity> {
  const issuer = await createTestIssuer()
  const identity = { issuer, tokenRequests: [] as string[], tokenStatus: 200 }
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://identity')
    switch (pathname) {
      case '/identity/jwks': return response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.keys))
      case '/identity/token': {
        identity.tokenRequests.push(request.headers.authorization ?? '')
        const token = await issuer.token('client:hall-gateway', [{ role: 'device_gateway', scope: { kind: 'city' } }])
        return response.writeHead(identity.tokenStatus, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: token, expires_in: 300, token_type: 'Bearer' }))
      }
      case '/identity/drip':
        response.writeHead(200, { 'content-type': 'text/plain' }).write('first ')
        // The second half waits for the first to have been seen on the other side.
        drips.push(() => response.end('second'))
        return
      case '/identity/hang': return request.socket.destroy()
      default: {
        const body = await textOf(request)
        return response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'], 'content-security-policy': "default-src 'none'" })
          .end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }))
      }
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(identity, {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** Lets the answers of `/identity/drip` end. */
export const drips: (() => void)[] = []

async function textOf(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await request.toArray()).toString()
}
