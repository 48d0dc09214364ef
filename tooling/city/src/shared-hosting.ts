import { openSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrate } from '@hall/database'
import type { Log } from '@hall/rpc'
import { readServiceConfig, type Service, startService } from '@hall/service-kit'
import { destination, pino } from 'pino'
import { type Environment, type Hosting, type HostingOptions, logFile } from './hosting.ts'
import type { HostedService } from './services.ts'

/** What apps/gateway exports. */
interface GatewayModule {
  readConfig(environment: Environment): unknown
  startGateway(config: unknown, overrides: { log: Log }): Promise<AsyncDisposable>
}

/** Everything in this process; each part logs to a file of its own. */
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
  // Opened at once: what is flushed before an opening in the background has come about would throw.
  const stream = destination({ dest: openSync(file, 'a'), sync: false })
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
