import { createHash, randomBytes } from 'node:crypto'

/** `<random>.<expiry in ms>.<bits>`, then what proves that this city made it. */
export interface Task { readonly text: string; readonly expiresAtMs: number; readonly bits: number; readonly seal: string }

export function taskText(nowMs: number, { minutes, bits }: { minutes: number; bits: number }): { text: string; expiresAtMs: number } {
  const expiresAtMs = nowMs + minutes * 60_000
  return { text: `${randomBytes(12).toString('base64url')}.${expiresAtMs}.${bits}`, expiresAtMs }
}

/** Undefined for anything that is no task. */
export function readTask(challenge: string): Task | undefined {
  const match = /^([A-Za-z0-9_-]{16}\.(\d{10,15})\.(\d{1,2}))\.([A-Za-z0-9_-]{20,64})$/.exec(challenge)
  if (!match) return undefined
  const [, text, expiry, bits, seal] = match
  return { text: text!, expiresAtMs: Number(expiry), bits: Number(bits), seal: seal! }
}

/** SHA-256 of challenge and solution begins with so many zero bits. */
export function isSolved(challenge: string, solution: string, bits: number): boolean {
  const digest = createHash('sha256').update(`${challenge}:${solution}`).digest()
  const whole = bits >> 3
  for (let index = 0; index < whole; index++) if (digest[index] !== 0) return false
  return bits % 8 === 0 || digest[whole]! >> (8 - (bits % 8)) === 0
}

/** Tries solutions until one fits: what a browser does. */
export function solve(challenge: string, bits: number): string {
  for (let n = 0; ; n++) if (isSolved(challenge, n.toString(36), bits)) return n.toString(36)
}
