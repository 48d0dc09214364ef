import { pathToFileURL } from 'node:url'
import { type Command, decodedTime, readCommands, resendSpan, userOf } from './terminal-commands.ts'
import { runTerminal } from './terminal-line.ts'
import { send, TerminalError } from './terminal-wire.ts'

export { TerminalError } from './terminal-wire.ts'

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
  /** Something done at the terminal itself: 4 opens the menu, 20 sets the clock. Sent with the next push. */
  operate(code: number, operator?: string): void
  /** Sends what is buffered, oldest first, and answers how many lines the gateway has taken. What fails stays buffered. */
  push(): Promise<number>
  /** Sends everything again that was ever punched, as a terminal does whose stamp was reset. */
  resend(): Promise<number>
  /** Asks for commands, telling the own time. */
  poll(): Promise<string>
  /** Asks for commands, does them, each once however often it is told, and reports. Answers what was done. */
  obey(): Promise<readonly Command[]>
  /** Without its line it buffers, and every call fails. */
  connect(isConnected: boolean): void
  /** Lines not yet taken. */
  readonly buffered: number
  /** Names on the terminal by user number. */
  readonly users: ReadonlyMap<string, string>
  readonly driftSeconds: number
}

const ZONE = 'Asia/Shanghai'
const MAX_LINES = 1000
const DONE = 0
const NO_SUCH_USER = -10
const UNKNOWN = -1

export function createTerminal({ url, serial, driftSeconds = 0, now = Temporal.Now.instant, maxLines = MAX_LINES }: TerminalOptions): Terminal {
  const history: string[] = []
  const users = new Map<string, string>()
  const answered = new Map<string, number>()
  let buffer: string[] = []
  let operations: string[] = []
  let drift = driftSeconds
  let connected = true
  const at = (path: string, query: Record<string, string>) => new URL(`/iclock/${path}?${new URLSearchParams({ SN: serial, ...query })}`, url)
  const clock = () => now().add({ seconds: drift })
  const wallClock = () => textOf(clock().toZonedDateTimeISO(ZONE).toPlainDateTime())
  const call = (to: URL, sending: { method: 'GET' | 'POST'; body?: string }) => {
    if (!connected) throw new TerminalError('the line is cut')
    return send(to, { ...sending, clock: clock() })
  }

  /** Answers the return code. */
  function execute({ name, text }: Command): number {
    switch (name) {
      case 'DATA UPDATE USERINFO': users.set(...userOf(text)); return DONE
      case 'DATA DELETE USERINFO': return users.delete(userOf(text)[0]) ? DONE : NO_SUCH_USER
      case 'SET OPTION': drift = Math.round(now().toZonedDateTimeISO(ZONE).toPlainDateTime().until(decodedTime(text)).total('seconds')); return DONE
      case 'DATA QUERY ATTLOG': {
        const { from, to } = resendSpan(text)
        buffer.push(...history.filter((line) => from <= line.split('\t')[1]! && line.split('\t')[1]! <= to))
        return DONE
      }
      case 'REBOOT': case 'CHECK': case 'INFO': return DONE
      default: return UNKNOWN
    }
  }

  const terminal: Terminal = {
    async hello() {
      const body = await call(at('cdata', { options: 'all', pushver: '2.4.1', language: '83' }), { method: 'GET' })
      return new Map(body.split(/\r?\n/).filter((line) => line.includes('=')).map((line) => {
        const [name = '', ...value] = line.split('=')
        return [name, value.join('=')] as const
      }))
    },
    punch(...punches) {
      const lines = punches.map(({ pin, at: time, verify }) => attendanceLine(pin, time.add({ seconds: drift }), verify))
      history.push(...lines)
      buffer.push(...lines)
    },
    operate(code, operator = '0') {
      operations.push([`OPLOG ${code}`, operator, wallClock(), '0', '0', '0', '0'].join('\t'))
    },
    async push() {
      let taken = 0
      while (buffer.length > 0) {
        const lines = buffer.slice(0, maxLines)
        await call(at('cdata', { table: 'ATTLOG', Stamp: String(history.length - buffer.length + lines.length) }), { method: 'POST', body: `${lines.join('\n')}\n` })
        buffer = buffer.slice(lines.length)
        taken += lines.length
      }
      if (operations.length > 0) {
        await call(at('cdata', { table: 'OPERLOG', Stamp: String(operations.length) }), { method: 'POST', body: `${operations.join('\n')}\n` })
        taken += operations.length
        operations = []
      }
      return taken
    },
    resend() {
      buffer = [...history]
      return terminal.push()
    },
    poll: async () => call(at('getrequest', {}), { method: 'GET' }),
    async obey() {
      const commands = readCommands(await terminal.poll())
      if (commands.length === 0) return []
      for (const command of commands) if (!answered.has(command.id)) answered.set(command.id, execute(command))
      const body = commands.map(({ id, name }) => `ID=${id}&Return=${answered.get(id)}&CMD=${name.split(' ')[0]}`).join('\n')
      await call(at('devicecmd', {}), { method: 'POST', body: `${body}\n` })
      if (commands.some(({ name }) => name === 'REBOOT')) await terminal.hello()
      if (buffer.length > 0) await terminal.push()
      return commands
    },
    connect(isConnected) { connected = isConnected },
    get buffered() { return buffer.length + operations.length },
    get users() { return users },
    get driftSeconds() { return drift },
  }
  return terminal
}

/** PIN, time, status, verify mode, work code and two reserved fields. */
function attendanceLine(pin: string, at: Temporal.PlainDateTime, verify: number): string {
  return [pin, textOf(at), '0', String(verify), '0', '0', '0'].join('\t')
}

function textOf(at: Temporal.PlainDateTime): string {
  return at.toString({ smallestUnit: 'second' }).replace('T', ' ')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runTerminal({ createTerminal, verify: VERIFY }).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
