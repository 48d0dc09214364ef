import { formatGrant, type Grant, permissions, type Reach, SCOPE_KINDS, type Scope } from '@hall/access'

/** Stream `grant/<id>`. */
export type GrantEvent =
  | { readonly type: 'GrantGiven'; readonly id: string; readonly person: string; readonly grant: string; readonly from: string; readonly until: string | null }
  | { readonly type: 'GrantRevoked'; readonly id: string; readonly person: string; readonly grant: string; readonly on: string }

/** Whether whoever has this reach may give or take rights over the scope: nobody gives more than the own reach. */
export function mayGrant(reach: Reach, scope: Scope, homeOfPerson: string | null): boolean {
  if (reach.all) return true
  switch (scope.kind) {
    case 'city':
    // A department has people in several centers: only the city reaches all of them.
    case 'department': return false
    case 'center':
    case 'section':
    case 'window': return reach.centers.includes(scope.center)
    case 'self': return homeOfPerson !== null && reach.centers.includes(homeOfPerson)
  }
}

/** False for a role at a scope too narrow for anything the role may do, like the city's authority over one window. */
export function carriesRights({ role, scope }: Grant): boolean {
  return Object.values(permissions).some(({ roles }) => {
    const narrowest = roles[role]
    return narrowest !== undefined && SCOPE_KINDS.indexOf(scope.kind) <= SCOPE_KINDS.indexOf(narrowest)
  })
}

/** What people have by where they are, without being given it: the own data, and the window they lead. */
export function grantsByPosting({ person, center, window, lead }: { person: string; center: string; window: string | null; lead: boolean }): Grant[] {
  const own: Grant = { role: 'staff', scope: { kind: 'self', person } }
  return lead && window ? [own, { role: 'window_lead', scope: { kind: 'window', center, window } }] : [own]
}

/** `center:qingpu`: a grant without its role. */
export function scopeText(grant: Grant): string {
  return formatGrant(grant).slice(grant.role.length + 1)
}

/** The columns of a stored grant that say where it lies. */
export function placeOf(scope: Scope, homeOfPerson: string | null): { center?: string; department?: string; window?: string } {
  switch (scope.kind) {
    case 'city': return {}
    case 'center':
    case 'section': return { center: scope.center }
    case 'department': return { department: scope.department }
    case 'window': return { center: scope.center, window: scope.window }
    case 'self': return homeOfPerson === null ? {} : { center: homeOfPerson }
  }
}
