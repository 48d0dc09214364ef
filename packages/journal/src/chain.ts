import { canonicalJson } from './canonical-json.ts'
import type { Digest } from './digest.ts'
import type { JournalRow } from './recorded-event.ts'

/** The end of a chain: what has to be kept elsewhere to notice a tail cut off. */
export interface ChainHead {
  readonly position: number
  readonly hash: Buffer
}

export const GENESIS: ChainHead = { position: 0, hash: Buffer.alloc(32) }

/** Hash of the link at `position`: over the previous hash, the position and every column of the event. */
export function linkHash(digest: Digest, previous: Uint8Array, { position, row }: { position: number; row: JournalRow }): Buffer {
  return digest.hash(`${Buffer.from(previous).toString('hex')}\n${canonicalJson({ ...row, position })}`)
}
