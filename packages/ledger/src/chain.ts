import { hash } from 'node:crypto'
import { canonicalJson } from '@hall/journal'

/** An event of the journal as the ledger shows it. */
export interface LedgerEntry {
  readonly id: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly data: object
  readonly actor: string
  /** ISO instant. */
  readonly at: string
  /** The policy version and the clauses it rests on. */
  readonly policy: object | null
}

export interface LedgerLink { readonly number: number; readonly hash: string; readonly entry: LedgerEntry }

export const FORMAT = 'hall-ledger-1'
export const GENESIS_HASH = '0'.repeat(64)

/** The link after `previous`: its hash covers the hash before it, its number and the whole entry. */
export function linkOf(previous: { readonly number: number; readonly hash: string }, entry: LedgerEntry): LedgerLink {
  const number = previous.number + 1
  return { number, hash: hash('sha256', `${previous.hash}\n${number}\n${canonicalJson(entry)}`), entry }
}

/** What the signature of a head covers. */
export function headText({ service, center, date, number, hash: at }: { service: string; center: string; date: string; number: number; hash: string }): string {
  return [FORMAT, service, center, date, number, at].join('\n')
}
