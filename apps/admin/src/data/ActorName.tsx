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
  if (!isPerson) return <>{t('bySystem')}</>
  const name = found.data?.rows.find((person) => person.id === id)?.name
  return name ? <a data-item href={paths.person(id)}>{name} <span className="soft">{id}</span></a> : <>{id}</>
}
