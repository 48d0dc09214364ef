import { createHash } from 'node:crypto'

/** The same intent has the same id in every load, so that a second load is told the first outcomes. */
export function commandIdOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(['hall demo', ...parts])).digest('hex')
  // Version 8 (made as the application likes) and variant 1 of RFC 9562.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
