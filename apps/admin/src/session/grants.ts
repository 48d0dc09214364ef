import { parseGrant } from '@hall/access'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../data/local.ts'
import { useSession } from './session.ts'

export interface GrantName { key: string; role: string; place: string }

/** The person's own rights in words: role and place. */
export function useGrantNames(): GrantName[] {
  const { me } = useSession()
  const { t } = useTranslation('access')
  const local = useLocal()
  return me.grants.map(({ role, scope, place }) => {
    const grant = parseGrant(`${role}@${scope}`)
    return {
      key: `${role}@${scope}`,
      role: grant ? t(`role.${grant.role}`) : role,
      place: place ? local(place) : grant ? t(`scope.${grant.scope.kind}`) : scope,
    }
  })
}
