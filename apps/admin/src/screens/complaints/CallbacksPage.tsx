import { Action, Choice, formatDay, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useNow } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { CallbackSheet } from './CallbackSheet.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { useMoment } from './words.ts'

type Callback = Outputs['complaints']['callbacks']['list']['rows'][number]

/** Calls back to people who were dissatisfied, every attempt of them, and what they came to by cause and window. */
export function CallbacksPage() {
  const { t } = useTranslation('complaints')
  const [center] = useCenter()
  const can = useCan()
  if (!center) return <><PageHeader title={t('callbacks.title')} /><ChooseCenter href={(id) => paths.callbacks(id)} /></>
  return (
    <>
      <PageHeader title={t('callbacks.title')} note={t('callbacks.note')} actions={<Announce center={center} />} />
      <div className="stack">
        {can('complaints.callbacks.list', { center }).ok && <List center={center} />}
        <Notices center={center} />
      </div>
    </>
  )
}

function List({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const names = usePlaceNames([center])
  const moment = useMoment()
  const [filters, change] = useFilters()
  const open = filters['show'] !== 'all'
  const [calling, setCalling] = useState<string>()
  const list = useQuery(api.complaints.callbacks.list.queryOptions({ ...usePage(), center, open }, { placeholderData: keepPreviousData }))
  const columns: Column<Callback>[] = [
    { key: 'dueAt', title: t('callback.due'), sortable: true, render: (_, row) => <><StateTag tone={row.late ? 'absent' : row.doneAt ? 'ok' : 'late'} bare>{moment(row.dueAt)}</StateTag> <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a></> },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'ratedAt', title: t('callback.rated'), sortable: true, render: (_, row) => <>{t('stars', { count: row.stars })} · {moment(row.ratedAt)}</> },
    { key: 'attempts', title: t('callbacks.attempts'), render: (_, row) => row.attempts.map((one) => <div key={one.at}><span className="soft">{moment(one.at)} {t(one.reached ? 'callbacks.reached' : 'callback.notReached')}</span> {one.text}</div>) },
    { key: 'cause', title: t('callback.cause'), render: (_, row) => row.cause && t(`cause.${row.cause}` as 'cause.other', { defaultValue: row.cause }) },
    { key: 'state', title: t('column.status'), render: (_, row) => (row.announced ? <StateTag tone="quiet" bare>{t('callbacks.announced')}</StateTag> : row.doneAt ? <StateTag tone="ok" bare>{t('callbacks.done')}</StateTag> : <Action kind="quiet" reason={can('complaints.callbacks.record', { center }).reason} onClick={() => setCalling(row.rating)}>{t('callback.record')}</Action>) },
  ]
  return (
    <section className="stack">
      <div className="filters"><Choice label={t('callbacks.show')} value={open ? 'open' : 'all'} options={[{ value: 'open', name: t('callback.title') }, { value: 'all', name: t('all') }]} onChange={(value) => change({ show: value === 'open' ? undefined : value, page: undefined })} /></div>
      <DataTable query={list} columns={columns} rowKey={({ rating }) => rating} label={t('callbacks.title')} empty={{ title: t('callbacks.none'), next: t('callbacks.noneNext') }} />
      <CallbackSheet rating={calling} onClose={() => setCalling(undefined)} />
    </section>
  )
}

function Notices({ center }: { center: string }) {
  const { t, i18n } = useTranslation('complaints')
  const names = usePlaceNames([center])
  const moment = useMoment()
  const notices = useQuery(api.complaints.callbacks.notices.queryOptions({ center }))
  return (
    <section className="panel">
      <h2>{t('callbacks.notices')}</h2>
      {notices.data && <p className="soft">{t('callbacks.waiting', { count: notices.data.waiting })}</p>}
      <Loaded query={notices} empty={{ when: ({ rows }) => rows.length === 0, title: t('callbacks.noNotices') }}>
        {({ rows }) => (
          <ul className="plain-list">
            {rows.map((one) => (
              <li key={one.id}>
                <strong>{formatDay(one.from, i18n.language)} – {formatDay(one.to, i18n.language)}</strong> <span className="soft">{t('callbacks.announcedAt', { at: moment(one.announcedAt) })}</span>
                <ul className="plain-list">{one.groups.map((group) => <li key={`${group.window} ${group.cause}`}>{names.window(group.window)} · {t(`cause.${group.cause}` as 'cause.other', { defaultValue: group.cause })} <span className="soft">{t('callbacks.times', { count: group.count })}</span></li>)}</ul>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

function Announce({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const today = useNow().slice(0, 10)
  return (
    <SheetAction<{ from: string; to: string }, Parameters<NonNullable<ReturnType<typeof api.complaints.callbacks.announce.mutationOptions>['mutationFn']>>[0], { callbacks: number }>
      label={t('callbacks.announce')} procedure="complaints.callbacks.announce" place={{ center }} options={api.complaints.callbacks.announce.mutationOptions()} kind="primary"
      initial={{ from: `${today.slice(0, 7)}-01`, to: today }} done={({ callbacks }) => t('callbacks.announceDone', { count: callbacks })} note={t('callbacks.announceNote')}
      toInput={({ from, to }) => ({ center, from, to })}
    >
      <Form.Item name="from" label={t('from')}><DayItem /></Form.Item>
      <Form.Item name="to" label={t('to')}><DayItem /></Form.Item>
    </SheetAction>
  )
}
