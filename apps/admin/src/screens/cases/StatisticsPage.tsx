import { addDays, Choice, DayField, Matrix, type MatrixCell, PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'

type Measures = Outputs['cases']['statistics']['center']['total']
const COLUMNS = ['received', 'finished', 'open', 'overdue', 'onTime', 'pastPlanned', 'pastDeadline', 'medianDays', 'noticed', 'secondNotices', 'oneNotice', 'refused'] as const
type Column = (typeof COLUMNS)[number]
const SHOW: Partial<Record<Column, string>> = { received: 'all', finished: 'finished', open: 'open', overdue: 'overdue', onTime: 'on_time', pastPlanned: 'past_planned', pastDeadline: 'past_deadline', noticed: 'noticed', secondNotices: 'second_notice' }
const BY = ['item', 'department', 'channel', 'window'] as const
const WINDOW_COLUMNS = ['received', 'reviewed', 'reviewedShare', 'accepted', 'acceptedOnline', 'onlineShare'] as const
const DAYS = 90

/** Volume, on time, median time, overdue, one-time notices; every number opens the rows behind it. */
export function StatisticsPage() {
  const { t } = useTranslation('cases')
  const [center] = useCenter()
  const can = useCan()
  const today = useToday()
  const [filters, change] = useFilters()
  const from = asDay(filters['from']) ?? addDays(today, -DAYS)
  const to = asDay(filters['to']) ?? today
  const by = oneOf(BY, filters['by']) ?? 'item'
  return (
    <>
      <PageHeader title={t('statistics.title')} note={t('statistics.note')} actions={can('cases.watch.findings').ok && <a className="action" href={paths.watch}>{t('watch.title')}</a>} />
      <div className="filters">
        <span className="field"><label htmlFor="stat-from">{t('from')}</label><DayField id="stat-from" value={from} max={to} onChange={(day) => change({ from: day })} /></span>
        <span className="field"><label htmlFor="stat-to">{t('to')}</label><DayField id="stat-to" value={to} min={from} onChange={(day) => change({ to: day })} /></span>
        {center && <Choice label={t('statistics.by')} value={by} onChange={(value) => change({ by: value })} options={BY.map((value) => ({ value, name: t(`statistics.${value}`) }))} />}
      </div>
      {center ? by === 'window' ? <OfWindows center={center} from={from} to={to} /> : <OfCenter center={center} from={from} to={to} by={by} /> : can('cases.statistics.city').ok ? <OfCity from={from} to={to} /> : null}
    </>
  )
}

function OfCenter({ center, from, to, by }: { center: string; from: string; to: string; by: Exclude<(typeof BY)[number], 'window'> }) {
  const { t } = useTranslation('cases')
  const names = usePlaceNames([center])
  const statistics = useQuery(api.cases.statistics.center.queryOptions({ center, from, to, by }, { placeholderData: keepPreviousData }))
  return (
    <Loaded query={statistics} rows={8} empty={{ when: ({ rows }) => rows.length === 0, title: t('list.none'), next: t('statistics.noneNext') }}>
      {({ rows, total }) => (
        <Table corner={t(`statistics.${by}`)} rows={[
          { id: 'total', name: t('statistics.total'), measures: total, filter: { center, from, to } },
          ...rows.map((row) => ({ id: row.key, name: by === 'department' ? names.department(row.key) : by === 'channel' ? t([`channel.${row.key}` as 'channel.visit', 'asIs'], { text: row.key }) : by === 'item' && row.key === row.name ? t('statistics.brought', { name: row.name }) : row.name, measures: row, filter: { center, from, to, [by]: row.key } })),
        ]} />
      )}
    </Loaded>
  )
}

/** How much comes in, and is dealt with, over the network. EP-NET-05. */
function OfWindows({ center, from, to }: { center: string; from: string; to: string }) {
  const { t } = useTranslation('cases')
  const names = usePlaceNames([center])
  const windows = useQuery(api.cases.statistics.windows.queryOptions({ center, from, to }, { placeholderData: keepPreviousData }))
  const share = (part: number, of: number) => (of === 0 ? '' : t('windowShare.percent', { percent: (100 * part / of).toFixed(1) }))
  return (
    <Loaded query={windows} rows={8} empty={{ when: ({ rows }) => rows.length === 0, title: t('list.none'), next: t('statistics.noneNext') }}>
      {({ rows }) => (
        <div className="panel panel-flush scroll-x">
          <Matrix
            caption={t('statistics.title')} corner={t('statistics.window')}
            columns={WINDOW_COLUMNS.map((column) => ({ id: column, name: t(`windowShare.${column}`), definition: t(`windowShare.definition.${column}`) }))}
            rows={rows.map((row) => {
              const filter = { center, from, to, window: row.window, show: 'all' }
              const texts = { received: row.received, reviewed: row.reviewed, reviewedShare: share(row.reviewed, row.received), accepted: row.accepted, acceptedOnline: row.acceptedOnline, onlineShare: share(row.acceptedOnline, row.accepted) }
              return {
                id: `${row.window} ${row.department}`, name: names.window(row.window), href: paths.cases(filter),
                cells: Object.fromEntries(WINDOW_COLUMNS.map((column): [string, MatrixCell] => [column, { text: String(texts[column]), label: String(texts[column]), ...(column === 'received' && { href: paths.cases(filter) }) }])),
              }
            })}
          />
        </div>
      )}
    </Loaded>
  )
}

function OfCity({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('cases')
  const names = usePlaceNames([])
  const city = useQuery(api.cases.statistics.city.queryOptions({ from, to }, { placeholderData: keepPreviousData }))
  return (
    <Loaded query={city} rows={6} empty={{ when: ({ rows }) => rows.length === 0, title: t('list.none'), next: t('statistics.noneNext') }}>
      {({ rows }) => <Table corner={t('column.center')} rows={rows.map((row) => ({ id: row.center, name: names.center(row.center), href: paths.caseStatistics({ center: row.center, from, to }), measures: row, filter: { center: row.center, from, to } }))} />}
    </Loaded>
  )
}

interface Row { readonly id: string; readonly name: string; readonly href?: string; readonly measures: Measures; readonly filter: Record<string, string> }

function Table({ rows, corner }: { rows: readonly Row[]; corner: string }) {
  const { t } = useTranslation('cases')
  return (
    <div className="panel panel-flush scroll-x">
      <Matrix
        caption={t('statistics.title')} corner={corner}
        columns={COLUMNS.map((column) => ({ id: column, name: t(`measure.${column}`), definition: t(`definition.${column}`) }))}
        rows={rows.map(({ id, name, href, measures, filter }) => ({ id, name, href: href ?? paths.cases({ ...filter, show: 'all' }), cells: Object.fromEntries(COLUMNS.map((column) => [column, cellOf(column, measures, filter)])) }))}
      />
    </div>
  )
}

/** Of those told what is missing, how many were told everything at once. */
function toldOnce({ noticed, secondNotices }: Measures): string {
  return noticed > 0 ? `${(100 * Math.max(0, noticed - secondNotices) / noticed).toFixed(1)}%` : ''
}

function cellOf(column: Column, measures: Measures, filter: Record<string, string>): MatrixCell {
  const value = column === 'oneNotice' ? null : measures[column]
  const text = column === 'oneNotice' ? toldOnce(measures) : value === null ? '' : String(value)
  const bad = (column === 'overdue' || column === 'pastDeadline' || column === 'secondNotices' || column === 'pastPlanned') && (value ?? 0) > 0
  const show = SHOW[column]
  return { text, label: text, ...(show && { href: paths.cases({ ...filter, show }) }), tone: bad ? (column === 'pastPlanned' ? 'late' : 'absent') : undefined }
}
