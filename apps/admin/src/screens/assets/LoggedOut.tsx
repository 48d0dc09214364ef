import { formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

const REFRESH_MS = 60_000

/** Windows with people and without their own page, now; nothing where the regulation has no such rule. */
export function LoggedOut({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const names = usePlaceNames([center])
  const query = useQuery(api.assets.machines.loggedOut.queryOptions({ center }, { refetchInterval: REFRESH_MS }))
  if (query.data && query.data.clause === null) return null
  return (
    <PlainTable title={t('page.title')} note={<>{t('page.note')} <ClauseLink id={query.data?.clause} /></>} query={query} rowKey={({ window }) => window} empty={t(query.data?.hours === false ? 'page.closed' : 'page.all')} columns={[
      { title: t('window'), render: (row) => names.window(row.window) },
      { title: t('state'), render: () => <StateTag tone="late">{t('page.out')}</StateTag> },
      { title: t('page.people'), render: (row) => <span className="states">{row.people.map((person) => <PersonName key={person} register="assets" id={person} />)}</span> },
      { title: t('page.lastAt'), render: (row) => (row.lastAt ? formatDateTime(atCenter(row.lastAt), i18n.language).slice(0, -3) : t('page.never')) },
    ]} />
  )
}
