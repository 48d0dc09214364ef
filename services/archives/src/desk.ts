import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type Entry, record } from '@hall/ledger'
import { findSection, findWindow } from '@hall/organization-copy'
import type { CallContext } from '@hall/rpc'
import { beyond, metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { logEntry } from './db/schema.ts'
import type { VolumeRow } from './db/volume-store.ts'
import type { ArchiveEvent } from './domain/archive-event.ts'
import type { Approver } from './domain/consent.ts'
import { loadRules, type Rules } from './rules.ts'

/** One command at work: its transaction, its caller, the rules of its center. */
export interface Desk {
  readonly tx: Transaction
  readonly call: CallContext
  readonly rules: Rules
  readonly newId: () => string
  write(entry: Omit<Entry, 'events'> & { events: readonly ArchiveEvent[] }, clauses?: readonly (string | null | undefined)[]): Promise<Result<number, 'CONFLICT'>>
}
type Input = { center: string; commandId: string }

/** Runs a command of a center within the reach, with the rules in force now at hand. */
export async function atDesk<R extends Result<unknown>>(service: ServiceContext, { input, call }: { input: Input; call: CallContext }, work: (desk: Desk) => Promise<R>) {
  return outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
    const rules = await loadRules(tx, input.center, call.now)
    return work({
      tx, call, rules, newId: service.newId,
      write: (entry, clauses = []) => record(tx, entry, { meta: metaOf(call, input), area: 'archives', rules, clauses: clauses.map((clause) => clause ?? undefined) }),
    })
  })
}

/** Anybody may ask for a volume of a center, whatever the register: the answer is about who asks, the record is the register's. */
export function withinCenter(call: CallContext, center: string): CallContext {
  return Object.assign(Object.create(call) as CallContext, { reach: { ...call.reach, centers: [center] } })
}

/** The version after what was written, or why it was not. */
export function versionOf(written: Result<number, 'CONFLICT'>): Result<{ version: number }, 'CONFLICT'> {
  return written.ok ? { ok: true, value: { version: written.value } } : written
}

export function madeAs(id: string, written: Result<number, 'CONFLICT'>): Result<{ id: string }, 'CONFLICT'> {
  return written.ok ? { ok: true, value: { id } } : written
}

/** The register a window or section files in: its own, or the office's. */
export async function placeOf({ tx, call }: Pick<Desk, 'tx' | 'call'>, { center, window, section = null }: { center: string; window: string | null; section?: string | null }) {
  if (window !== null) {
    const at = await findWindow(tx, window)
    if (at?.center !== center) return problem('WINDOW_UNKNOWN')
    return beyond(call, { center, department: at.department, window }) ?? { ok: true as const, value: { center, department: at.department, window, section: null } }
  }
  if (section !== null && (await findSection(tx, section))?.center !== center) return problem('SECTION_UNKNOWN')
  return beyond(call, { center, department: null, window: null }) ?? { ok: true as const, value: { center, department: null, window: null, section } }
}

/** Whose consent the caller can give for a register. */
export function standingFor({ actor }: CallContext, { center, department, window }: { center: string; department: string | null; window: string | null }): ReadonlySet<Approver> {
  const has = (roles: readonly string[], where: (scope: (typeof actor.grants)[number]['scope']) => boolean) => actor.grants.some(({ role, scope }) => roles.includes(role) && where(scope))
  const here = (scope: (typeof actor.grants)[number]['scope']) => scope.kind === 'city' || ((scope.kind === 'center' || scope.kind === 'section') && scope.center === center)
  return new Set<Approver>([
    ...(has(['general_office'], here) ? ['office' as const] : []),
    ...(has(['director', 'deputy_director'], here) ? ['center_leader' as const] : []),
    ...(has(['window_lead', 'chief_representative'], (scope) => scope.kind === 'window' && scope.window === window) ? ['window_head' as const] : []),
    ...(has(['department_principal'], (scope) => scope.kind === 'department' && scope.department === department) ? ['unit_leader' as const] : []),
  ])
}

/** One line on the form of the kind (TG-ARC-11). */
export async function logged({ tx, call, newId }: Desk, row: Pick<VolumeRow, 'id' | 'center' | 'department' | 'window' | 'class' | 'number'>, { kind, detail }: { kind: (typeof logEntry.$inferInsert)['kind']; detail: string }): Promise<void> {
  const { id: volume, center, department, window, class: of, number } = row
  await tx.insert(logEntry).values({ id: newId(), center, department, window, person: call.actor.id, kind, class: of, volume, number, detail, at: call.now })
}
