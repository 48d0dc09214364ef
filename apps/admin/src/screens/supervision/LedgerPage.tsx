import { Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { EnterEntry } from './EnterEntry.tsx'
import { EntryActions } from './EntryActions.tsx'
import { useFactName } from './fact-name.ts'
import { SupervisionHeader } from './SupervisionHeader.tsx'
import { type Entry, entryTones } from './words.ts'

const SHOWS = ['waiting', 'all', 'in_force', 'proposed', 'withdrawn'] as const

/** Every entry that counts, may come to count, or was taken back. What waits for the section comes first. */
export function LedgerPage() {
  const { t, i18n } = useTranslation('supervision')
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const decides = can('supervision.ledgerEntries.confirm', center ? { center } : undefined).ok
  const show = oneOf(SHOWS, filters['show']) ?? (decides ? 'waiting' : 'all')
  const factName = useFactName()
  const list = useQuery(api.supervision.ledgerEntries.list.queryOptions({
    ...usePage(), ...(center && { center }), ...(filters['person'] && { person: filters['person'] }), ...(filters['search'] && { search: filters['search'] }),
    ...(show === 'waiting' ? { waiting: true } : show === 'all' ? {} : { state: show }),
  }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((list.data?.rows ?? []).map((row) => row.center))
  const columns: Column<Entry>[] = [
    { key: 'on', title: t('on'), sortable: true, render: (_, row) => formatDay(row.on, i18n.language) },
    { key: 'person', title: t('person'), render: (_, row) => (row.person ? <PersonName register="supervision" id={row.person} /> : names.window(row.window)) },
    { key: 'window', title: t('window'), render: (_, row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' ') },
    { key: 'kind', title: t('kind'), sortable: true, render: (_, row) => <>{t(`kinds.${row.kind}`)}{row.serious && <StateTag tone="absent">{t('serious')}</StateTag>}</> },
    { key: 'fact', title: t('fact'), render: (_, row) => <>{factName(row)} <span className="soft">{t(`source.${row.source}`)}</span></> },
    { key: 'clause', title: t('clause', { ns: 'ledger' }), render: (_, row) => <ClauseLink id={row.clause} /> },
    { key: 'points', title: t('points'), align: 'end', render: (_, row) => row.points ?? '—' },
    { key: 'state', title: t('state', { ns: 'ledger' }), render: (_, row) => <span className="states"><StateTag tone={entryTones[row.state]}>{t(`states.${row.state}`)}</StateTag>{row.objectionOpen && <StateTag tone="late">{t('entry.objected')}</StateTag>}</span> },
    { key: 'said', title: t('entry.said'), render: (_, row) => row.objection ?? row.answer ?? '' },
    { key: 'action', title: t('action', { ns: 'ledger' }), render: (_, row) => <EntryActions entry={row} /> },
  ]
  return (
    <>
      <SupervisionHeader current="ledger" actions={center && <EnterEntry center={center} />} />
      <div className="filters">
        <Choice label={t('show.label')} value={show} options={SHOWS.map((value) => ({ value, name: t(`show.${value}`) }))} onChange={(value) => change({ show: value, page: undefined })} />
        <SearchFilter label={t('searchEntry')} />
      </div>
      <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('tab.ledger')} empty={{ title: t('entry.none'), next: t('entry.noneNext') }} />
    </>
  )
}
