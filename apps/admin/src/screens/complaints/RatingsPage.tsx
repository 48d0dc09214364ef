import { Action, Choice, PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { QRCode } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useNow } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { RatingCounts } from './RatingCounts.tsx'
import { RatingDevices } from './RatingDevices.tsx'
import { SpanFields, useSpan } from './SpanFields.tsx'
import { useMoment, usePercent } from './words.ts'

const BY = ['window', 'month', 'year', 'item', 'person'] as const
type Statistics = Outputs['complaints']['ratings']['statistics']

/** Ratings of a center, or of the own window: sums, never who rated. */
export function RatingsPage() {
  const { t } = useTranslation('complaints')
  const [center] = useCenter()
  const can = useCan()
  const window = useOwnWindow()
  if (!center) return <><PageHeader title={t('ratings.title')} /><ChooseCenter href={(id) => paths.ratings(id)} /></>
  return can('complaints.ratings.statistics', { center }).ok ? <OfCenter center={center} /> : window ? <OfWindow center={window.center} window={window.window} /> : <p className="soft">{can('complaints.ratings.statistics').reason}</p>
}

function useOwnWindow(): { center: string; window: string } | undefined {
  const { actor, me } = useSession()
  const scope = actor.grants.find(({ scope: { kind }, role }) => kind === 'window' && (role === 'window_lead' || role === 'chief_representative'))?.scope
  if (scope?.kind === 'window') return scope
  return me.person?.center && me.person.window ? { center: me.person.center, window: me.person.window } : undefined
}

function OfCenter({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const span = useSpan()
  const [filters, change] = useFilters()
  const by = oneOf(BY, filters['by']) ?? 'window'
  const counted = useQuery(api.complaints.ratings.statistics.queryOptions({ center, by, from: span.from, to: span.to }, { placeholderData: keepPreviousData }))
  const [devices, setDevices] = useState(false)
  return (
    <>
      <PageHeader title={t('ratings.title')} note={t('ratings.note')} actions={<>{can('complaints.ratings.list', { center }).ok && <a className="action" href={paths.ratingList(center)}>{t('ratingList.title')}</a>}<Action reason={can('complaints.ratings.devices', { center }).reason} pressed={devices} onClick={() => setDevices(!devices)}>{t('device.title')}</Action></>} />
      {devices && <RatingDevices center={center} />}
      <div className="filters no-print">
        <Choice label={t('statistics.by')} value={by} onChange={(next) => change({ by: next })} options={BY.map((value) => ({ value, name: t(`statisticsBy.${value}`) }))} />
        <SpanFields />
      </div>
      <Loaded query={counted} rows={8}>
        {(data) => <div className="stack"><RatingCounts total={data.total} smallest={data.smallest.forRate} clause={data.smallest.clause} /><Rows data={data} by={by} center={center} /></div>}
      </Loaded>
    </>
  )
}

function Rows({ data: { rows, smallest }, by, center }: { data: Statistics; by: (typeof BY)[number]; center: string }) {
  const { t } = useTranslation('complaints')
  const names = usePlaceNames([center])
  const percent = usePercent()
  if (rows.length === 0) return <p className="soft">{t('ratings.none')}</p>
  return (
    <div className="panel panel-flush scroll-x" tabIndex={0} role="region" aria-label={t('ratings.title')}>
      <table className="plain">
        <caption className="unseen">{t('ratings.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`statisticsBy.${by}`)}</th><th scope="col" className="number">{t('ratings.place')}</th><th scope="col" className="number">{t('ratings.satisfied')}</th><th scope="col" className="number">{t('ratings.counted')}</th>
            {[5, 4, 3, 2, 1].map((n) => <th key={n} scope="col" className="number">{t('stars', { count: n })}</th>)}
            <th scope="col" className="number">{t('ratings.aside')}</th><th scope="col" className="number">{t('ratings.inTime')}</th><th scope="col" className="number">{t('ratings.lateClosed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{by === 'window' ? names.window(row.key) : row.key}</th>
              <td className="number">{row.place ?? <span className="soft">{t('ratings.noPlace')}</span>}</td>
              <td className="number">{row.satisfied === null ? <span className="soft">{t('ratings.tooFew')}</span> : percent(row.satisfied)}</td>
              <td className="number">{row.counted}</td>
              {[4, 3, 2, 1, 0].map((at) => <td key={at} className="number">{row.stars[at]}</td>)}
              <td className="number">{row.imputed + row.beforeCompletion + row.burst}</td><td className="number">{row.inTime}</td><td className="number">{row.lateClosed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft panel-title">{t('ratings.smallest', { rate: smallest.forRate, order: smallest.forOrder })} <a className="clause-link" href={paths.clause(smallest.clause)}>{smallest.clause}</a></p>
    </div>
  )
}

function OfWindow({ center, window }: { center: string; window: string }) {
  const { t } = useTranslation('complaints')
  const names = usePlaceNames([center])
  const span = useSpan()
  const percent = usePercent()
  const counted = useQuery(api.complaints.ratings.ofWindow.queryOptions({ center, window, from: span.from, to: span.to }, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('ratings.own')} note={<>{names.center(center)} · {names.window(window)} · {t('ratings.note')}</>} />
      <div className="filters no-print"><SpanFields /></div>
      <Invite center={center} window={window} />
      <Loaded query={counted} rows={6}>
        {(data) => (
          <div className="stack">
            <RatingCounts total={data.total} smallest={data.smallest} />
            <section className="panel">
              <h2>{t('statisticsBy.month')}</h2>
              <ul className="plain-list">{data.months.map((row) => <li key={row.month}>{row.month} · {t('ratings.countedOf', { count: row.counted })} · {row.satisfied === null ? t('ratings.tooFew') : percent(row.satisfied)}</li>)}</ul>
            </section>
            {data.words.length > 0 && <section className="panel"><h2>{t('ratings.words')}</h2><ul className="plain-list">{data.words.map(({ tag, count }) => <li key={tag}>{t(`tag.${tag}` as 'tag.fast', { defaultValue: tag })} <span className="soft">{count}</span></li>)}</ul></section>}
          </div>
        )}
      </Loaded>
    </>
  )
}

/** A service is over: the tablet asks, or the link goes onto the receipt. */
function Invite({ center, window }: { center: string; window: string }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const { me } = useSession()
  const moment = useMoment()
  const now = useNow()
  const command = useCommand(api.complaints.ratings.invite.mutationOptions(), { done: t('ratings.invited') })
  return (
    <section className="panel no-print">
      <p className="soft">{t('ratings.auto')}</p>
      <Action icon="plus" busy={command.busy} reason={can('complaints.ratings.invite').reason} onClick={() => command.run({ center, window, person: me.person?.id ?? null, item: null, caseNumber: null, completedAt: `${now.slice(0, 19)}+08:00` })}>{t('ratings.invite')}</Action>
      {command.output && (
        <figure className="rating-code">
          <QRCode value={`${location.origin}${command.output.path}`} type="svg" size={144} bordered={false} />
          <figcaption>{t('ratings.link')} <code>{command.output.path}</code><br /><span className="soft">{t('ratings.once', { at: moment(command.output.expiresAt) })}</span></figcaption>
        </figure>
      )}
      {command.problem && <ProblemView error={command.problem} />}
    </section>
  )
}
