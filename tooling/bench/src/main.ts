import { provideNats } from '@hall/embedded'
import { benchEvents } from './events.ts'
import { tableOf } from './report.ts'
import { benchRpc } from './rpc.ts'

/**
 * `npm run bench [-- --json]`: Hall beside its peers, both sides of each line measured in one run on this machine. With
 * `--json` the measures alone are on standard output.
 */
const json = process.argv.includes('--json')
try {
  await provideNats((line) => console.error(line))
  const measures = [...await benchRpc(), ...await benchEvents()]
  console.log(json ? JSON.stringify(measures, undefined, 2) : tableOf(measures))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
