import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseGrant } from '@hall/access'
import type { Contract } from '@hall/contract'
import { startNats } from '@hall/embedded'
import { type Client, createClient } from '@hall/rpc'
import { type RunningService, type Service, type ServiceConfig, startClockAt, startService, type StartOverrides } from '@hall/service-kit'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { createTestIssuer, type TestIssuer } from './issuer.ts'
import { createMigratedDatabase, type TestDatabase } from './stack.ts'

export interface TestService extends RunningService {
  readonly database: TestDatabase
  readonly config: ServiceConfig
}

/** A NATS server and an issuer of its own, and the services a test starts on them, each with a new database. */
export interface TestCity extends AsyncDisposable {
  readonly nats: NatsConnection
  readonly natsUrl: string
  readonly issuer: TestIssuer
  readonly jwksUrl: string
  start<C extends Contract>(service: Service<C>, overrides?: StartOverrides): Promise<TestService>
  /** Calls as this person with these grants (`role@kind:place`); without a person, without a token. */
  client<C extends Contract>(contract: C, person?: string, grants?: readonly string[]): Client<C>
}

interface CityOptions {
  readonly clock?: 'system' | 'simulated'
  /** When a simulated city begins; now unless given. */
  readonly now?: Temporal.Instant
}

export async function createTestCity(options: CityOptions = {}): Promise<TestCity> {
  await using stack = new AsyncDisposableStack()
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-city-')), (made) => rmSync(made, { recursive: true, force: true }))
  const server = stack.use(await startNats({ dir }))
  const nats = stack.adopt(await connect({ servers: server.url }), (connection) => connection.close())
  if (options.now) await startClockAt(options.now, nats)
  const issuer = await createTestIssuer()
  const jwksUrl = await serveKeys(issuer, stack)
  const services = stack.use(new AsyncDisposableStack())
  const running = stack.move()

  return {
    nats,
    natsUrl: server.url,
    issuer,
    jwksUrl,
    async start(service, overrides) {
      const database = services.use(await createMigratedDatabase(service.migrations))
      const config: ServiceConfig = {
        databaseUrl: database.appUrl,
        databaseConnections: 5,
        natsUrl: server.url,
        identity: { issuer: issuer.issuer, audience: issuer.audience, jwksUrl },
        clock: options.clock ?? 'system',
        logLevel: 'silent',
      }
      const started = services.use(await startService(service, config, overrides))
      return { ...started, database, config, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() }
    },
    client(contract, person, grants = []) {
      const parsed = grants.map((text) => {
        const grant = parseGrant(text)
        if (!grant) throw new Error(`${text} is not a grant`)
        return grant
      })
      const token = person === undefined ? undefined : issuer.token(person, parsed)
      return createClient(nats, contract, { token: () => token })
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function serveKeys(issuer: TestIssuer, stack: AsyncDisposableStack): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.keys))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.adopt(server, (listening) => { listening.closeAllConnections(); listening.close() })
  return `http://127.0.0.1:${(server.address() as { port: number }).port}/keys`
}
