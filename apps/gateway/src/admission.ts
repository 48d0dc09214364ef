import { type Actor, covers, type PermissionRow, type Reach, reachOf, type Target } from '@hall/access'
import { type Procedure, problem, type Result } from '@hall/contract'

/** Whose request it is and how far it may reach; nobody's in particular on a public procedure. */
export type Admitted = { readonly actor: Actor; readonly reach: Reach } | undefined

interface Asked { readonly path: string; readonly procedure: Procedure; readonly caller: Result<Actor> }

/** Token and permission of one call, before its input is looked at. */
export function admit({ path, procedure, caller }: Asked, permissions: Readonly<Record<string, PermissionRow>>): Result<Admitted> {
  if (procedure.public) return { ok: true, value: undefined }
  if (!caller.ok) return caller
  const reach = reachOf(caller.value, path, permissions)
  return reach ? { ok: true, value: { actor: caller.value, reach } } : problem('FORBIDDEN', { details: { procedure: path } })
}

/** Refuses a call whose input names a place that certainly lies outside the reach. */
export function checkTarget(admitted: Admitted, input: unknown): Result<undefined, 'FORBIDDEN'> {
  if (!admitted || mayLieWithin(admitted.reach, targetOf(input))) return { ok: true, value: undefined }
  return problem('FORBIDDEN', { details: { reason: 'outside_reach' } })
}

const PLACES = ['center', 'department', 'window', 'person'] as const

/** The places an input names at its top. */
export function targetOf(input: unknown): Target {
  if (typeof input !== 'object' || input === null) return {}
  const named = input as Readonly<Record<string, unknown>>
  return Object.fromEntries(PLACES.flatMap((place) => (typeof named[place] === 'string' ? [[place, named[place]]] : [])))
}

/**
 * Without the rows the gateway cannot know at which window or in which center a person works, or which departments a center has: where the
 * reach has places of a kind the target leaves open, the service and its rows decide.
 */
export function mayLieWithin(reach: Reach, target: Target): boolean {
  if (covers(reach, target)) return true
  const namesMoreThanCenter = target.department !== undefined || target.window !== undefined || target.person !== undefined
  if (!namesMoreThanCenter) return false
  return (reach.centers.length > 0 && target.center === undefined)
    || (reach.departments.length > 0 && target.department === undefined)
    || (reach.windows.length > 0 && target.window === undefined)
    || (reach.persons.length > 0 && target.window !== undefined && target.person === undefined)
}
