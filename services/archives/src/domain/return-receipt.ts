import { accept, type Decision, refuse } from '@hall/decider'
import type { ArchivesPolicy } from '@hall/regulation'

export interface Handed<I, S> { readonly identity: I | null; readonly signature: S | null; readonly byAgent: boolean; readonly authorization: object | null }

/** Whoever takes materials back shows proof of identity and signs, whatever a regulation leaves out; an agent has it in writing (DC-ARC-02). */
export function returnMaterials<I, S>({ identity, signature, byAgent, authorization }: Handed<I, S>, policy: ArchivesPolicy | undefined): Decision<{ identity: I; signature: S }, 'IDENTITY_MISSING' | 'RECEIPT_UNSIGNED' | 'AUTHORIZATION_MISSING'> {
  const clause = policy?.returnReceipt?.clause
  if (identity === null) return refuse('IDENTITY_MISSING', {}, clause)
  if (signature === null) return refuse('RECEIPT_UNSIGNED', {}, clause)
  if (byAgent && authorization === null) return refuse('AUTHORIZATION_MISSING', {}, clause)
  return accept({ identity, signature })
}

const SHOWN = 4

/** What somebody recognizes a number by, and no more. */
export function maskIdentity(number: string): string {
  const shown = Math.min(SHOWN, Math.floor(number.length / 2))
  return '*'.repeat(number.length - shown) + number.slice(number.length - shown)
}
