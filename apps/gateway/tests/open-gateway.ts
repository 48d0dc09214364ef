import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVerifier, type Grant, parseGrant } from '@hall/access'
import { startNats } from '@hall/embedded'
import { type Log, serveContract } from '@hall/rpc'
import type { EdgeRouter } from '@hall/rpc/edge'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { type GatewayConfig, type GatewayOverrides, startGateway } from '../src/index.ts'
import { type BureauContract, bureauContract, bureauHandlers, bureauPermissions } from './bureau.ts'
import { openIdentity, type TestIdentity } from './identity.ts'

export interface TestGateway extends AsyncDisposable {
  readonly url: string
  readonly nats: NatsConnection
  readonly identity: TestIdentity
  readonly lines: { level: string; fields: Record<string, unknown> }[]
  /** Calls as this person with these grants (`role@kind:place`). */
  client(token?: string): ReturnType<typeof createTRPCClient<EdgeRouter<{ bureau: BureauContract }>>>
  token(person: string, grants?: readonly string[], overrides?: Parameters<TestIdentity['issuer']['token']>[2]): Promise<string>
  /** Stops the bureau, so that only the gateway is left to answer. */
  closeBureau(): Promise<void>
}

/** A gateway before a bureau, on a nats-server and an issuer of its own. */
export async function openGateway(config: Partial<GatewayConfig> = {}, overrides: GatewayOverrides = {}): Promise<TestGateway> {
  await using stack = new AsyncDisposableStack()
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-gateway-')), (made) => rmSync(made, { recursive: true, force: true }))
  const server = stack.use(await startNats({ dir }))
  const nats = stack.adopt(await connect({ servers: server.url }), (connection) => connection.close())
  const identity = stack.use(await openIdentity())
  const { issuer } = identity
  const lines: TestGateway['lines'] = []
  const log = recordingLog(lines)
  const bureau = stack.use(await serveContract({
    nats, contract: bureauContract, handlers: bureauHandlers, context: {}, permissions: bureauPermissions, log, now: Temporal.Now.instant,
    verify: createVerifier({ issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys }),
    drainMs: 100,
  }))
  const gateway = stack.use(await startGateway({
    port: 0, host: '127.0.0.1', natsUrl: server.url, behindProxy: false, languages: ['zh', 'en'], logLevel: 'silent',
    devices: { tokenUrl: `${identity.url}/identity/token`, clientId: 'hall-gateway', clientSecret: 'a secret' },
    ...config,
    identity: {
      issuer: issuer.issuer, audience: issuer.audience, jwksUrl: `${identity.url}/identity/jwks`, provider: 'oidc', upstream: identity.url, spaClientId: 'hall-admin',
      ...config.identity,
    },
  }, { log, contracts: { bureau: bureauContract }, permissions: bureauPermissions, ...overrides }))
  const running = stack.move()
  return {
    url: gateway.url, nats, identity, lines,
    client: (token) => createTRPCClient({
      links: [httpBatchLink({ url: `${gateway.url}/trpc`, headers: () => (token ? { authorization: `Bearer ${token}` } : {}) })],
    }),
    token: (person, grants = [], given) => issuer.token(person, grants.map(grantOf), given),
    closeBureau: async () => bureau[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** The problem a call failed with; fails when it did not. */
export async function problemFrom(call: Promise<unknown>): Promise<{ code: string; clause?: string; details?: Record<string, unknown> }> {
  const error = await call.then(() => undefined, (caught: unknown) => caught)
  if (!(error instanceof TRPCClientError)) throw new Error('the call did not fail with a problem', { cause: error })
  return error.data.problem
}

function grantOf(text: string): Grant {
  const grant = parseGrant(text)
  if (!grant) throw new Error(`${text} is not a grant`)
  return grant
}

function recordingLog(lines: TestGateway['lines']): Log {
  const at = (level: string) => (fields: object) => void lines.push({ level, fields: { ...fields } })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
