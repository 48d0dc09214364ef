import type { Contract } from '@hall/contract'
import { isAway, migrate } from '@hall/database'
import { pino } from 'pino'
import { ConfigurationError, readMigratorUrl, readServiceConfig } from './config.ts'
import type { Service } from './service.ts'
import { startService } from './start.ts'
import { waitFor } from './wait-for.ts'

/**
 * The whole of a service's main.ts: `migrate` applies the migrations and ends; without an argument the service runs
 * until SIGINT, SIGTERM or the end of its parent, then drains. A second signal ends it at once.
 */
export async function runService<C extends Contract>(service: Service<C>, [task] = process.argv.slice(2)): Promise<void> {
  using stop = listenForStop()
  try {
    if (task === undefined) await serve(service, stop.signal)
    else if (task === 'migrate') await applyMigrations(service, stop.signal)
    else throw new ConfigurationError(`${task}: unknown task; there is "migrate", and nothing to serve`)
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return
    if (!(error instanceof ConfigurationError)) throw error
    process.stderr.write(`${service.contract.service}: ${error.message}\n`)
    process.exitCode = 1
  }
}

async function serve<C extends Contract>(service: Service<C>, stop: AbortSignal): Promise<void> {
  await using _running = await startService(service, readServiceConfig(), { signal: stop })
  process.send?.('ready')
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }))
}

async function applyMigrations<C extends Contract>(service: Service<C>, stop: AbortSignal): Promise<void> {
  const { service: name } = service.contract
  const url = readMigratorUrl()
  const log = pino({ name })
  const applied = await waitFor({ what: 'Postgres', attempt: () => migrate({ url, folder: service.migrations }), isAway }, { log, signal: stop })
  log.info({ applied }, 'migrated')
}

/** Aborts at the first request to stop; the next finds no listener and ends the process. */
function listenForStop(): { readonly signal: AbortSignal } & Disposable {
  const stopping = new AbortController()
  // A parent that is gone cannot stop its services later.
  const requests = ['SIGINT', 'SIGTERM', 'disconnect'] as const
  const unlisten = () => { for (const request of requests) process.off(request, stop) }
  const stop = () => {
    unlisten()
    stopping.abort()
  }
  for (const request of requests) process.on(request, stop)
  return { signal: stopping.signal, [Symbol.dispose]: unlisten }
}
