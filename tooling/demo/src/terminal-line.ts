import { parseArgs } from 'node:util'
import type { createTerminal } from './terminal.ts'

const ZONE = 'Asia/Shanghai'
const SECOND_MS = 1000

interface Parts { readonly createTerminal: typeof createTerminal; readonly verify: Readonly<Record<string, number>> }

/**
 * `--url http://localhost:8080 --serial CKUH203560101 --pin 115 [--at 2026-03-02T08:31:00] [--verify face] [--drift 90] [--menu] [--stay 60]`:
 * greets, punches, does what it is told; with `--stay` it goes on asking for so many seconds.
 */
export async function runTerminal({ createTerminal: create, verify: modes }: Parts): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:8080' },
      serial: { type: 'string' }, pin: { type: 'string' }, at: { type: 'string' },
      verify: { type: 'string', default: 'face' }, drift: { type: 'string', default: '0' },
      menu: { type: 'boolean', default: false }, stay: { type: 'string', default: '0' },
    },
  })
  const { url, serial, pin, at } = values
  const verify = modes[values.verify] ?? Number(values.verify)
  if (!serial || !Number.isInteger(verify)) {
    throw new Error(`usage: node tooling/demo/src/terminal.ts --url <gateway> --serial <serial> --pin <number> [--at <local time>] [--verify ${Object.keys(modes).join('|')}] [--drift <seconds>] [--menu] [--stay <seconds>]`)
  }
  const say = (text: string) => process.stdout.write(`${serial}: ${text}\n`)
  const terminal = create({ url, serial, driftSeconds: Number(values.drift) })
  const options = await terminal.hello()
  say(`known, goes on from stamp ${options.get('ATTLOGStamp') ?? options.get('Stamp') ?? '0'}`)
  if (values.menu) terminal.operate(4)
  if (pin) {
    const time = at ? Temporal.PlainDateTime.from(at.replace(' ', 'T')) : Temporal.Now.plainDateTimeISO(ZONE)
    terminal.punch({ pin, at: time, verify })
    say(`${pin} at ${time.toString({ smallestUnit: 'second' }).replace('T', ' ')}`)
  }
  say(`${await terminal.push()} lines taken`)
  const until = Date.now() + Number(values.stay) * SECOND_MS
  do {
    for (const { id, name, text } of await terminal.obey()) say(`did ${id}: ${name} ${text.replaceAll('\t', ' ')}`)
    if (Date.now() < until) await new Promise((resolve) => { setTimeout(resolve, SECOND_MS) })
  } while (Date.now() < until)
}
