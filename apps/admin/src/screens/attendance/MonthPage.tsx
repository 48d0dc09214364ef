import { addMonths, formatDateTime, formatMonth, formatShortDay, PageHeader, SearchField, Skeleton, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { figureOf, findingOf, isFigure, type MonthOf, type MonthPerson, useFigureWords } from './figures.ts'
import { MonthSteps } from './MonthSteps.tsx'
import { monthTones } from './settling-tones.ts'
import { useEverybody } from './use-everybody.ts'

type Group = Outputs['attendance']['months']['get']['departments'][number]
type Change = Outputs['attendance']['months']['changes']['rows'][number]
const MonthChart = lazy(() => import('./MonthChart.tsx').then(({ MonthChart: chart }) => ({ default: chart })))
const VIEWS = ['people', 'byDepartment', 'byWindow', 'changes'] as const

/** One month of one center: its steps, its figures, every row behind them. */
export function MonthPage() {
  const { t, i18n } = useTranslation('settling')
  const { center = '', month = '' } = useParams({ strict: false })
  const can = useCan()
  const names = usePlaceNames([])
  const [filters] = useFilters()
  const view = oneOf(VIEWS, filters['view']) ?? 'people'
  const found = useQuery(api.attendance.months.get.queryOptions({ center, month }))
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)]
  return (
    <>
      <PageHeader
        title={t('months.of', { month: formatMonth(month, i18n.language) })}
        note={<>{names.center(center)}{found.data && <> <StateTag tone={monthTones[found.data.month.state]}>{t(`months.state.${found.data.month.state}`)}</StateTag></>}</>}
        tabs={VIEWS.map((id) => ({ name: t(`months.${id}`), href: paths.month(center, month, id), current: id === view }))}
        actions={
          <>
            <a className="action" href={paths.month(center, before)}>{t('months.previous')}</a>
            <a className="action" href={paths.month(center, after)}>{t('months.next')}</a>
            <ExportButton reason={can('attendance.months.export', { center }).reason} fetch={() => queryClient.fetchQuery(api.attendance.months.export.queryOptions({ center, month }))} />
          </>
        }
      />
      <Loaded query={found}>
        {({ month: of, total, departments, windows, days }) => (
          <div className="stack">
            <div className="columns no-print">
              <section className="panel"><h2>{t('months.figures')} <a className="clause-link" href={paths.clause(of.columnsClause)}>{of.columnsClause}</a></h2><Total of={of} total={total} />
                {days.length > 0 && <Suspense fallback={<Skeleton rows={5} />}><MonthChart days={days} /></Suspense>}
              </section>
              <section className="panel"><h2>{t('months.steps')}</h2><MonthSteps of={of} /></section>
            </div>
            {view === 'people' && <People of={of} />}
            {view === 'byDepartment' && <Groups of={of} rows={departments} name={names.department} />}
            {view === 'byWindow' && <Windows of={of} rows={windows} />}
            {view === 'changes' && <Changes of={of} />}
          </div>
        )}
      </Loaded>
    </>
  )
}

function Total({ of, total }: { of: MonthOf; total: Group['figures'] }) {
  const words = useFigureWords()
  return <dl className="figures">{of.columns.filter(isFigure).map((name) => <div key={name}><dt>{words.name(name)}</dt><dd>{figureOf(name, total)}</dd></div>)}</dl>
}

function useFigureColumns<R extends { figures: Group['figures'] }>(of: MonthOf, { person, asClosed }: { person?: (row: R) => string; asClosed?: (row: R) => Group['figures'] | null } = {}): Column<R>[] {
  const { t } = useTranslation('settling')
  const words = useFigureWords()
  const span = { from: `${of.month}-01`, to: lastOf(of.month) }
  return of.columns.filter(isFigure).map((name) => ({
    key: name, title: words.name(name), align: 'end' as const, width: 96, sorter: (a: R, b: R) => figureOf(name, a.figures) - figureOf(name, b.figures),
    render: (_: unknown, row: R) => {
      const value = figureOf(name, row.figures)
      const finding = findingOf(name)
      const closed = asClosed?.(row)
      const text = value === 0 ? <span className="soft">0</span> : finding && person ? <a href={paths.days({ center: of.center, person: person(row), ...span, finding })}>{value}</a> : value
      return <>{text}{closed && figureOf(name, closed) !== value && <div className="soft">{t('months.asClosed', { count: figureOf(name, closed) })}</div>}</>
    },
  }))
}

function lastOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`
}

function People({ of }: { of: MonthOf }) {
  const { t } = useTranslation('settling')
  const names = usePlaceNames([of.center])
  const [search, setSearch] = useState('')
  const everybody = useEverybody({ center: of.center, month: of.month })
  const figures = useFigureColumns<MonthPerson>(of, { person: ({ person }) => person, asClosed: (row) => row.asClosed })
  const rows = everybody.rows.filter(({ name, person }) => name.includes(search) || person.toLowerCase().startsWith(search.toLowerCase()))
  const columns: Column<MonthPerson>[] = [
    { key: 'name', title: t('column.person'), width: 180, sorter: (a, b) => a.person.localeCompare(b.person), render: (_, row) => <span className="row"><a data-item href={paths.days({ center: of.center, person: row.person, from: `${of.month}-01`, to: lastOf(of.month) })}>{row.name}</a><span className="soft">{row.person}</span></span> },
    ...figures,
    { key: 'provisional', title: t('column.provisional'), align: 'end', width: 100, sorter: (a, b) => a.provisional - b.provisional, render: (_, row) => (row.provisional > 0 ? <StateTag tone="late" bare>{row.provisional}</StateTag> : '') },
    { key: 'window', title: t('column.window'), width: 200, render: (_, row) => names.window(row.window) },
    { key: 'department', title: t('column.department'), width: 160, render: (_, row) => names.department(row.department) },
  ]
  return (
    <>
      <div className="filters">
        <SearchField label={t('months.search')} value={search} onChange={setSearch} />
        {!everybody.isDone && <span role="status" className="row"><progress max={everybody.total} value={everybody.rows.length} aria-label={t('months.loading', { count: everybody.rows.length, total: everybody.total })} /> {t('months.loading', { count: everybody.rows.length, total: everybody.total })}</span>}
      </div>
      <DataTable query={{ ...everybody.query, data: everybody.query.data && { rows } }} columns={columns} rowKey={({ person }) => person} label={t('months.people')} empty={{ title: t('months.none'), next: t('months.noneNext') }} />
    </>
  )
}

function Windows({ of, rows }: { of: MonthOf; rows: readonly Group[] }) {
  return <Groups of={of} rows={rows} name={usePlaceNames([of.center]).window} />
}

function Groups({ of, rows, name }: { of: MonthOf; rows: readonly Group[]; name: (id: string | null) => string }) {
  const { t } = useTranslation('settling')
  const columns: Column<Group>[] = [
    { key: 'id', title: t('months.byWindow'), render: (_, row) => name(row.id) || '—' },
    { key: 'people', title: t('column.people'), align: 'end', dataIndex: 'people' },
    ...useFigureColumns<Group>(of),
  ]
  return <DataTable query={local(rows)} columns={columns} rowKey={({ id }) => id ?? ''} label={t('months.byWindow')} empty={{ title: t('months.none'), next: t('months.noneNext') }} />
}

function Changes({ of }: { of: MonthOf }) {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const words = useFigureWords()
  const changes = useQuery(api.attendance.months.changes.queryOptions({ center: of.center, month: of.month, size: 500 }))
  const shown = of.columns.filter(isFigure)
  const differing = (row: Change) => shown.filter((name) => figureOf(name, row.before) !== figureOf(name, row.after))
  const columns: Column<Change>[] = [
    { key: 'name', title: t('column.person'), render: (_, row) => <a data-item href={paths.day(row.person, row.date)}>{row.name}</a> },
    { key: 'date', title: t('column.date'), render: (_, row) => formatShortDay(row.date, i18n.language) },
    { key: 'before', title: t('column.before'), render: (_, row) => differing(row).map((name) => `${words.name(name)} ${words.amount(name, row.before)}`).join(' · ') },
    { key: 'after', title: t('column.after'), render: (_, row) => differing(row).map((name) => `${words.name(name)} ${words.amount(name, row.after)}`).join(' · ') },
    { key: 'cause', title: t('column.cause'), render: (_, row) => attendance([`cause.${row.cause}` as 'cause.punches', 'cause.other'], { cause: row.cause }) },
    { key: 'reason', title: t('column.reason'), dataIndex: 'reason' },
    { key: 'at', title: t('column.at'), render: (_, row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
  ]
  return <DataTable query={{ ...changes, data: changes.data && { rows: changes.data.rows } }} columns={columns} rowKey={({ id }) => id} label={t('months.changes')} empty={{ title: t('months.changesNone'), next: t('months.changesNoneNext') }} />
}

function local<R>(rows: readonly R[]) {
  return { data: { rows: [...rows] }, error: null, isPending: false, refetch: (() => undefined) as never }
}

