import type { Contract } from '@hall/contract'
import { migrate } from '@hall/database'
import { readMigratorUrl, readServiceConfig } from './config.ts'
import type { Service } from './service.ts'
import { startService } from './start.ts'

/**
 * The whole of a service's main.ts: `migrate` applies the migrations and ends; without an argument the service runs
 * until SIGINT or SIGTERM, then drains. A second signal ends it at once.
 */
export async function runService<C extends Contract>(service: Service<C>, [task] = process.argv.slice(2)): Promise<void> {
  if (task === 'migrate') {
    const applied = await migrate({ url: readMigratorUrl(), folder: service.migrations })
    process.stdout.write(`${service.contract.service}: ${applied.length} migrations applied\n`)
    return
  }
  const running = await startService(service, readServiceConfig())
  process.send?.('ready')
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
    // A parent that is gone cannot stop its services later.
    process.once('disconnect', resolve)
  })
  await running[Symbol.asyncDispose]()
}
