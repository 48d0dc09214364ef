import { Choice, PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { usePlaceNames } from '../../session/places.ts'
import { SpanFields, useSpan } from './SpanFields.tsx'
import { useGround } from './words.ts'

const BY = ['month', 'year', 'channel', 'ground', 'window', 'department', 'item', 'person', 'center'] as const
type By = (typeof BY)[number]
type Statistics = Outputs['complaints']['desk']['statistics']
const COUNTS = ['received', 'open', 'closed', 'late', 'substantiated', 'partly', 'unsubstantiated', 'bounces'] as const

/** Complaints counted for a month or a year by what they are about, and what comes again and again. */
export function StatisticsPage() {
  const { t } = useTranslation('complaints')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const by = oneOf(BY, filters['by']) ?? 'month'
  const { from, to } = useSpan()
  const counted = useQuery(api.complaints.desk.statistics.queryOptions({ ...(center && { center }), by, from, to }, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('statistics.title')} note={t('statistics.note')} />
      <div className="filters no-print">
        <Choice label={t('statistics.by')} value={by} onChange={(next) => change({ by: next })} options={BY.map((value) => ({ value, name: t(`statisticsBy.${value}`) }))} />
        <SpanFields />
      </div>
      <Loaded query={counted} rows={8} empty={{ when: ({ rows }) => rows.length === 0, title: t('statistics.none') }}>
        {(data) => <div className="stack"><Table data={data} by={by} center={center} /><Repeated data={data} center={center} /></div>}
      </Loaded>
    </>
  )
}

/** Of one center, or of all: then a window says whose it is. */
function useNames(center: string | undefined) {
  const { me } = useSession()
  return usePlaceNames(center ? [center] : me.centers.map(({ id }) => id), { withCenter: !center })
}

function Table({ data: { rows }, by, center }: { data: Statistics; by: By; center: string | undefined }) {
  const { t } = useTranslation('complaints')
  const names = useNames(center)
  const ground = useGround()
  const name = ({ key, name: known }: Statistics['rows'][number]) => {
    switch (by) {
      case 'channel': return t(`channel.${key}` as 'channel.desk')
      case 'ground': return ground(key)
      case 'window': return names.window(key)
      case 'department': return names.department(key)
      case 'center': return names.center(key)
      case 'person': return known ? `${known} ${key}` : key
      case 'item': case 'month': case 'year': return key
    }
  }
  return (
    <div className="panel panel-flush scroll-x" tabIndex={0} role="region" aria-label={t('statistics.title')}>
      <table className="plain">
        <caption className="unseen">{t('statistics.title')}</caption>
        <thead><tr><th scope="col">{t(`statisticsBy.${by}`)}</th>{COUNTS.map((count) => <th key={count} scope="col" className="number">{t(`count.${count}`)}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{name(row)}</th>{COUNTS.map((count) => <td key={count} className="number">{row[count]}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}

function Repeated({ data: { repeated }, center }: { data: Statistics; center: string | undefined }) {
  const { t } = useTranslation('complaints')
  const names = useNames(center)
  const ground = useGround()
  if (repeated.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('statistics.repeated')}</h2>
      <p className="soft">{t('statistics.repeatedNote')}</p>
      <ul className="plain-list">
        {repeated.map((one) => (
          <li key={`${one.ground}${one.window}`}>
            <a href={paths.complaints({ ...(center && { center }), ...(one.window && { window: one.window }) })}>{names.window(one.window)} · {ground(one.ground)}</a> <span className="soft">{t('statistics.times', { count: one.complaints })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
