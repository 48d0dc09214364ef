import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '@hall/database'
import type { Log } from '@hall/rpc'
import { readServiceConfig, type Service, startService } from '@hall/service-kit'
import { destination, pino } from 'pino'
import { lastLine, spawnNode, stopChild, untilReady } from './child.ts'
import type { HostedService } from './services.ts'

export type Environment = Readonly<Record<string, string>>

/** Where the parts of the city run: all in this process, or each in one of its own. */
export interface Hosting {
  /** As a job of its own; the running service never knows the owner of its schema. */
  migrate(service: HostedService, environment: Environment): Promise<void>
  startService(service: HostedService, environment: Environment): Promise<AsyncDisposable>
  startGateway(folder: string, environment: Environment): Promise<AsyncDisposable>
}

interface HostingOptions {
  readonly logs: string
  readonly logLevel: string
  /** A part ended by itself and is started again. */
  readonly onRestart: (name: string, log: string) => void
}

const logFile = (logs: string, name: string) => join(logs, `${name}.log`)

/** What apps/gateway exports. */
interface GatewayModule {
  readConfig(environment: Environment): unknown
  startGateway(config: unknown, overrides: { log: Log }): Promise<AsyncDisposable>
}

export function createSharedHosting({ logs, logLevel }: HostingOptions): Hosting {
  const load = async <Module>(folder: string, file: string) => await import(pathToFileURL(join(folder, file)).href) as Module
  const loadService = async ({ folder }: HostedService) => (await load<{ service: Service }>(folder, 'src/service.ts')).service
  return {
    async migrate(service, environment) {
      await migrate({ url: environment.MIGRATOR_URL!, folder: (await loadService(service)).migrations })
    },
    async startService(hosted, environment) {
      // The settings of a service's own are read by the service itself.
      Object.assign(process.env, hosted.environment)
      const log = openLog(logFile(logs, hosted.name), hosted.name, logLevel)
      return withLog(await startService(await loadService(hosted), readServiceConfig(environment), { log }), log)
    },
    async startGateway(folder, environment) {
      const gateway = await load<GatewayModule>(folder, 'src/index.ts')
      const log = openLog(logFile(logs, 'gateway'), 'gateway', logLevel)
      return withLog(await gateway.startGateway(gateway.readConfig(environment), { log }), log)
    },
  }
}

function openLog(file: string, name: string, level: string): Log & Disposable {
  const stream = destination({ dest: file, sync: false })
  return Object.assign(pino({ name, level }, stream), { [Symbol.dispose]: () => stream.flushSync() })
}

function withLog(running: AsyncDisposable, log: Disposable): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]()
      log[Symbol.dispose]()
    },
  }
}

export function createSeparateHosting(options: HostingOptions): Hosting {
  const main = (folder: string) => join(folder, 'src/main.ts')
  return {
    async migrate({ name, folder }, environment) {
      const log = logFile(options.logs, name)
      const child = spawnNode({ args: [main(folder), 'migrate'], env: environment, log })
      const code = await new Promise((resolve) => child.once('exit', resolve))
      if (code !== 0) throw new Error(lastLine(log))
    },
    startService: (service, environment) => keepRunning(service.name, [main(service.folder)], { ...environment, ...service.environment }, options),
    startGateway: (folder, environment) => keepRunning('gateway', [main(folder)], environment, options),
  }
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/** As an orchestrator does: what ends by itself is started again, after longer and longer pauses. */
async function keepRunning(name: string, args: readonly string[], env: Environment, { logs, onRestart }: HostingOptions): Promise<AsyncDisposable> {
  const log = logFile(logs, name)
  const stopping = new AbortController()
  let pauseMs = FIRST_PAUSE_MS
  let child: ChildProcess

  const launch = () => {
    child = spawnNode({ args, env, log })
    return untilReady(child, log)
  }
  const watch = () => {
    child.once('exit', () => void again())
    if (child.exitCode !== null) void again()
  }
  const again = async () => {
    if (stopping.signal.aborted) return
    onRestart(name, log)
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    if (stopping.signal.aborted) return
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    const ready = launch()
    watch()
    await ready.then(() => { pauseMs = FIRST_PAUSE_MS }, () => undefined)
  }

  await launch()
  watch()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await stopChild(child)
    },
  }
}
