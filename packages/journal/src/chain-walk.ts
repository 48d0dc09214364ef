import { type ChainHead, GENESIS, linkHash } from './chain.ts'
import { findDigest } from './digest.ts'
import type { JournalRow } from './recorded-event.ts'

/** A link as stored, with the event it names if that is still there. */
export interface Link {
  readonly position: number
  readonly seq: number
  readonly algorithm: string
  readonly hash: Buffer
  readonly row?: JournalRow
}

/**
 * What is wrong at one place of a journal.
 * - `changed`: the event is not what was sealed
 * - `hash_changed`: the event is as sealed, its link is not; or the link names a digest this build does not have
 * - `reordered`: the event, or its whole link, belongs at `belongsAt`
 * - `deleted`: the event, or its whole link, is gone
 * - `inserted`: an event that was never sealed and does not wait for it
 * - `cut`: the chain ends before what was published, or before a head known from outside
 * - `rewritten`: another link stands where a head known from outside was
 */
export interface JournalProblem {
  readonly kind: 'changed' | 'hash_changed' | 'reordered' | 'deleted' | 'inserted' | 'cut' | 'rewritten'
  /** In the chain; undefined for an event outside of it. */
  readonly position?: number
  readonly seq?: number
  readonly stream?: string
  readonly version?: number
  readonly belongsAt?: number
}

/** A link that does not follow from the hash before it. */
interface Misfit extends Link { readonly row: JournalRow; readonly previous: Buffer }

/** Telling where a reordered link belongs tries all with all; beyond so many, links that do not fit are reported as changed. */
const COMPARED = 500

export interface ChainWalk {
  /** Takes links in order of position. */
  visit(link: Link): void
  end(): { links: number; head: ChainHead; problems: JournalProblem[] }
}

/** Checks links against each other; `heads` are links known from outside, by position. */
export function startChainWalk(heads: ReadonlyMap<number, Buffer>): ChainWalk {
  const problems: JournalProblem[] = []
  const misfits: Misfit[] = []
  let links = 0
  let head: ChainHead = GENESIS

  return {
    visit(link) {
      links++
      const gap = link.position > head.position + 1
      for (let position = head.position + 1; position < link.position; position++) problems.push({ kind: 'deleted', position })
      const known = heads.get(link.position)
      if (known && !known.equals(link.hash)) problems.push({ kind: 'rewritten', position: link.position, seq: link.seq })
      if (!link.row) problems.push({ kind: 'deleted', position: link.position, seq: link.seq })
      // After a gap the hash before is unknown: the link stands for itself, and those after it are checked again.
      else if (!gap && !follows(link, link.row, head.hash)) misfits.push({ ...link, row: link.row, previous: head.hash })
      head = { position: link.position, hash: link.hash }
    },
    end: () => ({ links, head, problems: [...problems, ...explain(misfits, heads)].sort((a, b) => a.position! - b.position!) }),
  }
}

/** Whether `row` in the place of `link`, after the hash `previous`, gives the hash of the link. */
function follows(link: Link, row: JournalRow, previous: Buffer): boolean {
  const computed = compute(link, row, previous)
  return computed !== undefined && computed.equals(link.hash)
}

function compute({ algorithm, position }: Link, row: JournalRow, previous: Buffer): Buffer | undefined {
  const digest = findDigest(algorithm)
  return digest && linkHash(digest, previous, { position, row })
}

/** Goes through the misfits in order, with the hashes that are found to be the true ones. */
function explain(misfits: readonly Misfit[], heads: ReadonlyMap<number, Buffer>): JournalProblem[] {
  const trueHashes = new Map<number, Buffer>()
  const kinds = new Map<Misfit, Pick<JournalProblem, 'kind' | 'belongsAt'>>()
  for (const [index, misfit] of misfits.entries()) {
    const { position, row } = misfit
    const previous = trueHashes.get(position - 1) ?? misfit.previous
    if (follows(misfit, row, previous)) continue
    const computed = compute(misfit, row, previous)
    const next = misfits[index + 1]
    const nextFits = computed && next?.position === position + 1 && follows(next, next.row, computed)
    const own = misfits.length <= COMPARED ? findOwn(misfits, misfit, previous) : undefined
    if (!computed || nextFits || heads.get(position)?.equals(computed)) {
      if (computed) trueHashes.set(position, computed)
      kinds.set(misfit, { kind: 'hash_changed' })
    } else if (own) {
      trueHashes.set(position, own.hash)
      kinds.set(own.misfit, { kind: 'reordered', belongsAt: position })
    }
    if (!kinds.has(misfit)) kinds.set(misfit, { kind: 'changed' })
  }
  return [...kinds].map(([{ position, seq, row }, found]) => ({ ...found, position, seq, stream: row.stream, version: row.version }))
}

/** The misfit whose event belongs in the place of `misfit`: under the hash that stands there, or with its own. */
function findOwn(misfits: readonly Misfit[], misfit: Misfit, previous: Buffer): { misfit: Misfit; hash: Buffer } | undefined {
  for (const other of misfits) {
    if (other === misfit) continue
    const computed = compute(misfit, other.row, previous)
    if (computed?.equals(misfit.hash)) return { misfit: other, hash: misfit.hash }
    if (computed?.equals(other.hash)) return { misfit: other, hash: other.hash }
  }
  return undefined
}
