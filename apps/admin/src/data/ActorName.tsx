import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { useCan } from '../session/can.ts'
import { api } from './api.ts'

/** Who did something, by name where the name is within reach; the system itself when nobody did. */
export function ActorName({ id }: { id: string }) {
  const { t } = useTranslation('shell')
  const can = useCan()
  const isPerson = !id.includes(':')
  const found = useQuery(api.organization.people.list.queryOptions(isPerson && can('organization.people.list').ok ? { search: id, size: 5 } : skipToken, { staleTime: 600_000 }))
  const posted = found.data?.rows.find((person) => person.id === id)?.name
  // Who acts from the city or for a department stands on no roster.
  const missing = isPerson && !posted && !found.isLoading
  const account = useQuery(api.organization.people.accounts.queryOptions(missing ? { ids: [id] } : skipToken, { staleTime: 600_000 }))
  const acting = account.data?.rows[0]?.name
  if (!isPerson) return <>{t('bySystem')}</>
  if (!posted) return acting ? <>{acting} <span className="soft">{id}</span></> : <>{id}</>
  return <a data-item href={paths.person(id)}>{posted} <span className="soft">{id}</span></a>
}
