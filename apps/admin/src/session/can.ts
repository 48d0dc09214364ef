import { covers, permissions, reachOf, type Role, type Target } from '@hall/access'
import { useTranslation } from 'react-i18next'
import { useSession } from './session.ts'

export interface Right {
  readonly ok: boolean
  /** Why not, in words; undefined when it may. */
  readonly reason: string | undefined
}

/**
 * Whether the person may call `service.group.name`, about a place where one is meant. Reads the same table as gateway
 * and services, so a button and their checks cannot differ.
 */
export function useCan(): (procedure: string, target?: Target) => Right {
  const { actor, me } = useSession()
  const { t } = useTranslation('access')
  const basisText = useBasisText()
  return (procedure, meant) => {
    // What lies at the window somebody sits at is that person's to handle.
    const target = meant?.window && meant.window === me.person?.window && meant.person === undefined ? { ...meant, person: actor.id } : meant
    const reach = reachOf(actor, procedure)
    if (reach && (!target || covers(reach, target))) return { ok: true, reason: undefined }
    const row = permissions[procedure]
    const roles = Object.keys(row?.roles ?? {}) as Role[]
    if (reach) return { ok: false, reason: t('reason.elsewhere') }
    return { ok: false, reason: t('reason.role', { roles: roles.map((role) => t(`role.${role}`)).join(t('comma')), basis: basisText(row?.basis ?? '') }) }
  }
}

/** What a right rests on: a clause by its number, or a decision of ours. */
export function useBasisText(): (basis: string) => string {
  const { t } = useTranslation('access')
  return (basis) => {
    const number = /^decision (\d+)$/.exec(basis)?.[1]
    return number ? t('decision', { number }) : basis
  }
}

/** The roles that may call a procedure. */
export function rolesFor(procedure: string): Role[] {
  return Object.keys(permissions[procedure]?.roles ?? {}) as Role[]
}
