/** Solves the task of a submission in small steps, so that the page stays alive: a digest that begins with so many zero bits. */
export async function solve(challenge: string, bits: number): Promise<string> {
  const encoder = new TextEncoder()
  for (let from = 0; ; from += BATCH) {
    const digests = await Promise.all(Array.from({ length: BATCH }, (_, index) => crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}:${(from + index).toString(36)}`))))
    const found = digests.findIndex((digest) => zeroBits(new Uint8Array(digest)) >= bits)
    if (found >= 0) return (from + found).toString(36)
  }
}
const BATCH = 256

function zeroBits(digest: Uint8Array): number {
  let bits = 0
  for (const byte of digest) {
    if (byte === 0) { bits += 8; continue }
    return bits + Math.clz32(byte) - 24
  }
  return bits
}
