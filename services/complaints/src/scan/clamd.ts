import { connect } from 'node:net'
import type { Scan, ScanVerdict } from '@hall/attachments'

/** Nobody knows what the file is: it is not kept. */
export class ScannerDown extends Error {}

export interface ClamdAddress { readonly host: string; readonly port: number; readonly timeoutMs: number }
const COMMAND = 'zINSTREAM\0'

/** Asks a ClamAV daemon, which takes the content as a length and its bytes, and an empty piece at the end. */
export function clamdScan(address: ClamdAddress): Scan {
  return async ({ content }) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return verdictOf(await exchange(address, [Buffer.from(COMMAND), length, content, Buffer.alloc(4)]))
  }
}

/** `stream: OK`, `stream: <what> FOUND`; anything else is no answer. */
export function verdictOf(reply: string): ScanVerdict {
  const text = reply.replaceAll('\0', '').trim()
  if (text === 'stream: OK') return { state: 'clean', scanner: 'clamd' }
  const found = /^stream: (.+) FOUND$/.exec(text)
  if (!found) throw new ScannerDown(text)
  return { state: 'infected', scanner: 'clamd', finding: found[1]! }
}

function exchange({ host, port, timeoutMs }: ClamdAddress, pieces: readonly Uint8Array[]): Promise<string> {
  return new Promise((answer, fail) => {
    const socket = connect({ host, port })
    let reply = ''
    const down = (cause: unknown) => {
      socket.destroy()
      fail(new ScannerDown(`clamd at ${host}:${port}`, { cause }))
    }
    socket.setEncoding('utf8')
    socket.setTimeout(timeoutMs, () => down('timeout'))
    socket.on('error', down)
    socket.on('data', (piece) => { reply += String(piece) })
    socket.on('end', () => answer(reply))
    socket.on('connect', () => { for (const piece of pieces) socket.write(piece) })
  })
}
