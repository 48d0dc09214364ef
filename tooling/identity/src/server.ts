import { mkdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createDirectory, type LoadAccounts, type RightsOf } from './accounts.ts'
import { loadKeys } from './keys.ts'
import { createLogin } from './login.ts'
import { originsOf, pickOrigin } from './origins.ts'
import { createProvider } from './provider.ts'
import { openStore } from './store.ts'
import { createTokenIssuer } from './token-issuer.ts'

export interface IdentityOptions {
  /** Where people open the system, `http://localhost:8080`; the server is reached below it at `/identity`. */
  readonly origin: string
  /** Loopback port to listen on; any free one when absent. */
  readonly port?: number
  /** Folder of the signing keys and the sessions; created when absent. */
  readonly dir: string
  readonly accounts: LoadAccounts
  /** Asked at every token; without it the accounts' own grants count. */
  readonly rightsOf?: RightsOf | undefined
  readonly gatewaySecret: string
  /** Lists the accounts with their passwords on the login page. */
  readonly demo: boolean
}

export interface Identity extends AsyncDisposable {
  /** Exact `iss` of its tokens: `<origin>/identity`. */
  readonly issuer: string
  /** Loopback address for the gateway to pass `/identity` on to, path unchanged. */
  readonly upstream: string
  /** Where services fetch the keys, without the gateway. */
  readonly jwksUrl: string
  readonly tokenUrl: string
  readonly port: number
  /** A token as the person's own login would give it, for loading a demo. Throws for an unknown person. */
  readonly tokenFor: (person: string) => Promise<string>
  /** A token of the server's own, to ask for people's rights with. */
  readonly ownToken: () => Promise<string>
}

const BASE_PATH = '/identity'
const ASSETS: Record<string, string> = {
  'login.css': 'text/css; charset=utf-8',
  'login.js': 'text/javascript; charset=utf-8',
  'logout.js': 'text/javascript; charset=utf-8',
}

/** Starts the OpenID provider that stands in for Keycloak. Throws when the port is taken or the folder cannot be used. */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  mkdirSync(options.dir, { recursive: true })
  const origins = originsOf(options.origin)
  const issuer = `${origins[0]!.origin}${BASE_PATH}`
  const directory = createDirectory(options.accounts, options.rightsOf)
  const store = openStore(join(options.dir, 'logins.sqlite'))
  const keys = await loadKeys(join(options.dir, 'keys.json'))
  const provider = createProvider({ issuer, origins, directory, gatewaySecret: options.gatewaySecret, keys, store })
  const respond = provider.callback()
  const tokens = createTokenIssuer({ issuer, directory, keys })
  const login = createLogin({ provider, directory, basePath: BASE_PATH, demo: options.demo })

  const server = createServer((request, response) => {
    const origin = pickOrigin(origins, hostOf(request))
    request.headers.host = origin.host
    request.headers['x-forwarded-host'] = origin.host
    request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1)
    protect(response)
    const url = new URL(request.url ?? '/', origin)
    const [, interaction] = /^\/identity\/interaction\/([\w-]+)$/.exec(url.pathname) ?? []
    const [, asset] = /^\/identity\/assets\/([\w.]+)$/.exec(url.pathname) ?? []
    if (interaction) return void login(request, response, url)
    if (asset) return sendAsset(response, asset)
    if (!url.pathname.startsWith(`${BASE_PATH}/`)) return void response.writeHead(404).end()
    // The provider's routes lie below its mount point.
    Object.assign(request, { originalUrl: request.url, url: request.url!.slice(BASE_PATH.length) })
    void respond(request, response)
  })

  const port = await listen(server, options.port ?? 0)
  const upstream = `http://127.0.0.1:${port}`
  return {
    issuer,
    upstream,
    jwksUrl: `${upstream}${BASE_PATH}/jwks`,
    tokenUrl: `${upstream}${BASE_PATH}/token`,
    port,
    ...tokens,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      store[Symbol.dispose]()
    },
  }
}

/** What the visitor typed: the gateway passes it on. */
function hostOf({ headers }: IncomingMessage): string | undefined {
  const forwarded = headers['x-forwarded-host']
  return (Array.isArray(forwarded) ? forwarded[0] : forwarded) ?? headers.host
}

function protect(response: ServerResponse) {
  response.setHeader('content-security-policy', [
    "default-src 'none'", "style-src 'self'", "script-src 'self'", 'img-src data:', "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].join('; '))
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'same-origin')
}

function sendAsset(response: ServerResponse, name: string) {
  const type = ASSETS[name]
  if (!type) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(readFileSync(join(import.meta.dirname, 'assets', name)))
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
