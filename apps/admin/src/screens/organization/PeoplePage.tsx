import { DayField, formatDay } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { OrganizationHeader } from './OrganizationHeader.tsx'

export type Person = Outputs['organization']['people']['list']['rows'][number]

/** People within reach, today or as it was on another day. */
export function PeoplePage() {
  const { t } = useTranslation('organization')
  const can = useCan()
  const today = useToday()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const { department, window, search } = filters
  const on = asDay(filters['on'])
  const place = { ...(center && { center }), ...(department && { department }), ...(on && { on }) }
  const people = useQuery(api.organization.people.list.queryOptions({ ...usePage(), ...place, ...(window && { window }), ...(search && { search }) }, { placeholderData: keepPreviousData }))
  const columns = usePeopleColumns(people.data?.rows ?? [])
  return (
    <>
      <OrganizationHeader
        current="people"
        actions={<ExportButton reason={can('organization.people.export').reason} fetch={() => queryClient.fetchQuery(api.organization.people.export.queryOptions(place))} />}
      />
      <div className="filters">
        <SearchFilter label={t('people.search')} />
        <span className="field"><label htmlFor="people-on">{t('people.on')}</label><DayField id="people-on" value={on ?? today} onChange={(day) => change({ on: day === today ? undefined : day, page: undefined })} /></span>
      </div>
      <DataTable excel={false} query={people} columns={columns} rowKey={({ id }) => id} label={t('people.title')} empty={{ title: t('people.none'), next: t('people.noneNext') }} />
    </>
  )
}

export function usePeopleColumns(rows: readonly Person[]): Column<Person>[] {
  const { t, i18n } = useTranslation('organization')
  const names = usePlaceNames(rows.map(({ center }) => center))
  return [
    {
      key: 'name', title: t('column.name'), sortable: true,
      render: (_, row) => <span className="row"><a data-item href={paths.person(row.id)}>{row.name}</a>{row.lead && <span className="chip">{t('lead')}</span>}</span>,
    },
    { key: 'id', title: t('column.number'), sortable: true, render: (_, row) => <span className="soft">{row.id}</span> },
    { key: 'center', title: t('column.center'), render: (_, row) => names.center(row.center) },
    { key: 'department', title: t('department'), render: (_, row) => names.department(row.department) },
    { key: 'window', title: t('windows.window'), render: (_, row) => names.window(row.window) },
    { key: 'attendanceNumber', title: t('column.attendanceNumber'), dataIndex: 'attendanceNumber' },
    { key: 'since', title: t('column.since'), sortable: true, render: (_, row) => formatDay(row.since, i18n.language) },
    { key: 'until', title: t('column.until'), render: (_, row) => (row.until ? formatDay(row.until, i18n.language) : '') },
  ]
}
