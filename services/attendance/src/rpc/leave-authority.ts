import { type Actor, EVERYTHING, type Grant } from '@hall/access'
import { DECIDING_ROLES, type DecidingRole } from '@hall/regulation'
import type { CallContext } from '@hall/rpc'

export interface PlaceOfLeave { readonly center: string; readonly department: string | null; readonly window: string | null }

/** The roles of an actor that may stand in a chain and whose scope holds the place. */
export function rolesAt({ grants }: Pick<Actor, 'grants'>, place: PlaceOfLeave): DecidingRole[] {
  return [...new Set(grants.filter((grant) => holds(grant, place)).flatMap(({ role }) => DECIDING_ROLES.find((known) => known === role) ?? []))]
}

function holds({ scope }: Grant, { center, department, window }: PlaceOfLeave): boolean {
  switch (scope.kind) {
    case 'city': return true
    case 'center':
    case 'section': return scope.center === center
    case 'department': return scope.department === department
    case 'window': return scope.window === window
    case 'self': return false
  }
}

/**
 * For commands that weigh one person's leave against everybody of the window: cover, pairs and chains are looked up beyond
 * the caller's own reach, and what the caller may do is decided by `rolesAt` or by being the person.
 */
export function wide<C extends Pick<CallContext, 'actor' | 'path' | 'reach'>>({ actor, path }: C): Pick<CallContext, 'actor' | 'path' | 'reach'> {
  return { actor, path, reach: EVERYTHING }
}
