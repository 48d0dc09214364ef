import { randomFillSync } from 'node:crypto'

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** The caller's trace when it is a well-formed W3C `traceparent`, else the start of a new one. */
export function continueTrace(received: string | undefined): string {
  return received && TRACEPARENT.test(received) ? received : startTrace()
}

export function startTrace(): string {
  const hex = randomHex()
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-01`
}

const ID_BYTES = 24
/** Randomness is fetched by the block: each fetch costs as much as a call's whole envelope. */
const block = Buffer.alloc(ID_BYTES * 128)
let used = block.length

function randomHex(): string {
  if (used === block.length) {
    randomFillSync(block)
    used = 0
  }
  return block.toString('hex', used, (used += ID_BYTES))
}
