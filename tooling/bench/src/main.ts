import { benchCases } from './cases.ts'
import { benchEvents } from './events.ts'
import type { Measure } from './measure.ts'
import { benchMonths } from './months.ts'
import { benchPeak } from './peak.ts'
import { benchPunches } from './punches.ts'
import { benchRpc } from './rpc.ts'
import { table } from './table.ts'

/**
 * `npm run bench [-- --json] [-- months cases …]`: the hop and the events against their peers, attendance and cases against the limits of their database,
 * one after the other so that none slows another. What breaks is said at the end; what was measured before and after it stands.
 */
const BENCHES = { rpc: benchRpc, events: benchEvents, punches: benchPunches, peak: benchPeak, months: benchMonths, cases: benchCases }
type Name = keyof typeof BENCHES

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('-')) as Name[]
const names = (Object.keys(BENCHES) as Name[]).filter((name) => asked.length === 0 || asked.includes(name))
const measures: Measure[] = []
const broken: [Name, unknown][] = []
for (const name of names) {
  process.stderr.write(`${name} …\n`)
  await BENCHES[name]().then((measured) => measures.push(...measured), (error: unknown) => broken.push([name, error]))
}
process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(measures, undefined, 2)}\n` : table(measures))
for (const [name, error] of broken) console.error(name, error)
if (broken.length > 0 || names.length === 0) process.exitCode = 1
