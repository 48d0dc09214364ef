import { DayField, formatDay } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { OrganizationHeader } from './OrganizationHeader.tsx'

type Seat = Outputs['organization']['people']['seating']['rows'][number]

/** Who sat where on any day. */
export function SeatingPage() {
  const [center] = useCenter()
  return center ? <Seating center={center} /> : <><OrganizationHeader current="seating" /><ChooseCenter href={(id) => `${paths.seating}?center=${id}`} /></>
}

function Seating({ center }: { center: string }) {
  const { t, i18n } = useTranslation('organization')
  const today = useToday()
  const [filters, change] = useFilters()
  const on = asDay(filters['on']) ?? today
  const names = usePlaceNames([center])
  const seats = useQuery(api.organization.people.seating.queryOptions({ center, on }, { placeholderData: keepPreviousData }))
  const columns: Column<Seat>[] = [
    { key: 'window', title: t('windows.window'), render: (_, row) => names.window(row.window) },
    { key: 'capacity', title: t('column.capacity'), render: (_, row) => t(`capacity.${row.capacity}`) },
    { key: 'name', title: t('column.name'), render: (_, row) => <a data-item href={paths.person(row.person)}>{row.name}</a> },
    { key: 'department', title: t('department'), render: (_, row) => names.department(row.department) },
    { key: 'from', title: t('column.since'), render: (_, row) => formatDay(row.from, i18n.language) },
    { key: 'until', title: t('column.until'), render: (_, row) => (row.until ? formatDay(row.until, i18n.language) : '') },
  ]
  return (
    <>
      <OrganizationHeader current="seating" note={t('seating.note', { center: names.center(center), day: formatDay(on, i18n.language) })} actions={<DayField steps label={t('people.on')} value={on} onChange={(day) => change({ on: day })} />} />
      <DataTable
        query={seats}
        columns={columns}
        rowKey={(row) => `${row.person} ${row.post ?? ''} ${row.capacity} ${row.from}`}
        label={t('seating.title')}
        empty={{ title: t('seating.none'), next: t('seating.noneNext') }}
      />
    </>
  )
}
