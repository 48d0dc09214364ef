import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { choosePort, freePort, nextFreePort } from '@hall/embedded'
import { type Account, type Identity, startIdentity } from '@hall/identity'
import { type Demo, loadDemo } from './demo.ts'
import { embeddedIdentity, gatewayEnvironment, serviceEnvironment, type Surroundings } from './environment.ts'
import type { Environment, Hosted, Hosting } from './hosting.ts'
import type { OpenLogin } from './other-login.ts'
import { provisionDatabase, type ServiceDatabase } from './provision.ts'
import type { Part } from './part.ts'
import { openPorts } from './remembered-ports.ts'
import { Refusal } from './say.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { openRights, RIGHTS_SERVICE } from './rights.ts'
import { createSeparateHosting } from './separate-hosting.ts'
import { startServers } from './servers.ts'
import { GATEWAY, type HostedService, SERVICES } from './services.ts'
import type { BuildSpa } from './spa.ts'
import { createSharedHosting } from './shared-hosting.ts'
import { createSteps, type Steps, type StepsOptions, together } from './steps.ts'

export interface CityOptions extends StepsOptions {
  /** Folder of everything that outlives the city; created when absent. */
  readonly dir: string
  /** The first free one from here on; any free one when absent. */
  readonly port?: number | undefined
  /** Each service and the gateway in a process of its own. */
  readonly separate?: boolean | undefined
  /** A running NATS server with JetStream, instead of the embedded one. */
  readonly natsUrl?: string | undefined
  /** A demo may move its clock: `simulated` unless given. */
  readonly clock?: 'system' | 'simulated' | undefined
  readonly logLevel?: string | undefined
  readonly services?: readonly HostedService[] | undefined
  /** Folder of the gateway. */
  readonly gateway?: string | undefined
  /** Builds the pages people see, and says where they are; without it the city has none. */
  readonly spa?: BuildSpa | undefined
  readonly demo?: Demo | undefined
  /** Where people log in instead of the embedded identity server, which then serves to load the demo and ends. */
  readonly login?: OpenLogin | undefined
}

export interface City extends AsyncDisposable {
  /** Where people open it. */
  readonly origin: string
  /** The embedded one; under another login it has ended. */
  readonly identity: Identity
  /** Of whom it is known that they can log in. */
  readonly accounts: readonly Account[]
  /** The exact `iss` of the tokens that count. */
  readonly issuer: string
  readonly natsUrl: string
  /** As the superuser of the embedded Postgres, for tests and tools; no service knows it. */
  readonly adminUrl: string
  readonly logs: string
  /** What can be killed and comes back: the servers and, each in a process of its own, the gateway and the services. */
  readonly parts: readonly Part[]
  /** Resolves when a part it cannot do without ended by itself. */
  readonly died: Promise<{ readonly name: string; readonly reason: string }>
}

/**
 * Brings up a city: Postgres, NATS, login, a database and roles per service, migrations, the services, the gateway, the
 * demo's data. Disposing stops it in the opposite order. Throws one sentence; whatever had started is then stopped.
 */
export async function startCity(options: CityOptions): Promise<City> {
  const steps = createSteps(options)
  try {
    return await bringUp(options, steps)
  } catch (error) {
    await steps[Symbol.asyncDispose]()
    throw error
  }
}

