import { randomBytes } from 'node:crypto'

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** The caller's trace when it is a well-formed W3C `traceparent`, else the start of a new one. */
export function continueTrace(received: string | undefined): string {
  return received && TRACEPARENT.test(received) ? received : startTrace()
}

export function startTrace(): string {
  const hex = randomBytes(24).toString('hex')
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-01`
}
