import { z } from 'zod'
import { ROLES, SCOPE_KINDS, type ScopeKind } from './actor.ts'
import table from './permissions.json' with { type: 'json' }

const row = z.strictObject({
  /** Role -> the narrowest scope a grant of it must have; a wider one reaches further. `self` narrows to the own person. */
  roles: z.partialRecord(z.enum(ROLES), z.enum(SCOPE_KINDS)),
  /** Whoever is logged in, for what concerns that person alone. */
  everyone: z.boolean().optional(),
  /** The clause or decision the right rests on. */
  basis: z.string().min(1),
})
export type PermissionRow = z.infer<typeof row>

/** The one table of permissions: `service.group.name` -> who may call it. A procedure without a row is closed. */
export const permissions: Readonly<Record<string, PermissionRow>> = z.record(z.string(), row).parse(table)

/** What a role may call, for the page of permissions. */
export function rightsOf(role: (typeof ROLES)[number]): { procedure: string; narrowest: ScopeKind }[] {
  return Object.entries(permissions).flatMap(([procedure, { roles }]) => {
    const narrowest = roles[role]
    return narrowest ? [{ procedure, narrowest }] : []
  })
}
