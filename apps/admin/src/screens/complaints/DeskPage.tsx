import { Action, formatDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { type PlaceNames, usePlaceNames } from '../../session/places.ts'
import { OpenBox } from './BoxSheet.tsx'
import { CallbackSheet } from './CallbackSheet.tsx'
import { RegisterSheet } from './RegisterSheet.tsx'
import { useGround, useMoment } from './words.ts'
import './complaints.css'

type Today = Outputs['complaints']['desk']['today']
type Row = Today['rows'][number]

/** The complaint desk's day: what is late, what runs out today, and everything else by what runs out next. */
export function DeskPage() {
  const { t } = useTranslation('complaints')
  const [center] = useCenter()
  return center ? <Desk center={center} /> : <><PageHeader title={t('desk.title')} /><ChooseCenter href={(id) => paths.complaintDesk(id)} /></>
}

function Desk({ center }: { center: string }) {
  const { t, i18n } = useTranslation('complaints')
  const can = useCan()
  const names = usePlaceNames([center])
  const [registering, setRegistering] = useState(false)
  const today = useQuery(api.complaints.desk.today.queryOptions({ center }))
  return (
    <>
      <PageHeader
        title={t('desk.title')}
        note={today.data && <>{formatDay(today.data.date, i18n.language)} · {names.center(center)}</>}
        actions={
          <>
            <a className="action" href={paths.complaints({ center })}>{t('register.title')}</a>
            <OpenBox center={center} />
            <Action kind="primary" icon="plus" reason={can('complaints.intake.register', { center }).reason} onClick={() => setRegistering(true)}>{t('intake.title')}</Action>
          </>
        }
      />
      <Loaded query={today} rows={8}>
        {(data) => (
          <>
            <Figures data={data} center={center} />
            <Rows rows={data.rows} names={names} />
            <Callbacks data={data} names={names} />
          </>
        )}
      </Loaded>
      <RegisterSheet center={center} open={registering} onClose={() => setRegistering(false)} />
    </>
  )
}

function Figures({ data: { figures }, center }: { data: Today; center: string }) {
  const { t } = useTranslation('complaints')
  const shown = (['late', 'today', 'open', 'unclassified', 'objections', 'unsettled', 'answers', 'closedThisMonth'] as const)
  return (
    <dl className="figures">
      {shown.map((key) => (
        <div key={key} className={key === 'late' && figures.late > 0 ? 'figure-late' : undefined}>
          <dt>{t(`figure.${key}`)}</dt>
          <dd>{key === 'answers' ? <a href={paths.hotline(center)}>{figures[key]}</a> : figures[key]}</dd>
        </div>
      ))}
    </dl>
  )
}

const URGENCY_TONES = { late: 'absent', today: 'late', tomorrow: 'open', later: 'quiet', no_limit: 'quiet', unsettled: 'late' } as const

function Rows({ rows, names }: { rows: readonly Row[]; names: PlaceNames }) {
  const { t } = useTranslation('complaints')
  if (rows.length === 0) return <div className="panel"><p className="soft">{t('desk.none')}</p></div>
  return (
    <div className="panel panel-flush scroll-x" tabIndex={0} role="region" aria-label={t('desk.list')}>
      <table className="plain">
        <caption className="unseen">{t('desk.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.due')}</th><th scope="col">{t('column.number')}</th><th scope="col">{t('column.channel')}</th><th scope="col">{t('column.about')}</th>
            <th scope="col">{t('column.summary')}</th><th scope="col">{t('column.waitsFor')}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <DeskRow key={row.id} row={row} names={names} />)}</tbody>
      </table>
    </div>
  )
}

function DeskRow({ row, names }: { row: Row; names: PlaceNames }) {
  const { t, i18n } = useTranslation('complaints')
  const ground = useGround()
  return (
    <tr>
      <td className="nowrap">
        <StateTag tone={URGENCY_TONES[row.urgency]}>{t(`urgency.${row.urgency}`)}</StateTag>
        <div className="soft">{row.dueDate ? <>{formatDay(row.dueDate, i18n.language)} {row.dueClause && <a className="clause-link" href={paths.clause(row.dueClause)}>{row.dueClause}</a>}</> : t('desk.noLimit')}</div>
      </td>
      <th scope="row" className="nowrap"><a data-item href={paths.complaint(row.id)}>{row.number}</a></th>
      <td>{row.channels.map((channel) => t(`channel.${channel}`)).join(t('and'))}{row.channels.length > 1 && <div className="soft">{t('desk.oneMatter', { count: row.channels.length })}</div>}</td>
      <td>{row.window ? names.window(row.window) : <span className="soft">{t('desk.noWindow')}</span>}<div className="soft">{ground(row.ground)}</div></td>
      <td><div className="complaint-summary">{row.summary}</div></td>
      <td>{row.urgency === 'unsettled' ? t('desk.unsettled') : row.status === 'draft' ? t('desk.toConfirm') : row.incomplete.length > 0 ? t('desk.incomplete') : row.waitsFor.slice(0, 2).map((step) => t(`step.${step}`)).join(t('and'))}</td>
    </tr>
  )
}

function Callbacks({ data: { callbacks }, names }: { data: Today; names: PlaceNames }) {
  const { t } = useTranslation('complaints')
  const moment = useMoment()
  const [calling, setCalling] = useState<string>()
  if (callbacks.length === 0) return null
  return (
    <section className="panel panel-flush">
      <h2 className="panel-title">{t('callback.title')} <a href={paths.callbacks()}>{t('callbacks.title')}</a></h2>
      <table className="plain">
        <caption className="unseen">{t('callback.title')}</caption>
        <thead><tr><th scope="col">{t('callback.due')}</th><th scope="col">{t('column.window')}</th><th scope="col">{t('callback.rated')}</th><th scope="col">{t('column.action')}</th></tr></thead>
        <tbody>
          {callbacks.map((one) => (
            <tr key={one.rating}>
              <td className="nowrap"><StateTag tone={one.late ? 'absent' : 'late'} bare>{moment(one.dueAt)}</StateTag> <a className="clause-link" href={paths.clause(one.clause)}>{one.clause}</a></td>
              <td>{names.window(one.window)}</td>
              <td>{t('stars', { count: one.stars })} · {moment(one.ratedAt)}</td>
              <td><Action kind="quiet" onClick={() => setCalling(one.rating)}>{t('callback.record')}</Action></td>
            </tr>
          ))}
        </tbody>
      </table>
      <CallbackSheet rating={calling} onClose={() => setCalling(undefined)} />
    </section>
  )
}
