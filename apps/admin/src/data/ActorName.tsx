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
  const person = useQuery(api.organization.people.get.queryOptions(isPerson && can('organization.people.get').ok ? { person: id } : skipToken, { staleTime: 600_000, retry: false }))
  if (!isPerson) return <>{t('bySystem')}</>
  const name = person.data?.person.name
  return name ? <a data-item href={paths.person(id)}>{name} <span className="soft">{id}</span></a> : <>{id}</>
}
