import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { choosePort, freePort, nextFreePort } from '@hall/embedded'
import { type Account, type Identity, startIdentity } from '@hall/identity'
import { type Demo, loadDemo } from './demo.ts'
import { gatewayEnvironment, serviceEnvironment, type Surroundings } from './environment.ts'
import type { Hosted, Hosting } from './hosting.ts'
import { provisionDatabase, type ServiceDatabase } from './provision.ts'
import type { Part } from './part.ts'
import { openPorts } from './remembered-ports.ts'
import { Refusal } from './say.ts'
import { openSecrets } from './secrets.ts'
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
}

export interface City extends AsyncDisposable {
  /** Where people open it. */
  readonly origin: string
  readonly identity: Identity
  readonly accounts: readonly Account[]
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
  const { dir, demo, clock = 'simulated', logLevel = 'info', services = SERVICES } = options
  const { say } = steps
  const logs = join(dir, 'logs')
  mkdirSync(logs, { recursive: true })
  const ports = openPorts(join(dir, 'ports.json'))
  const secrets = openSecrets(join(dir, 'secrets.json'))
  const port = await pickPort(options)
  // Building the pages takes the longest and needs none of the others.
  const pages = buildPages(options, steps, logs)

  const servers = await startServers({ dir, natsUrl: options.natsUrl, ports }, steps)
  const rights = services.some(({ name }) => name === RIGHTS_SERVICE) ? await openRights({ natsUrl: servers.natsUrl, token: () => identity.ownToken() }) : undefined
  if (rights) steps.onStop(async () => rights[Symbol.asyncDispose]())
  const identity: Identity = await steps.start(say('identity'), async () => startIdentity({
    origin: `http://localhost:${port}`,
    port: await choosePort(ports.get('identity')),
    dir: join(dir, 'identity'),
    accounts: async () => await demo?.accounts() ?? [],
    rightsOf: rights?.of,
    gatewaySecret: secrets.get('gateway'),
    demo: true,
  }))
  ports.set('identity', identity.port)

  const hosting = (options.separate ? createSeparateHosting : createSharedHosting)({
    logs, logLevel, onRestart: (name, log) => steps.report(say('restarted', { name, log })),
  })
  const surroundings: Surroundings = { natsUrl: servers.natsUrl, identity, clock, logLevel }
  const databases = await together(services.map(({ name }) => provisionDatabase(servers.adminUrl, name, secrets)))
  const hosted = await startServices({ services, databases, hosting, surroundings, logs }, steps)
  const gateway = { port, secret: secrets.get('gateway'), staticDir: await pages }
  const edge = await steps.start(say('gateway'), () => hosting.startGateway(options.gateway ?? GATEWAY, gatewayEnvironment(gateway, surroundings)))
  const origin = `http://localhost:${port}`
  if (demo) await loadDemo(demo, { natsUrl: servers.natsUrl, identity, gatewayUrl: origin, run: (part, work) => steps.run(say('demo', { part }), work) })
  return {
    origin, identity, logs,
    natsUrl: servers.natsUrl,
    adminUrl: servers.adminUrl,
    parts: [...servers.parts, ...partOf('gateway', edge), ...services.flatMap(({ name }, i) => partOf(name, hosted[i]!))],
    accounts: await demo?.accounts() ?? [],
    died: servers.died,
    [Symbol.asyncDispose]: () => steps[Symbol.asyncDispose](),
  }
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
  readonly surroundings: Surroundings
  readonly logs: string
}

async function startServices({ services, databases, hosting, surroundings, logs }: ServicesOptions, { say, run, start }: Steps): Promise<Hosted[]> {
  const explained = <T>(name: string, work: Promise<T>) => work.catch((cause: Error) => {
    throw new Refusal(say('serviceFailed', { name, reason: cause.message, log: join(logs, `${name}.log`) }), { cause })
  })
  await run(say('migrations'), () => together(services.map((service, i) =>
    explained(service.name, hosting.migrate(service, { MIGRATOR_URL: databases[i]!.migratorUrl })))))
  return together(services.map((service, i) => start(say('service', { name: service.name }), () =>
    explained(service.name, hosting.startService(service, serviceEnvironment(databases[i]!.appUrl, surroundings))))))
}
