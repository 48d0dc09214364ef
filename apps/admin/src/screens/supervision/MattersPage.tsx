import { Choice, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { GroundSheet } from './GroundSheet.tsx'
import { SupervisionHeader } from './SupervisionHeader.tsx'
import { type Matter, matterTones, useMoment } from './words.ts'

const STATES = ['open', 'decided', 'closed', 'withdrawn'] as const

/** The register of accountability. */
export function MattersPage() {
  const { t } = useTranslation('supervision')
  const moment = useMoment()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const state = oneOf(STATES, filters['state'])
  const list = useQuery(api.supervision.matters.list.queryOptions({ ...usePage(), ...(center && { center }), ...(state && { state }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((list.data?.rows ?? []).map((row) => row.center))
  const columns: Column<Matter>[] = [
    { key: 'number', title: t('matter.number'), sortable: true, render: (_, row) => <a data-item href={paths.matter(row.center, row.id)}>{row.number}</a> },
    { key: 'about', title: t('matter.about'), render: (_, row) => row.about },
    { key: 'place', title: t('window'), render: (_, row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' ') },
    { key: 'origin', title: t('matter.origin'), render: (_, row) => t(`origin.${row.origin}`) },
    { key: 'clause', title: t('clause', { ns: 'ledger' }), render: (_, row) => <ClauseLink id={row.groundClause} /> },
    { key: 'people', title: t('matter.people'), render: (_, row) => row.people.map((person) => <PersonName key={person} register="supervision" id={person} />) },
    { key: 'openedAt', title: t('at', { ns: 'ledger' }), sortable: true, render: (_, row) => moment(row.openedAt) },
    { key: 'state', title: t('state', { ns: 'ledger' }), sortable: true, render: (_, row) => <><StateTag tone={matterTones[row.state]}>{t(`matterState.${row.state}`)}</StateTag> {row.outcome && <span className="soft">{t(`outcome.${row.outcome}`)}</span>}</> },
  ]
  return (
    <>
      <SupervisionHeader current="matters" actions={center && <GroundSheet center={center} />} />
      <div className="filters">
        <Choice label={t('state', { ns: 'ledger' })} value={state ?? ''} options={[{ value: '', name: t('show.all') }, ...STATES.map((value) => ({ value, name: t(`matterState.${value}`) }))]} onChange={(value) => change({ state: value || undefined, page: undefined })} />
        <SearchFilter label={t('matter.search')} />
      </div>
      <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('tab.matters')} empty={{ title: t('matter.none'), next: t('matter.noneNext') }} />
    </>
  )
}
