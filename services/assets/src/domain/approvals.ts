import { accept, type Decision, refuse } from '@hall/decider'
import type { AssetsPolicy } from '@hall/regulation'

export type RequestKind = keyof NonNullable<AssetsPolicy['approvals']> | 'requisition' | 'transfer'
type Rule = { value: { approver: Approver; requester: 'anybody' | 'using_window'; reason: boolean; carriedOutBy: 'anybody' | 'it'; supervised: boolean }; clause: string }
export type Approver = 'general_office' | 'center_leader' | 'coordination' | 'it'

export function ruleFor(kind: RequestKind, policy: AssetsPolicy | undefined): Rule | undefined {
  return kind === 'requisition' || kind === 'transfer' ? undefined : policy?.approvals?.[kind]
}

export interface Asked {
  readonly kind: RequestKind
  readonly reason: string
  readonly category: string | null
  /** From a window; undefined from a section. */
  readonly window: string | null
  /** Windows that use the assets asked about. */
  readonly usedAt: readonly (string | null)[]
}

/** Whether a request may be put at all (TG-AST-11, TG-AST-16). */
export function submitRequest({ kind, reason, category, window, usedAt }: Asked, policy: AssetsPolicy | undefined): Decision<never, 'REASON_MISSING' | 'NOT_USING_WINDOW' | 'UNIT_PROVIDES'> {
  const provides = policy?.unitProvides
  if (kind === 'purchase' && window && category && provides && (provides.value as readonly string[]).includes(category)) return refuse('UNIT_PROVIDES', { category }, provides.clause)
  const rule = ruleFor(kind, policy)
  if (rule?.value.reason && reason === '') return refuse('REASON_MISSING', {}, rule.clause)
  if (rule?.value.requester === 'using_window' && usedAt.some((at) => at !== window)) return refuse('NOT_USING_WINDOW', {}, rule.clause)
  return accept()
}

export interface RequestState { readonly kind: RequestKind; readonly state: string; readonly assets: readonly string[] }

/** Roles of the caller at the center, as far as approvals name them. */
export type Standing = ReadonlySet<Approver>

export function decideRequest({ kind, state }: RequestState, by: Standing, policy: AssetsPolicy | undefined): Decision<never, 'REQUEST_NOT_OPEN' | 'NOT_APPROVER'> {
  if (state !== 'requested') return refuse('REQUEST_NOT_OPEN', { state })
  const rule = ruleFor(kind, policy)
  const approver = rule?.value.approver ?? 'general_office'
  return by.has(approver) ? accept() : refuse('NOT_APPROVER', { approver }, rule?.clause)
}

interface CarryOut { readonly asset: string | null; readonly supervisor: string | null; readonly by: Standing }

/** Without consent nothing is done; what one section alone does, nobody else enters. */
export function carryOutRequest(
  { asset, supervisor, by }: CarryOut,
  { kind, state, assets }: RequestState,
  policy: AssetsPolicy | undefined,
): Decision<never, 'APPROVAL_MISSING' | 'NOT_CARRIER' | 'OTHER_ASSET' | 'SUPERVISOR_MISSING'> {
  const rule = ruleFor(kind, policy)
  if (state !== 'approved') return refuse('APPROVAL_MISSING', { state, kind }, rule?.clause)
  if (rule?.value.carriedOutBy === 'it' && !by.has('it')) return refuse('NOT_CARRIER', {}, rule.clause)
  if (asset !== null && assets.length > 0 && !assets.includes(asset)) return refuse('OTHER_ASSET', { asset, allowed: [...assets] }, rule?.clause)
  if (rule?.value.supervised && supervisor === null) return refuse('SUPERVISOR_MISSING', {}, rule.clause)
  return accept()
}
