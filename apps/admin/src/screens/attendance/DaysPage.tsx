import { Choice, DayField, formatDay, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { type DayRow, dayTone, findingTones, outcomeTones } from './tones.ts'

const OUTCOMES = Object.keys(outcomeTones) as DayRow['outcome'][]
const FINDINGS = ['late', 'early_leave', 'missing', 'missing_in', 'missing_out', 'absent', 'conflict', 'early_arrival', 'not_counted', 'off_post', 'wandering', 'vacant_post'] as const

/** Attendance records, filtered, sorted and paged by the service. */
export function DaysPage() {
  const { t } = useTranslation('attendance')
  const can = useCan()
  const filter = useDaysFilter()
  const page = usePage()
  const days = useQuery(api.attendance.days.list.queryOptions({ ...filter, ...page }, { placeholderData: keepPreviousData }))
  const columns = useColumns(days.data?.rows ?? [])
  return (
    <>
      <PageHeader
        title={t('days.title')}
        actions={<ExportButton reason={can('attendance.days.export').reason} fetch={() => queryClient.fetchQuery(api.attendance.days.export.queryOptions({ ...filter, ...(page.sort && { sort: page.sort }) }))} />}
      />
      <DaysFilters />
      <DataTable excel={false} query={days} columns={columns} rowKey={({ person, date }) => `${person} ${date}`} label={t('days.title')} empty={{ title: t('days.none'), next: t('days.noneNext') }} />
    </>
  )
}

/** The filter of the address; today when it names no day. */
function useDaysFilter() {
  const [filters] = useFilters()
  const [center] = useCenter()
  const today = useToday()
  const to = asDay(filters['to']) ?? today
  const { department, window, person, search } = filters
  const outcome = oneOf(OUTCOMES, filters['outcome'])
  const finding = oneOf(FINDINGS, filters['finding'])
  return {
    from: asDay(filters['from']) ?? to, to,
    ...(center && { center }), ...(department && { department }), ...(window && { window }), ...(person && { person }), ...(search && { search }),
    ...(outcome && { outcome }), ...(finding && { finding }),
  }
}

function DaysFilters() {
  const { t } = useTranslation('attendance')
  const [, change] = useFilters()
  const filter = useDaysFilter()
  const set = (changed: Record<string, string | undefined>) => change({ ...changed, page: undefined })
  const all = { value: '', name: t('days.all') }
  return (
    <div className="filters">
      <span className="field"><label htmlFor="days-from">{t('days.from')}</label><DayField id="days-from" value={filter.from} max={filter.to} onChange={(from) => set({ from })} /></span>
      <span className="field"><label htmlFor="days-to">{t('days.to')}</label><DayField id="days-to" value={filter.to} min={filter.from} onChange={(to) => set({ to })} /></span>
      <Choice label={t('days.outcome')} value={filter.outcome ?? ''} onChange={(outcome) => set({ outcome })} options={[all, ...OUTCOMES.map((value) => ({ value, name: t(`outcome.${value}`) }))]} />
      <Choice label={t('days.finding')} value={filter.finding ?? ''} onChange={(finding) => set({ finding })} options={[all, ...FINDINGS.map((value) => ({ value, name: t(`finding.${value}`) }))]} />
      <SearchFilter label={t('days.search')} />
    </div>
  )
}

function useColumns(rows: readonly DayRow[]): Column<DayRow>[] {
  const { t, i18n } = useTranslation('attendance')
  const names = usePlaceNames(rows.map(({ center }) => center))
  const [center] = useCenter()
  return [
    { key: 'name', title: t('column.person'), sortable: true, render: (_, row) => <a data-item href={paths.day(row.person, row.date)}>{row.name}</a> },
    { key: 'date', title: t('column.date'), sortable: true, render: (_, row) => formatDay(row.date, i18n.language) },
    { key: 'outcome', title: t('column.outcome'), sortable: true, render: (_, row) => <StateTag tone={dayTone(row)}>{t(`outcome.${row.outcome}`)}</StateTag> },
    {
      key: 'findings', title: t('column.findings'),
      render: (_, row) => <span className="states">{row.findings.map((finding) => <StateTag key={finding} tone={findingTones[finding]} bare>{t(`finding.${finding}`)}</StateTag>)}</span>,
    },
    { key: 'firstPunch', title: t('column.first'), sortable: true, render: (_, row) => row.firstPunch?.slice(11, 19) ?? '' },
    { key: 'lastPunch', title: t('column.last'), sortable: true, render: (_, row) => row.lastPunch?.slice(11, 19) ?? '' },
    ...(center ? [] : [{ key: 'center', title: t('column.center'), render: (_: unknown, row: DayRow) => names.center(row.center) }]),
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'person', title: t('column.number'), sortable: true, render: (_, row) => <span className="soft">{row.person}</span> },
    { key: 'clauses', title: t('column.clauses'), render: (_, row) => <span className="row">{row.clauses.map((id) => <a key={id} className="clause-link" href={paths.clause(id)}>{id}</a>)}</span> },
  ]
}
