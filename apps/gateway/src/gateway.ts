import { createVerifier, type PermissionRow, permissions as cityPermissions } from '@hall/access'
import { attendanceContract } from '@hall/contract-attendance'
import { createClient, createMetrics, type Log } from '@hall/rpc'
import type { Contracts } from '@hall/rpc/edge'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { pino } from 'pino'
import type { GatewayConfig } from './config.ts'
import { contracts as cityContracts } from './contracts.ts'
import { createClientToken } from './devices/client-token.ts'
import { createDeviceRoute } from './devices/route.ts'
import { createFloodGuard, PUBLIC_LIMITS } from './flood/guard.ts'
import { createMetricsRoute, createReadyRoute, liveRoute } from './health.ts'
import { close, createHttpServer, LIMITS, type Limits, listen } from './http/server.ts'
import { createIdentityProxy } from './identity-proxy.ts'
import { createHub } from './live/hub.ts'
import { createLiveRoute } from './live/route.ts'
import { createPublicSettingsRoute } from './public-settings.ts'
import { createRouter } from './routes.ts'
import { contentPolicy, createStaticRoute } from './static/route.ts'
import { createTrpcRoute } from './trpc/route.ts'

export interface GatewayOverrides {
  readonly log?: Log
  /** Shared with services of the same process; it is then not closed here. */
  readonly nats?: NatsConnection
  readonly contracts?: Contracts
  readonly permissions?: Readonly<Record<string, PermissionRow>>
  readonly limits?: Partial<Limits>
  readonly heartbeatMs?: number
  readonly callTimeoutMs?: number
  /** Milliseconds since the epoch, for the expiry of tokens; real time, whatever a simulated clock says. */
  readonly now?: () => number
}

export interface Gateway extends AsyncDisposable {
  /** `http://127.0.0.1:8080` */
  readonly url: string
}

const DRAIN_MS = 10_000

/** Starts the only HTTP edge. Throws when the port is taken, the SPA is not built or the settings contradict each other. */
export async function startGateway(config: GatewayConfig, overrides: GatewayOverrides = {}): Promise<Gateway> {
  const log = overrides.log ?? pino({ name: 'gateway', level: config.logLevel })
  const now = overrides.now ?? Date.now
  await using stack = new AsyncDisposableStack()
  const nats = overrides.nats ?? stack.adopt(
    await connect({ servers: config.natsUrl, name: 'gateway', maxReconnectAttempts: -1, waitOnFirstConnect: true }),
    (connection) => connection.drain().catch(() => undefined),
  )
  const verify = createVerifier({ issuer: config.identity.issuer, audience: config.identity.audience, keys: new URL(config.identity.jwksUrl), now })
  const metrics = createMetrics()
  const hub = stack.use(createHub(nats, log))
  const live = stack.use(createLiveRoute({ hub, verify, now, heartbeatMs: overrides.heartbeatMs }))
  const { upstream } = config.identity
  const identity = upstream ? createIdentityProxy({ upstream, behindProxy: config.behindProxy, log }) : undefined
  let stopping = false

  const route = createRouter({
    pages: {
      '/config.json': createPublicSettingsRoute(config),
      '/health/live': liveRoute,
      '/health/ready': createReadyRoute(nats, () => stopping),
      '/metrics': createMetricsRoute({ metrics, token: config.metricsToken, gauges: () => ({ hall_live_streams: hub.size(), hall_process_rss_bytes: process.memoryUsage.rss() }) }),
      '/live': live,
    },
    areas: {
      trpc: createTrpcRoute({ contracts: overrides.contracts ?? cityContracts, nats, verify, permissions: overrides.permissions ?? cityPermissions, metrics, log, timeoutMs: overrides.callTimeoutMs, guard: createFloodGuard(config.publicLimits ?? PUBLIC_LIMITS, now), behindProxy: config.behindProxy }),
      iclock: config.devices && createDeviceRoute(createClient(nats, attendanceContract, { token: createClientToken(config.devices, log) }).devices),
      identity,
      health: undefined,
    },
    otherwise: config.staticDir ? createStaticRoute(config.staticDir, contentPolicy(config.identity.issuer)) : undefined,
  })
  const server = createHttpServer(route, { log, limits: { ...LIMITS, ...overrides.limits } })
  const port = await listen(server, config)
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  log.info({ url }, 'open')

  const running = stack.move()
  return {
    url,
    async [Symbol.asyncDispose]() {
      stopping = true
      live[Symbol.dispose]()
      await close(server, DRAIN_MS)
      await running.disposeAsync()
    },
  }
}