async function bringUp(options: CityOptions, steps: Steps): Promise<City> {
  const { dir, demo, clock = 'simulated', logLevel = 'info' } = options
  const { say } = steps
  const logs = join(dir, 'logs')
  mkdirSync(logs, { recursive: true })
  const ports = openPorts(join(dir, 'ports.json'))
  const secrets = openSecrets(join(dir, 'secrets.json'))
  const services = (options.services ?? SERVICES).map((service) => withSecrets(service, secrets))
  const port = await pickPort(options)
  // Building the pages takes the longest and needs none of the others.
  const pages = buildPages(options, steps, logs)

  const servers = await startServers({ dir, natsUrl: options.natsUrl, ports }, steps)
  const databases = await together(services.map(({ name }) => provisionDatabase(servers.adminUrl, name, secrets)))
  const hosting = (options.separate ? createSeparateHosting : createSharedHosting)({
    logs, logLevel, onRestart: (name, log) => steps.report(say('restarted', { name, log })),
  })
  await migrateAll({ services, databases, hosting, logs }, steps)

  const atFirst = options.login ? createSteps(options) : steps
  if (options.login) steps.onStop(async () => atFirst[Symbol.asyncDispose]())
  const rights = services.some(({ name }) => name === RIGHTS_SERVICE) ? await openRights({ natsUrl: servers.natsUrl, token: () => identity.ownToken() }) : undefined
  if (rights) atFirst.onStop(async () => rights[Symbol.asyncDispose]())
  const accounts = await demo?.accounts() ?? []
  const identity: Identity = await atFirst.start(say('identity'), async () => startIdentity({
    origin: `http://localhost:${port}`,
    port: await choosePort(ports.get('identity')),
    dir: join(dir, 'identity'),
    accounts: async () => accounts,
    rightsOf: rights?.of,
    gatewaySecret: secrets.get('gateway'),
    demo: true,
  }))
  ports.set('identity', identity.port)

  const origin = `http://localhost:${port}`
  const open = (login: Environment, on: Steps) => openParts({
    services, databases, hosting, logs, gateway: options.gateway ?? GATEWAY, port, pages,
    surroundings: { natsUrl: servers.natsUrl, identity: login, clock, logLevel },
  }, on)
  const own = embeddedIdentity(identity, secrets.get('gateway'))
  let parts = await open(own, atFirst)
  if (demo) await loadDemo(demo, { natsUrl: servers.natsUrl, identity, gatewayUrl: origin, signal: options.signal, run: (part, work) => steps.run(say('demo', { part }), work) })
  const login = await options.login?.({ ...steps, origin, natsUrl: servers.natsUrl, accounts, logs, signal: options.signal })
  if (login) {
    steps.onStop(async () => login[Symbol.asyncDispose]())
    await atFirst[Symbol.asyncDispose]()
    parts = await open(login.identity, steps)
  }
  return {
    origin, identity, logs,
    natsUrl: servers.natsUrl,
    adminUrl: servers.adminUrl,
    parts: [...servers.parts, ...parts],
    accounts: login?.accounts ?? accounts,
    issuer: (login?.identity ?? own).IDENTITY_ISSUER!,
    died: login?.died ? Promise.race([servers.died, login.died]) : servers.died,
    [Symbol.asyncDispose]: () => steps[Symbol.asyncDispose](),
  }
}

function withSecrets(service: HostedService, secrets: Secrets): HostedService {
  return { ...service, environment: { ...service.environment, ...Object.fromEntries((service.secrets ?? []).map((name) => [name, secrets.get(name)])) } }
}

function partOf(name: string, { kill }: Hosted): Part[] {
  return kill ? [{ name, kill }] : []
}

async function pickPort({ port: wanted, say, report }: CityOptions): Promise<number> {
  if (wanted === undefined) return freePort()
  const port = await nextFreePort(wanted)
  if (port !== wanted) report(say('portTaken', { wanted, port }))
  return port
}

function buildPages({ spa, signal }: CityOptions, { say, run }: Steps, logs: string): Promise<string | undefined> {
  if (!spa) return Promise.resolve(undefined)
  const log = join(logs, 'pages.log')
  const pages = run(say('pages'), () => spa(log, signal)).catch((cause: Error) => {
    throw new Refusal(say('pagesFailed', { reason: cause.message, log }), { cause })
  })
  // Awaited only when the gateway needs them.
  pages.catch(() => undefined)
  return pages
}

interface ServicesOptions {
  readonly services: readonly HostedService[]
  readonly databases: readonly ServiceDatabase[]
  readonly hosting: Hosting
  readonly logs: string
}

async function migrateAll({ services, databases, hosting, logs }: ServicesOptions, { say, run }: Steps): Promise<void> {
  await run(say('migrations'), () => together(services.map((service, i) =>
    explained(hosting.migrate(service, { MIGRATOR_URL: databases[i]!.migratorUrl }), { name: service.name, logs, say }))))
}

interface PartsOptions extends ServicesOptions {
  readonly surroundings: Surroundings
  readonly gateway: string
  readonly port: number
  /** Where the built ones are. */
  readonly pages: Promise<string | undefined>
}

/** Services and gateway under one login. */
async function openParts({ services, databases, hosting, logs, surroundings, gateway, port, pages }: PartsOptions, { say, start }: Steps): Promise<Part[]> {
  const hosted = await together(services.map((service, i) => start(say('service', { name: service.name }), () =>
    explained(hosting.startService(service, serviceEnvironment(databases[i]!.appUrl, surroundings)), { name: service.name, logs, say }))))
  const staticDir = await pages
  const edge = await start(say('gateway'), () => hosting.startGateway(gateway, gatewayEnvironment({ port, staticDir }, surroundings)))
  return [...partOf('gateway', edge), ...services.flatMap(({ name }, i) => partOf(name, hosted[i]!))]
}

function explained<T>(work: Promise<T>, { name, logs, say }: { name: string; logs: string; say: Steps['say'] }): Promise<T> {
  return work.catch((cause: Error) => {
    throw new Refusal(say('serviceFailed', { name, reason: cause.message, log: join(logs, `${name}.log`) }), { cause })
  })
}
