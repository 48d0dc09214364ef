import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** Verify modes as terminals of this family report them. */
export const VERIFY = { password: 0, fingerprint: 1, card: 4, face: 15 } as const

export interface Punch {
  /** User number on the terminal. */
  readonly pin: string
  /** By a clock that is right, local to the terminal. */
  readonly at: Temporal.PlainDateTime
  readonly verify: number
}

export interface TerminalOptions {
  /** Of the gateway. */
  readonly url: string
  readonly serial: string
  /** How far the terminal's clock is ahead of the time; negative where it is behind. */
  readonly driftSeconds?: number
  readonly now?: () => Temporal.Instant
  /** Of one sending. */
  readonly maxLines?: number
}

/** A simulated terminal of ZKTeco's push protocol: what is punched is buffered until the gateway has said OK. */
export interface Terminal {
  /** Answered options by name. Throws TerminalError when the gateway is away or refuses the serial. */
  hello(): Promise<ReadonlyMap<string, string>>
  punch(...punches: readonly Punch[]): void
  /** Sends what is buffered, oldest first, and answers how many lines the gateway has taken. What fails stays buffered. */
  push(): Promise<number>
  /** Sends everything again that was ever punched, as a terminal does whose stamp was reset. */
  resend(): Promise<number>
  /** Asks for commands, telling the own time. */
  poll(): Promise<string>
  /** Lines not yet taken. */
  readonly buffered: number
}

/** The gateway did not say OK: `status` is undefined when it could not be reached. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError'
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}

const ZONE = 'Asia/Shanghai'
const MAX_LINES = 1000
const TIMEOUT_MS = 30_000

export function createTerminal({ url, serial, driftSeconds = 0, now = Temporal.Now.instant, maxLines = MAX_LINES }: TerminalOptions): Terminal {
  const history: string[] = []
  let buffer: string[] = []
  const at = (path: string, query: Record<string, string>) => new URL(`/iclock/${path}?${new URLSearchParams({ SN: serial, ...query })}`, url)
  const clock = () => now().add({ seconds: driftSeconds })

  const terminal: Terminal = {
    async hello() {
      const body = await send(at('cdata', { options: 'all', pushver: '2.4.1', language: '83' }), { method: 'GET', clock: clock() })
      return new Map(body.split(/\r?\n/).filter((line) => line.includes('=')).map((line) => {
        const [name = '', ...value] = line.split('=')
        return [name, value.join('=')] as const
      }))
    },
    punch(...punches) {
      const lines = punches.map(({ pin, at: time, verify }) => attendanceLine(pin, time.add({ seconds: driftSeconds }), verify))
      history.push(...lines)
      buffer.push(...lines)
    },
    async push() {
      let taken = 0
      while (buffer.length > 0) {
        const lines = buffer.slice(0, maxLines)
        await send(at('cdata', { table: 'ATTLOG', Stamp: String(history.length - buffer.length + lines.length) }), { method: 'POST', body: `${lines.join('\n')}\n`, clock: clock() })
        buffer = buffer.slice(lines.length)
        taken += lines.length
      }
      return taken
    },
    resend() {
      buffer = [...history]
      return terminal.push()
    },
    poll: () => send(at('getrequest', {}), { method: 'GET', clock: clock() }),
    get buffered() { return buffer.length },
  }
  return terminal
}

/** PIN, time, status, verify mode, work code and two reserved fields. */
function attendanceLine(pin: string, at: Temporal.PlainDateTime, verify: number): string {
  return [pin, at.toString({ smallestUnit: 'second' }).replace('T', ' '), '0', String(verify), '0', '0', '0'].join('\t')
}

interface Sending { readonly method: 'GET' | 'POST'; readonly body?: string; readonly clock: Temporal.Instant }

/** The header `Date` tells the terminal's clock. */
function send(url: URL, { method, body, clock }: Sending): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const headers = { 'user-agent': 'iClock Proxy/1.09', 'content-type': 'text/plain', date: new Date(clock.epochMilliseconds).toUTCString() }
  const sending = (url.protocol === 'https:' ? secureRequest : request)(url, { method, headers, timeout: TIMEOUT_MS }, (response) => {
    response.setEncoding('utf8')
    let text = ''
    response.on('data', (piece: string) => { text += piece })
    response.on('error', (error) => reject(new TerminalError(error.message)))
    response.on('end', () => {
      if (response.statusCode === 200) resolve(text)
      else reject(new TerminalError(`the gateway answered ${response.statusCode}: ${text.trim().slice(0, 200)}`, response.statusCode))
    })
  })
  sending.on('timeout', () => sending.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)))
  sending.on('error', (error) => reject(new TerminalError(`the gateway could not be reached: ${error.message}`)))
  sending.end(body)
  return promise
}

/** `--url http://localhost:8080 --serial CKUH203560101 --pin 115 [--at 2026-03-02T08:31:00] [--verify face] [--drift 90]` */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:8080' },
      serial: { type: 'string' }, pin: { type: 'string' }, at: { type: 'string' },
      verify: { type: 'string', default: 'face' }, drift: { type: 'string', default: '0' },
    },
  })
  const { url, serial, pin, at } = values
  const verify = VERIFY[values.verify as keyof typeof VERIFY] ?? Number(values.verify)
  if (!serial || !Number.isInteger(verify)) {
    throw new Error(`usage: node tooling/demo/src/terminal.ts --url <gateway> --serial <serial> --pin <number> [--at <local time>] [--verify ${Object.keys(VERIFY).join('|')}] [--drift <seconds>]`)
  }
  const terminal = createTerminal({ url, serial, driftSeconds: Number(values.drift) })
  const options = await terminal.hello()
  process.stdout.write(`${serial}: known, goes on from stamp ${options.get('ATTLOGStamp') ?? options.get('Stamp') ?? '0'}\n`)
  if (pin) {
    const time = at ? Temporal.PlainDateTime.from(at.replace(' ', 'T')) : Temporal.Now.plainDateTimeISO(ZONE)
    terminal.punch({ pin, at: time, verify })
    await terminal.push()
    process.stdout.write(`${serial}: ${pin} at ${time.toString({ smallestUnit: 'second' }).replace('T', ' ')}, taken\n`)
  }
  process.stdout.write(`${serial}: ${(await terminal.poll()).trim()}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
