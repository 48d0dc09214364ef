import { accept, type Decision, refuse } from '@hall/decider'
import type { ArchivesPolicy } from '@hall/regulation'

export interface Handed { readonly identity: object | null; readonly signature: object | null; readonly byAgent: boolean; readonly authorization: object | null }

/** Whoever takes materials back shows proof of identity and signs; an agent has it in writing (DC-ARC-02). */
export function returnMaterials({ identity, signature, byAgent, authorization }: Handed, policy: ArchivesPolicy | undefined): Decision<never, 'IDENTITY_MISSING' | 'RECEIPT_UNSIGNED' | 'AUTHORIZATION_MISSING'> {
  const rule = policy?.returnReceipt
  const wants = (what: 'identity_proof' | 'signature') => rule === undefined || rule.value.includes(what)
  if (identity === null && wants('identity_proof')) return refuse('IDENTITY_MISSING', {}, rule?.clause)
  if (signature === null && wants('signature')) return refuse('RECEIPT_UNSIGNED', {}, rule?.clause)
  if (byAgent && authorization === null) return refuse('AUTHORIZATION_MISSING', {}, rule?.clause)
  return accept()
}

const SHOWN = 4

/** What somebody recognizes a number by, and no more. */
export function maskIdentity(number: string): string {
  const shown = Math.min(SHOWN, Math.floor(number.length / 2))
  return '*'.repeat(number.length - shown) + number.slice(number.length - shown)
}
