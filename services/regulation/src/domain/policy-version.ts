import { accept, type Decision, fold, refuse } from '@hall/decider'
import { findPolicyFault, type PolicyFault, type Rulebook } from './check-policy.ts'

/** Which version of which center's policy. */
export interface VersionKey {
  readonly center: string
  readonly area: string
  readonly version: number
}
/** What is written: the values, and the first day they are to apply, `YYYY-MM-DD`. */
export interface Draft {
  readonly effectiveFrom: string
  readonly policy: Readonly<Record<string, unknown>>
}

export type PolicyEvent =
  | ({ readonly type: 'PolicyDrafted'; readonly by: string } & VersionKey & Draft)
  | ({ readonly type: 'PolicyChanged'; readonly by: string } & Draft)
  | { readonly type: 'PolicyReviewed'; readonly by: string }
  | { readonly type: 'PolicyWithdrawn'; readonly by: string }
  /** Whole, for those who keep a copy. */
  | ({ readonly type: 'PolicyPublished'; readonly by: string } & VersionKey & Draft)

interface Written extends VersionKey, Draft {
  /** Everybody who wrote any of it, the last one last; none of them reviews it. */
  readonly authors: readonly string[]
}
/** The life of one version: drafted, reviewed by somebody else, published for a day to come, and never changed again; or withdrawn before. */
export type PolicyState =
  | { readonly status: 'unwritten' }
  | ({ readonly status: 'draft' } & Written)
  | ({ readonly status: 'reviewed'; readonly reviewedBy: string } & Written)
  | ({ readonly status: 'published'; readonly reviewedBy: string | undefined } & Written)
  | ({ readonly status: 'withdrawn' } & Written)

export const unwritten: PolicyState = { status: 'unwritten' }

export function evolve(state: PolicyState, event: PolicyEvent): PolicyState {
  switch (event.type) {
    case 'PolicyDrafted': return { ...contentOf(event), status: 'draft', authors: [event.by] }
    case 'PolicyChanged': {
      const { authors, ...before } = writtenIn(state)
      const { effectiveFrom, policy, by } = event
      return { ...before, effectiveFrom, policy, status: 'draft', authors: [...authors.filter((author) => author !== by), by] }
    }
    case 'PolicyReviewed': return { ...writtenIn(state), status: 'reviewed', reviewedBy: event.by }
    case 'PolicyWithdrawn': return { ...writtenIn(state), status: 'withdrawn' }
    case 'PolicyPublished': return { ...writtenIn(state), status: 'published', reviewedBy: state.status === 'reviewed' ? state.reviewedBy : undefined }
  }
}

export function foldPolicy(events: Iterable<PolicyEvent>): PolicyState {
  return fold(evolve, unwritten, events)
}

/** CONFLICT: somebody else drafted the same version first. */
export function draftVersion(state: PolicyState, drafted: VersionKey & Draft & { readonly by: string }, rulebook: Rulebook): Decision<PolicyEvent, PolicyFault | 'CONFLICT'> {
  if (state.status !== 'unwritten') return refuse('CONFLICT')
  const fault = findPolicyFault(drafted.area, drafted.policy, rulebook)
  return fault ? { ok: false, refusal: fault } : accept({ type: 'PolicyDrafted', ...drafted })
}

/** Takes a version over from the files Hall comes with: those were reviewed where they were written. */
export function adoptVersion(state: PolicyState, adopted: VersionKey & Draft & { readonly by: string }, rulebook: Rulebook): Decision<PolicyEvent, PolicyFault | 'CONFLICT'> {
  const drafted = draftVersion(state, adopted, rulebook)
  return drafted.ok ? accept(...drafted.events, { type: 'PolicyPublished', ...adopted }) : drafted
}

/** What was reviewed becomes a draft again. */
export function changeVersion(state: PolicyState, { effectiveFrom, policy, by }: Draft & { readonly by: string }, rulebook: Rulebook): Decision<PolicyEvent, PolicyFault | Unchangeable> {
  const unchangeable = findUnchangeable(state)
  if (unchangeable) return unchangeable
  const fault = findPolicyFault(writtenIn(state).area, policy, rulebook)
  return fault ? { ok: false, refusal: fault } : accept({ type: 'PolicyChanged', effectiveFrom, policy, by })
}

/** By somebody who wrote none of it. */
export function reviewVersion(state: PolicyState, { by }: { readonly by: string }): Decision<PolicyEvent, Unchangeable | 'OWN_DRAFT'> {
  const unchangeable = findUnchangeable(state)
  if (unchangeable) return unchangeable
  const { authors } = writtenIn(state)
  if (authors.includes(by)) return refuse('OWN_DRAFT', { authors })
  return state.status === 'reviewed' ? accept() : accept({ type: 'PolicyReviewed', by })
}

/** From `today` on or later: a version in force from a day gone by would judge anew what has been judged. */
export function publishVersion(state: PolicyState, { by, today }: { readonly by: string; readonly today: string }): Decision<PolicyEvent, Unchangeable | 'NOT_REVIEWED' | 'EFFECTIVE_IN_PAST'> {
  const unchangeable = findUnchangeable(state)
  if (unchangeable) return unchangeable
  if (state.status !== 'reviewed') return refuse('NOT_REVIEWED')
  if (state.effectiveFrom < today) return refuse('EFFECTIVE_IN_PAST', { effectiveFrom: state.effectiveFrom, today })
  return accept({ type: 'PolicyPublished', by, ...contentOf(state) })
}

/** Whoever may draft takes back what is not in force; its number is not given again. */
export function withdrawVersion(state: PolicyState, { by }: { readonly by: string }): Decision<PolicyEvent, Unchangeable> {
  return findUnchangeable(state) ?? accept({ type: 'PolicyWithdrawn', by })
}

type Unchangeable = 'NOT_FOUND' | 'VERSION_PUBLISHED' | 'VERSION_WITHDRAWN'

function findUnchangeable(state: PolicyState) {
  if (state.status === 'unwritten') return refuse('NOT_FOUND')
  if (state.status === 'withdrawn') return refuse('VERSION_WITHDRAWN', { version: state.version })
  return state.status === 'published' ? refuse('VERSION_PUBLISHED', { version: state.version }) : undefined
}

function contentOf({ center, area, version, effectiveFrom, policy }: VersionKey & Draft): VersionKey & Draft {
  return { center, area, version, effectiveFrom, policy }
}

/** Events after the first find it written; anything else is a broken journal. */
function writtenIn(state: PolicyState): Written {
  if (state.status === 'unwritten') throw new Error('a policy version begins with PolicyDrafted')
  return { ...contentOf(state), authors: state.authors }
}
