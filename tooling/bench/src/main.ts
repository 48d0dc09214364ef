import { benchCases } from './cases.ts'
import { benchEvents } from './events.ts'
import type { Measure } from './measure.ts'
import { benchMonths } from './months.ts'
import { benchPeak } from './peak.ts'
import { benchPunches } from './punches.ts'
import { benchRpc } from './rpc.ts'
import { table } from './table.ts'

/** `npm run bench [-- --json]`: the hop and the events against their peers, attendance and cases against the limits of their database, one after the other so that none slows another. */
const measures: Measure[] = [...(await benchRpc()), ...(await benchEvents()), ...(await benchPunches()), ...(await benchPeak()), ...(await benchMonths()), ...(await benchCases())]
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(measures, undefined, 2)}\n` : table(measures))
