import { readConfig } from './config.ts'
import { startGateway } from './gateway.ts'

const gateway = await startGateway(readConfig())
process.send?.('ready')
await new Promise<void>((resolve) => {
  process.once('SIGINT', resolve)
  process.once('SIGTERM', resolve)
  // A parent that is gone cannot stop its gateway later.
  process.once('disconnect', resolve)
})
await gateway[Symbol.asyncDispose]()
