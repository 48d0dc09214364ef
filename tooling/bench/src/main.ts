import { benchEvents } from './events.ts'
import type { Measure } from './measure.ts'
import { benchRpc } from './rpc.ts'
import { table } from './table.ts'

/** `npm run bench [-- --json]`: the hop and the events against their peers, one after the other so that neither slows the other. */
const measures: Measure[] = [...(await benchRpc()), ...(await benchEvents())]
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(measures, undefined, 2)}\n` : table(measures))
