import { type Actor, type Grant, type Role, SCOPE_KINDS, type ScopeKind } from './actor.ts'
import { type PermissionRow, permissions } from './permissions.ts'
import { isSystem } from './system-actor.ts'

/** Whose rows an actor may touch with one procedure: the union of what each of its grants allows. */
export interface Reach {
  readonly all: boolean
  readonly centers: readonly string[]
  readonly departments: readonly string[]
  readonly windows: readonly string[]
  readonly persons: readonly string[]
}
export const NOTHING: Reach = { all: false, centers: [], departments: [], windows: [], persons: [] }
export const EVERYTHING: Reach = { ...NOTHING, all: true }

/** The place a request is about, as far as its input names it. */
export interface Target { readonly center?: string; readonly department?: string; readonly window?: string; readonly person?: string }

/** Undefined when no grant of the actor carries the right to the procedure (`service.group.name`). */
export function reachOf(
  actor: Actor,
  procedure: string,
  table: Readonly<Record<string, PermissionRow>> = permissions,
): Reach | undefined {
  const row = table[procedure]
  if (!row) return undefined
  if (isSystem(actor.id)) return EVERYTHING
  const reaches: Reach[] = []
  if (row.everyone) reaches.push({ ...NOTHING, persons: [actor.id] })
  for (const grant of actor.grants) {
    const needed = row.roles[grant.role]
    const reach = needed && grantReach(actor, grant, needed)
    if (reach) reaches.push(reach)
  }
  return reaches.length === 0 ? undefined : reaches.reduce(union)
}

function grantReach(actor: Actor, grant: Grant, needed: ScopeKind): Reach | undefined {
  if (needed === 'self') return { ...NOTHING, persons: [actor.id] }
  const scope = grant.scope
  if (SCOPE_KINDS.indexOf(scope.kind) > SCOPE_KINDS.indexOf(needed)) return undefined
  switch (scope.kind) {
    case 'city': return EVERYTHING
    case 'center':
    case 'section': return { ...NOTHING, centers: [scope.center] }
    case 'department': return { ...NOTHING, departments: [scope.department] }
    case 'window': return { ...NOTHING, windows: [scope.window] }
    case 'self': return { ...NOTHING, persons: [scope.person] }
  }
}

function union(a: Reach, b: Reach): Reach {
  const join = (x: readonly string[], y: readonly string[]) => [...new Set([...x, ...y])]
  return {
    all: a.all || b.all,
    centers: join(a.centers, b.centers),
    departments: join(a.departments, b.departments),
    windows: join(a.windows, b.windows),
    persons: join(a.persons, b.persons),
  }
}

/**
 * Whether a request for `target` lies inside the reach. A reach narrower than a center (window, self) covers a
 * target that names only the center: the rows decide there, through row-level security.
 */
export function covers(reach: Reach, target: Target): boolean {
  if (reach.all) return true
  if (target.person && reach.persons.includes(target.person)) return true
  if (target.window && reach.windows.includes(target.window)) return true
  if (target.department && reach.departments.includes(target.department)) return true
  if (target.center && reach.centers.includes(target.center)) return true
  // A department, window or person named without its center may lie in one of the reach: the rows decide.
  if (!target.center && reach.centers.length > 0) return true
  const narrow = reach.departments.length + reach.windows.length + reach.persons.length > 0
  const namesOnlyCenter = !target.person && !target.window && !target.department
  return namesOnlyCenter && narrow
}

/** Where a row lies; what it does not lie in is null. */
export interface Place { readonly center: string; readonly department?: string | null; readonly window?: string | null; readonly person?: string | null }

/** Whether the reach itself names the place; a place it only might contain does not count. */
export function holds(reach: Reach, { center, department, window, person }: Place): boolean {
  return reach.all || reach.centers.includes(center)
    || reach.departments.includes(department ?? '') || reach.windows.includes(window ?? '') || reach.persons.includes(person ?? '')
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.grants.some((grant) => grant.role === role)
}
