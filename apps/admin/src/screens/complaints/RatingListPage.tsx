import { Choice, DayField, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useNow } from '../../session/clock.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Impute, PhoneRating } from './PhoneRating.tsx'
import { useMoment } from './words.ts'

export type Rating = Outputs['complaints']['ratings']['list']['rows'][number]
const STANDINGS = ['counted', 'imputed', 'before_completion', 'burst'] as const
const TONES = { counted: 'ok', imputed: 'quiet', before_completion: 'late', burst: 'absent' } as const

/** Single ratings for those who follow them up: what was said, what counts, what was set aside and why. */
export function RatingListPage() {
  const { t } = useTranslation('complaints')
  const [center] = useCenter()
  const now = useNow()
  const names = usePlaceNames([center])
  const moment = useMoment()
  const [filters, change] = useFilters()
  const [from, to] = [asDay(filters['from']) ?? `${now.slice(0, 4)}-01-01`, asDay(filters['to']) ?? now.slice(0, 10)]
  const [standing, poor] = [oneOf(STANDINGS, filters['standing']), filters['poor'] === 'yes']
  const page = usePage()
  const list = useQuery(api.complaints.ratings.list.queryOptions(center ? { ...page, center, from, to, ...(standing && { standing }), ...(poor && { poor }) } : skipToken, { placeholderData: keepPreviousData }))
  if (!center) return <><PageHeader title={t('ratingList.title')} /><ChooseCenter href={(id) => paths.ratingList(id)} /></>
  const columns: Column<Rating>[] = [
    { key: 'ratedAt', title: t('ratingList.at'), sortable: true, render: (_, row) => moment(row.ratedAt) },
    { key: 'stars', title: t('ratingList.stars'), sortable: true, render: (_, row) => <>{t('stars', { count: row.stars })}{row.second && <span className="soft"> {t('ratingList.second')}</span>}</> },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'said', title: t('ratingList.said'), render: (_, row) => <>{row.tags.map((tag) => t(`tag.${tag}` as 'tag.fast', { defaultValue: tag })).join(t('and'))} {row.comment && <span className="soft">{row.comment}</span>}</> },
    { key: 'channel', title: t('column.channel'), render: (_, row) => t(`ratingChannel.${row.channel}`) },
    { key: 'standing', title: t('ratingList.standing'), render: (_, row) => <StateTag tone={TONES[row.standing]} bare>{t(`standing.${row.standing}`)}</StateTag> },
    { key: 'complaint', title: t('ratingList.follow'), render: (_, row) => row.complaint && <><a data-item href={paths.complaint(row.complaint)}>{t('ratingList.case')}</a>{!row.second && <> <PhoneRating center={center} first={row} /></>}</> },
  ]
  return (
    <>
      <PageHeader title={t('ratingList.title')} note={t('ratingList.note')} actions={<><a className="action" href={paths.ratings(center)}>{t('ratings.title')}</a><Impute center={center} /><PhoneRating center={center} /></>} />
      <div className="filters no-print">
        <span className="field"><label htmlFor="from">{t('from')}</label><DayField id="from" value={from} onChange={(day) => change({ from: day, page: undefined })} /></span>
        <span className="field"><label htmlFor="to">{t('to')}</label><DayField id="to" value={to} onChange={(day) => change({ to: day, page: undefined })} /></span>
        <Choice label={t('ratingList.standing')} value={standing ?? ''} onChange={(next) => change({ standing: next || undefined, page: undefined })} options={[{ value: '', name: t('all') }, ...STANDINGS.map((value) => ({ value, name: t(`standing.${value}`) }))]} />
        <Choice label={t('ratingList.which')} value={poor ? 'yes' : ''} onChange={(next) => change({ poor: next || undefined, page: undefined })} options={[{ value: '', name: t('all') }, { value: 'yes', name: t('ratingList.onlyPoor') }]} />
      </div>
      <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('ratingList.title')} empty={{ title: t('ratings.none'), next: t('register.noneNext') }} />
    </>
  )
}
