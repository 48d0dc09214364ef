import { randomUUIDv7 } from 'node:crypto'

/** A UUID of version 7: sorts by time of making. */
export function newId(): string {
  return randomUUIDv7()
}
