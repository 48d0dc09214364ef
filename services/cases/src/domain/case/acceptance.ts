import type { CasesPolicy } from '@hall/regulation'
import type { CaseFile } from './case-file.ts'

interface Part { readonly what: 'registration' | 'network' | 'notice'; readonly reference: string | null; readonly at: Temporal.Instant | null }
export interface Acceptance { readonly clause: string; readonly complete: boolean; readonly parts: readonly Part[] }

/** What an acceptance consists of, each with its time; undefined where the network is no part of it. The clock does not wait for it. WS-CAS-10. */
export function acceptanceOf(file: CaseFile, { acceptance: { networkReference }, documents }: CasesPolicy): Acceptance | undefined {
  if (!networkReference?.value || !file.opened || !file.acceptedAt) return undefined
  const { acceptanceRecordedAt: at } = file
  const ruled = documents.value[file.opened.kind === 'joint' ? 'joint_acceptance' : 'acceptance'] ?? documents.value.acceptance
  const parts: Part[] = [
    { what: 'registration', reference: file.opened.number, at }, { what: 'network', reference: file.networkReference, at: file.networkAt }, { what: 'notice', reference: file.acceptancePaper, at: ruled ? at : null },
  ]
  return { clause: networkReference.clause, parts, complete: parts.every((part) => part.at !== null) }
}
