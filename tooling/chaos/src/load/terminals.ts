import { createTerminal, type Punch, type Terminal, TerminalError, VERIFY } from '@hall/demo/terminal'
import { count } from './ledger.ts'
import { type Load, pause } from './load.ts'

const RETRY_MS = 200
const MOST_AT_ONCE = 3
/** Of the sendings, after which a terminal starts again from its first line. */
const RESETS = 0.02
const OPENS = Temporal.PlainTime.from('07:30')
const OPEN_SECONDS = 11 * 3600

/** Terminals on which people check in without end, and which send again what was not acknowledged. */
export async function runTerminals(load: Load, url: string): Promise<void> {
  await Promise.all(load.center.serials.map((serial) => runTerminal(load, serial, url)))
}

async function runTerminal(load: Load, serial: string, url: string): Promise<void> {
  const { ledger, random, stop, giveUp } = load
  const terminal = createTerminal({ url, serial })
  const made: string[] = []
  const seen = new Set<string>()
  while (!stop.aborted) {
    for (const punch of somePunches(load)) {
      const key = `${serial}/${punch.pin}/${punch.at.toString()}`
      if (seen.has(key)) continue
      seen.add(key)
      made.push(key)
      terminal.punch(punch)
    }
    await sendOnce(load, random.chance(RESETS) ? terminal.resend : terminal.push)
    await pause(random.between(30, 150), stop)
  }
  while (terminal.buffered > 0 && !giveUp.aborted) await sendOnce(load, terminal.push)
  if (terminal.buffered > 0) ledger.complaints.push({ code: 'unanswered', values: { what: `${serial}: ${terminal.buffered}` } })
  ledger.punches.push(...made.slice(0, made.length - terminal.buffered))
}

async function sendOnce({ ledger, giveUp }: Load, send: Terminal['push']): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error
    count(ledger.retries, 'punches')
    count(ledger.answers, error.status === undefined ? 'UNAVAILABLE' : `HTTP ${error.status}`)
    await pause(RETRY_MS, giveUp)
  }
}

function somePunches({ center, random }: Load): Punch[] {
  return Array.from({ length: random.between(1, MOST_AT_ONCE) }, () => ({
    pin: random.pick(center.people).pin,
    at: random.pick(center.dates).toPlainDateTime(OPENS).add({ seconds: random.between(0, OPEN_SECONDS) }),
    verify: VERIFY.face,
  }))
}
