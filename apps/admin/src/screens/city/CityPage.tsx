import { DayField, EmptyState, formatDay, Matrix, type MatrixCell, PageHeader, Skeleton, Sparkline } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { MEASURES, type Measure, rowsBehind } from './measures.ts'

const TrendChart = lazy(() => import('./TrendChart.tsx').then(({ TrendChart: chart }) => ({ default: chart })))
type CityRow = Outputs['attendance']['hall']['city']['rows'][number]

/** Centers x measures on a day; every number opens the rows behind it. */
export function CityPage() {
  const { t, i18n } = useTranslation('city')
  const today = useToday()
  const names = usePlaceNames([])
  const [filters, change] = useFilters()
  const chosen = asDay(filters['on'])
  const ofToday = useQuery(api.attendance.hall.city.queryOptions({ on: today }, { enabled: chosen === undefined }))
  const rested = chosen === undefined ? lastWorkedDay(ofToday.data?.rows ?? []) : undefined
  const on = chosen ?? rested ?? today
  const city = useQuery(api.attendance.hall.city.queryOptions({ on }, { enabled: chosen !== undefined || ofToday.isSuccess, placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('title')} note={t(rested ? 'noteRested' : 'note', { day: formatDay(on, i18n.language) })} actions={<DayField steps label={t('day')} value={on} max={today} onChange={(day) => change({ on: day })} />} />
      <Loaded query={ofToday.isError ? ofToday : city}>
        {({ rows }) => rows.length === 0 ? <EmptyState title={t('none')}>{t('noneNext')}</EmptyState> : (
          <div className="stack">
            <div className="panel panel-flush">
              <Matrix
                caption={t('title')}
                corner={t('center')}
                columns={MEASURES.map((measure) => ({ id: measure, name: t(`measure.${measure}`), definition: t(`definition.${measure}`) }))}
                trendName={t('trend')}
                rows={rows.map((row) => ({
                  id: row.center,
                  name: names.center(row.center),
                  href: paths.hall(row.center),
                  cells: Object.fromEntries(MEASURES.map((measure) => [measure, cellOf(row, measure, on, t(`measure.${measure}`))])),
                  trend: <Sparkline values={row.trend.map((day) => day.exceptionsPerHundred)} label={t('trendOf', { values: row.trend.map((day) => day.exceptionsPerHundred.toFixed(1)).join(' · ') })} />,
                }))}
              />
            </div>
            <section className="panel">
              <h2>{t('trendTitle')}</h2>
              <Suspense fallback={<Skeleton rows={6} />}>
                <TrendChart days={[...new Set(rows.flatMap(({ trend }) => trend.map(({ date }) => date)))].sort()} lines={rows.map((row) => ({ name: names.center(row.center), values: new Map(row.trend.map((day) => [day.date, day.exceptionsPerHundred])) }))} />
              </Suspense>
            </section>
            <section className="panel">
              <h2>{t('definitions')}</h2>
              <dl className="pairs">{MEASURES.flatMap((measure) => [<dt key={measure}>{t(`measure.${measure}`)}</dt>, <dd key={`${measure}-text`}>{t(`definition.${measure}`)}</dd>])}</dl>
            </section>
          </div>
        )}
      </Loaded>
    </>
  )
}

/** On a day nobody is expected anywhere the page opens with the last one somebody was. */
function lastWorkedDay(rows: readonly CityRow[]): string | undefined {
  if (rows.some(({ expected }) => expected > 0)) return undefined
  return rows.flatMap(({ trend }) => trend.map(({ date }) => date)).toSorted().at(-1)
}

function cellOf(row: CityRow, measure: Measure, on: string, name: string): MatrixCell {
  const count = row[measure]
  const tone = count === 0 ? undefined : measure === 'absent' ? 'absent' : measure === 'late' || measure === 'earlyLeave' || measure === 'missing' ? 'late' : undefined
  return { text: String(count), label: `${name} ${count}`, href: rowsBehind(row.center, on, measure), tone }
}
