import { request } from 'node:http'
import { request as secureRequest } from 'node:https'

/** The gateway did not say OK: `status` is undefined when it could not be reached. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError'
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}

const TIMEOUT_MS = 30_000

export interface Sending { readonly method: 'GET' | 'POST'; readonly body?: string; readonly clock: Temporal.Instant }

/** The header `Date` tells the terminal's clock. */
export function send(url: URL, { method, body, clock }: Sending): Promise<string> {
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
