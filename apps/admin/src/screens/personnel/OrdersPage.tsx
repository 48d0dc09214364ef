import { Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { LeaveAction } from './LeaveAction.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'
import { ProposeAction } from './ProposeAction.tsx'
import { type FileRow, fileHref, statusTone } from './words.ts'

/** Every entry and every leaving, in each state. */
export function OrdersPage() {
  const { t, i18n } = useTranslation('personnel')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const kind = oneOf(['entries', 'leavings'] as const, filters['kind']) ?? 'entries'
  const state = oneOf(['open', 'closed', 'all'] as const, filters['state']) ?? 'all'
  const input = { ...usePage(), ...(center && { center }), ...(filters['search'] && { search: filters['search'] }), ...(state !== 'all' && { open: state === 'open' }) }
  const entries = useQuery(api.personnel.entries.list.queryOptions(input, { placeholderData: keepPreviousData, enabled: kind === 'entries' }))
  const leavings = useQuery(api.personnel.leavings.list.queryOptions(input, { placeholderData: keepPreviousData, enabled: kind === 'leavings' }))
  const query = kind === 'entries' ? entries : leavings
  const names = usePlaceNames((query.data?.rows ?? []).map((row) => row.center))
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '')
  const columns: Column<FileRow>[] = [
    { key: 'name', title: t('column.person'), sortable: true, render: (_, row) => <a data-item href={fileHref(row)}>{row.name} <span className="soft">{row.person}</span></a> },
    { key: 'subject', title: t('column.subject'), render: (_, row) => t(`word.${row.subject}`, { defaultValue: row.subject }) },
    { key: 'status', title: t('column.status'), sortable: true, render: (_, row) => <StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`, { defaultValue: row.status })}</StateTag> },
    { key: 'center', title: t('column.center'), render: (_, row) => names.center(row.center) },
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'due', title: t('column.due'), sortable: true, render: (_, row) => day(row.due) },
    { key: 'effective', title: t('column.effective'), sortable: true, render: (_, row) => day(row.effective) },
    { key: 'openedOn', title: t('column.openedOn'), sortable: true, render: (_, row) => day(row.openedOn) },
  ]
  return (
    <>
      <PersonnelHeader current="orders" actions={center && <><LeaveAction center={center} /><ProposeAction center={center} /></>} />
      <div className="filters">
        <Choice label={t('orders.kind')} value={kind} options={(['entries', 'leavings'] as const).map((value) => ({ value, name: t(`orders.${value}`) }))} onChange={(value) => change({ kind: value, page: undefined })} />
        <Choice label={t('orders.state')} value={state} options={(['all', 'open', 'closed'] as const).map((value) => ({ value, name: t(`orders.${value}`) }))} onChange={(value) => change({ state: value, page: undefined })} />
        <SearchFilter label={t('orders.search')} />
      </div>
      <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('orders.title')} empty={{ title: t('orders.none'), next: t('orders.noneNext') }} />
    </>
  )
}
