import { ROLES, type Role, SCOPE_KINDS, type ScopeKind } from './actor.ts'
import table from './permissions.json' with { type: 'json' }

export interface PermissionRow {
  /** Role -> the narrowest scope a grant of it must have; a wider one reaches further. `self` narrows to the own person. */
  readonly roles: Readonly<Partial<Record<Role, ScopeKind>>>
  /** Whoever is logged in, for what concerns that person alone. */
  readonly everyone?: boolean | undefined
  /** The clause or decision the right rests on. */
  readonly basis: string
}

/** The one table of permissions: `service.group.name` -> who may call it. A procedure without a row is closed. */
export const permissions: Readonly<Record<string, PermissionRow>> = readTable(table)

/** What a role may call, for the page of permissions. */
export function rightsOf(role: Role): { procedure: string; narrowest: ScopeKind }[] {
  return Object.entries(permissions).flatMap(([procedure, { roles }]) => {
    const narrowest = roles[role]
    return narrowest ? [{ procedure, narrowest }] : []
  })
}

/** By hand: the first page of the SPA reads the table too, and a schema library would weigh more than the page. Throws on a row that could open more than it says. */
export function readTable(rows: Readonly<Record<string, unknown>>): Readonly<Record<string, PermissionRow>> {
  for (const [procedure, row] of Object.entries(rows)) {
    const { roles, everyone, basis, ...others } = row as PermissionRow
    const wrong = Object.entries(roles).find(([role, scope]) => !ROLES.includes(role as Role) || !SCOPE_KINDS.includes(scope))
    if (wrong) throw new Error(`permissions.json: ${procedure}: ${wrong.join('@')} is no right`)
    if (typeof basis !== 'string' || basis === '') throw new Error(`permissions.json: ${procedure}: without a basis`)
    if (everyone !== undefined && typeof everyone !== 'boolean') throw new Error(`permissions.json: ${procedure}: everyone is ${String(everyone)}`)
    const [unknown] = Object.keys(others)
    if (unknown !== undefined) throw new Error(`permissions.json: ${procedure}: ${unknown} means nothing`)
  }
  return rows as Readonly<Record<string, PermissionRow>>
}
