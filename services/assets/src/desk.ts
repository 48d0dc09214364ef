import type { Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type Entry, record } from '@hall/ledger'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import type { Approver, Standing } from './domain/approvals.ts'
import type { AssetEvent } from './domain/asset-event.ts'
import { loadRules, type Rules } from './rules.ts'

/** One command at work: its transaction, its caller, the rules of its center. */
export interface Desk {
  readonly tx: Transaction
  readonly call: CallContext
  readonly rules: Rules
  readonly newId: () => string
  write(entry: Omit<Entry, 'events'> & { events: readonly AssetEvent[] }, clauses?: readonly (string | undefined)[]): Promise<Result<number, 'CONFLICT'>>
}

/** Runs a command of a center within the reach, with the rules in force now at hand. */
export async function atDesk<R extends Result<unknown>>(
  service: ServiceContext,
  { input, call }: { input: { center: string; commandId: string }; call: CallContext },
  work: (desk: Desk) => Promise<R>,
) {
  return outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
    const rules = await loadRules(tx, input.center, call.now)
    const desk: Desk = { tx, call, rules, newId: service.newId, write: (entry, clauses = []) => record(tx, entry, { meta: metaOf(call, input), area: 'assets', rules, clauses }) }
    return work(desk)
  })
}

/** The version after what was written, or why it was not. */
export function versionOf(written: Result<number, 'CONFLICT'>): Result<{ version: number }, 'CONFLICT'> {
  return written.ok ? { ok: true, value: { version: written.value } } : written
}

export function madeAs(id: string, written: Result<number, 'CONFLICT'>): Result<{ id: string }, 'CONFLICT'> {
  return written.ok ? { ok: true, value: { id } } : written
}

const ROLES_OF: Readonly<Record<Approver, readonly string[]>> = {
  general_office: ['general_office'], center_leader: ['director', 'deputy_director'], coordination: ['coordination'], it: ['it'],
}

/** What the caller is at a center, as far as consent depends on it. */
export function standingOf({ actor }: CallContext, center: string): Standing {
  const here = actor.grants.filter(({ scope }) => scope.kind === 'city' || ((scope.kind === 'center' || scope.kind === 'section') && scope.center === center))
  return new Set((Object.keys(ROLES_OF) as Approver[]).filter((approver) => here.some(({ role }) => ROLES_OF[approver].includes(role))))
}

export function leadsWindow({ actor }: CallContext, window: string | null): boolean {
  return window !== null && actor.grants.some(({ role, scope }) => (role === 'window_lead' || role === 'chief_representative') && scope.kind === 'window' && scope.window === window)
}

/** A system asks about whoever stands before it, or somebody about their own: the answer is about that person alone, the record is the center's. */
export function withinCenter(call: CallContext, center: string): CallContext {
  return Object.assign(Object.create(call) as CallContext, { reach: { ...call.reach, centers: [center] } })
}
