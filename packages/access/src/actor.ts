export const ROLES = [
  'staff',
  'window_lead',
  'chief_representative',
  'coordination',
  'supervision',
  'general_office',
  'duty_chief',
  'complaint_desk',
  'deputy_director',
  'director',
  'department_admin',
  'department_principal',
  'city_authority',
  'it',
  'guard',
  'archivist',
  'seal_keeper',
  'asset_custodian',
  'device_gateway',
] as const
export type Role = (typeof ROLES)[number]

/** Widest first. */
export const SCOPE_KINDS = ['city', 'center', 'section', 'department', 'window', 'self'] as const
export type ScopeKind = (typeof SCOPE_KINDS)[number]

export type Scope =
  | { readonly kind: 'city' }
  | { readonly kind: 'center'; readonly center: string }
  | { readonly kind: 'section'; readonly center: string; readonly section: string }
  | { readonly kind: 'department'; readonly department: string }
  | { readonly kind: 'window'; readonly center: string; readonly window: string }
  | { readonly kind: 'self'; readonly person: string }

export interface Grant { readonly role: Role; readonly scope: Scope }

/** Who acts: a person, a device gateway or the system itself. Built from a verified token, never from input. */
export interface Actor {
  /** Person id, `client:<id>` or `system:<service>`. */
  readonly id: string
  readonly name: string
  readonly grants: readonly Grant[]
  /** The bearer token, to forward; absent for the system. */
  readonly token?: string
}

/** `role@kind:place`, the form grants have in a token. */
export function formatGrant({ role, scope }: Grant): string {
  switch (scope.kind) {
    case 'city': return `${role}@city`
    case 'center': return `${role}@center:${scope.center}`
    case 'section': return `${role}@section:${scope.center}/${scope.section}`
    case 'department': return `${role}@department:${scope.department}`
    case 'window': return `${role}@window:${scope.center}/${scope.window}`
    case 'self': return `${role}@self:${scope.person}`
  }
}

/** Undefined for anything that is not a grant of a known role and scope: unknown rights are no rights. */
export function parseGrant(text: string): Grant | undefined {
  const match = /^(\w+)@(\w+)(?::([^/]+)(?:\/(.+))?)?$/.exec(text)
  if (!match) return undefined
  const [, roleText, kind, first, second] = match
  const role = ROLES.find((known) => known === roleText)
  if (!role) return undefined
  const scope = parseScope(kind, first, second)
  return scope && { role, scope }
}

function parseScope(kind: string | undefined, first?: string, second?: string): Scope | undefined {
  if (kind === 'city') return first ? undefined : { kind }
  if (!first) return undefined
  if (kind === 'section' && second) return { kind, center: first, section: second }
  if (kind === 'window' && second) return { kind, center: first, window: second }
  if (second) return undefined
  if (kind === 'center') return { kind, center: first }
  if (kind === 'department') return { kind, department: first }
  if (kind === 'self') return { kind, person: first }
  return undefined
}
