import { accept, type Decision, refuse } from '@hall/decider'
import type { ArchivesPolicy } from '@hall/regulation'

/** Whose consent opens a volume. */
export type Approver = 'office' | 'window_head' | 'center_leader' | 'unit_leader'
export type AccessKind = 'consult' | 'loan' | 'copy' | 'transcribe' | 'publish'

interface Asked { readonly window: string | null; readonly secrecy: 'open' | 'internal' | 'secret'; readonly important: boolean }

/** The head of the section or window that keeps it; of secret and important ones the leader above (TG-ARC-14, TG-ARC-15). */
export function approverOf({ window, secrecy, important }: Asked, kind: AccessKind, policy: ArchivesPolicy | undefined): { approver: Approver; clause: string | null } {
  const own = clauseOf(kind, policy)
  const high = policy?.higherConsent
  if (high && (secrecy === 'secret' || important)) return { approver: window ? high.value.window : high.value.section, clause: kind === 'consult' ? high.clause : (own ?? high.clause) }
  return { approver: window ? 'window_head' : 'office', clause: own }
}

export function clauseOf(kind: AccessKind, policy: ArchivesPolicy | undefined): string | null {
  const rule = { consult: policy?.consent, loan: policy?.consent, copy: policy?.copyConsent, transcribe: policy?.approvalFor, publish: policy?.approvalFor }[kind]
  return rule?.clause ?? null
}

export function decideAccess({ state, approver, clause }: { state: string; approver: string; clause: string | null }, standing: ReadonlySet<Approver>): Decision<never, 'REQUEST_NOT_OPEN' | 'NOT_APPROVER'> {
  if (state !== 'requested') return refuse('REQUEST_NOT_OPEN', { state })
  if (!standing.has(approver as Approver)) return refuse('NOT_APPROVER', { approver }, clause ?? undefined)
  return accept()
}
