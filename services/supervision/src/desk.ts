import type { Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type Entry as Written, type Place, record } from '@hall/ledger'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import type { SupervisionEvent } from './domain/supervision-event.ts'
import { loadRules, type Rules } from './rules.ts'

/** Whoever writes, at a moment, with the rules of the center: a person's command or a word of another service. */
export interface Desk {
  readonly tx: Transaction
  readonly now: Temporal.Instant
  readonly by: string
  readonly rules: Rules
  readonly newId: () => string
  write(entry: Omit<Written, 'events'> & { events: readonly SupervisionEvent[] }, clauses?: readonly (string | null | undefined)[]): Promise<Result<number, 'CONFLICT'>>
}
interface Command { readonly center: string; readonly commandId: string }

/** Runs a command of a center within the reach, with the rules in force now at hand. */
export async function atDesk<R extends Result<unknown>>(service: ServiceContext, { input, call }: { input: Command; call: CallContext }, work: (desk: Desk) => Promise<R>) {
  return outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
    const meta = metaOf(call, input)
    return work(deskOf(tx, { rules: await loadRules(tx, input.center, call.now), meta, newId: service.newId }))
  })
}

export function deskOf(tx: Transaction, { rules, meta, newId }: { rules: Rules; meta: { commandId: string; actor: string; now: Temporal.Instant }; newId: () => string }): Desk {
  return {
    tx, now: meta.now, by: meta.actor, rules, newId,
    write: (entry, clauses = []) => record(tx, entry, { meta, area: 'evaluation', rules, clauses: clauses.map((clause) => clause ?? undefined) }),
  }
}

/** For what somebody does about an own entry, result or sheet: whose it is was looked up within the own reach before; the record is the center's. */
export function withinCenter(call: CallContext, center: string): CallContext {
  return Object.assign(Object.create(call) as CallContext, { reach: { ...call.reach, centers: [center] } })
}

export function madeAs<T extends object>(value: T, written: Result<number, 'CONFLICT'>): Result<T, 'CONFLICT'> {
  return written.ok ? { ok: true, value } : written
}

export type { Place }
