import { Action, addMonths, formatMonth, Matrix, type MatrixCell, monthOf, PageHeader, Skeleton, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { exceptionsOf, figureOf, type FigureName, useFigureWords } from '../attendance/figures.ts'
import { monthTones } from '../attendance/settling-tones.ts'

const TrendChart = lazy(() => import('./MonthTrend.tsx').then(({ MonthTrend: chart }) => ({ default: chart })))
type Row = Outputs['attendance']['months']['compare']['rows'][number]
const SHOWN: readonly FigureName[] = ['due', 'present', 'late', 'early_leave', 'missing', 'off_post', 'absent', 'leave']

/** A month of all centers side by side; every number opens the month and the people behind it. */
export function CityMonthPage() {
  const { t, i18n } = useTranslation('settling')
  const today = useToday()
  const names = usePlaceNames([])
  const words = useFigureWords()
  const [filters, change] = useFilters()
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(filters['month'] ?? '') ? filters['month']! : monthOf(today)
  const found = useQuery(api.attendance.months.compare.queryOptions({ month }, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader
        title={t('cityMonth.title')}
        note={`${formatMonth(month, i18n.language)} · ${t('cityMonth.note')}`}
        actions={<><Action icon="left" onClick={() => change({ month: addMonths(month, -1) })}>{t('months.previous')}</Action><Action icon="right" onClick={() => change({ month: addMonths(month, 1) })}>{t('months.next')}</Action></>}
      />
      <Loaded query={found} empty={{ when: ({ rows }) => rows.every(({ people }) => people === 0), title: t('cityMonth.none'), next: t('cityMonth.noneNext') }}>
        {({ rows }) => (
          <div className="stack">
            <div className="panel panel-flush">
              <Matrix
                caption={t('cityMonth.title')}
                corner={t('column.center')}
                columns={[{ id: 'people', name: t('column.people'), definition: t('column.people') }, ...SHOWN.map((name) => ({ id: name, name: words.name(name), definition: words.name(name) })), { id: 'rate', name: t('cityMonth.perHundred'), definition: t('cityMonth.trend') }]}
                trendName={t('column.state')}
                rows={rows.map((row) => ({
                  id: row.center, name: names.center(row.center), href: paths.month(row.center, month), cells: cellsOf(row, month, words.name),
                  trend: <StateTag tone={monthTones[row.state]}>{t(`months.state.${row.state}`)}</StateTag>,
                }))}
              />
            </div>
            <section className="panel"><h2>{t('cityMonth.trend')}</h2>
              <Suspense fallback={<Skeleton rows={6} />}>
                <TrendChart months={rows.flatMap(({ trend }) => trend.map((one) => one.month)).filter((one, i, all) => all.indexOf(one) === i).sort()} lines={rows.map((row) => ({ name: names.center(row.center), values: new Map(row.trend.map((one) => [one.month, perHundred(one)])) }))} />
              </Suspense>
            </section>
          </div>
        )}
      </Loaded>
    </>
  )
}

function perHundred({ figures }: Pick<Row, 'figures'>): number {
  return figures.due === 0 ? 0 : Math.round((exceptionsOf(figures) * 1000) / figures.due) / 10
}

function cellsOf(row: Row, month: string, nameOf: (name: FigureName) => string): Record<string, MatrixCell> {
  const href = paths.month(row.center, month)
  return {
    people: { text: String(row.people), href, label: String(row.people) },
    ...Object.fromEntries(SHOWN.map((name) => [name, { text: String(figureOf(name, row.figures)), href, label: `${nameOf(name)} ${figureOf(name, row.figures)}`, ...(name === 'absent' && figureOf(name, row.figures) > 0 && { tone: 'absent' as const }) }])),
    rate: { text: perHundred(row).toFixed(1), href, label: perHundred(row).toFixed(1) },
  }
}
