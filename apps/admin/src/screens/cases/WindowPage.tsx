import './cases.css'
import { Action, EmptyState, formatDateTime, PageHeader, StateTag, type Tone } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { useOwnPage } from '../assets/use-own-page.ts'
import { ExtendedService } from './ExtendedService.tsx'
import { DrawTicket, FinishTicket } from './TicketSheets.tsx'

type Today = Outputs['cases']['tickets']['today']
export type Ticket = Today['tickets'][number]
interface Place { readonly center: string; readonly window: string }
const tones: Readonly<Record<Ticket['state'], Tone>> = { booked: 'leave', waiting: 'late', called: 'cover', finished: 'ok', missed: 'quiet' }
const REFRESH_MS = 15_000

/** A window's day: who waits, who is served, who has left, and its closing. */
export function WindowPage() {
  const { t } = useTranslation('cases')
  const { me } = useSession()
  const [chosen] = useCenter()
  const [filters, change] = useFilters()
  const center = chosen || (me.person?.center ?? '')
  const own = me.person?.center === center ? (me.person.window ?? undefined) : undefined
  useOwnPage({ center, window: own })
  const names = usePlaceNames(center ? [center] : [])
  const windows = useQuery(api.organization.directory.windows.queryOptions(center && !own ? { center } : skipToken))
  const window = own ?? filters['window']
  return (
    <>
      <PageHeader title={t('window.title')} note={window ? names.window(window) : t('window.note')} actions={<><a className="action" href={paths.holidayServices}>{t('holiday.title')}</a><a className="action" href={paths.contacts}>{t('contacts.title')}</a></>} />
      {!own && center && (
        <div className="filters"><span className="field"><label htmlFor="window-chosen">{t('column.window')}</label>
          <Select id="window-chosen" showSearch={{ optionFilterProp: 'label' }} value={window} onChange={(value: string) => change({ window: value })} style={{ minWidth: 220 }} options={(windows.data?.rows ?? []).filter(({ active }) => active).map(({ id, number }) => ({ value: id, label: `${number} ${names.window(id)}` }))} /></span></div>
      )}
      {center && window ? <Day key={window} center={center} window={window} /> : <EmptyState title={t('window.choose')}>{t('window.chooseNext')}</EmptyState>}
      {center && <ExtendedService center={center} />}
    </>
  )
}

function Day(place: Place) {
  const today = useQuery(api.cases.tickets.today.queryOptions(place, { refetchInterval: REFRESH_MS }))
  return <Loaded query={today} rows={8}>{(data) => <Whole place={place} today={data} />}</Loaded>
}

function Whole({ place, today }: { place: Place; today: Today }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const { me } = useSession()
  const [sheet, setSheet] = useState<'draw' | 'out' | Ticket>()
  const done = () => setSheet(undefined)
  const call = useCommand(api.cases.tickets.call.mutationOptions(), { done: (ticket) => t('window.calledNow', { number: ticket.number }) })
  const close = useCommand(api.cases.tickets.closeWindow.mutationOptions(), { done: (closing) => t('window.closedNow', { count: closing.extendedMinutes }) })
  const back = useCommand(api.cases.tickets.back.mutationOptions(), { done: t('window.isBack') })
  const out = useCommand(api.cases.tickets.stepOut.mutationOptions(), { done: t('window.isOut'), onDone: done })
  const waiting = today.tickets.filter(({ state }) => state === 'waiting' || state === 'booked')
  const gone = today.away.find(({ person, window }) => person === me.person?.id && window === place.window)
  const problem = call.problem ?? close.problem ?? back.problem
  return (
    <>
      <div className="row no-print" role="group" aria-label={t('case.actions')}>
        <Action kind="primary" busy={call.busy} reason={waiting.length === 0 ? t('window.nobodyWaits') : can('cases.tickets.call', place).reason} onClick={() => call.run(place)}>{t('window.callNext')}</Action>
        <Action icon="plus" reason={can('cases.tickets.issue', place).reason} onClick={() => setSheet('draw')}>{t('window.draw')}</Action>
        {gone ? <Action busy={back.busy} onClick={() => back.run(place)}>{t('window.back')}</Action> : <Action reason={can('cases.tickets.stepOut', place).reason} onClick={() => setSheet('out')}>{t('window.stepOut')}</Action>}
        <Action busy={close.busy} reason={today.sessions.length === 0 ? t('window.dayOff') : can('cases.tickets.closeWindow', place).reason} onClick={() => close.run(place)}>{t('window.close')}</Action>
      </div>
      {problem && <ProblemView error={problem} />}
      <p className="soft">{today.sessions.length === 0 ? t('window.dayOff') : today.sessions.map(({ name, from, to }) => `${t(`window.session.${name}`)} ${from}–${to}`).join(' · ')} {today.clause && <a className="clause-link" href={paths.clause(today.clause)}>{today.clause}</a>}</p>
      <div className="columns section-gap">
        <Tickets place={place} rows={today.tickets} onFinish={setSheet} />
        <div className="stack">
          <Away rows={today.away} />
          <section className="panel"><h2>{t('window.closings')}</h2>
            {today.closings.length === 0 ? <p className="soft">{t('window.open')}</p> : <ul>{today.closings.map((one) => <li key={one.id}>{t(`window.session.${one.session}`)} {formatDateTime(atCenter(one.closedAt), i18n.language).slice(-8, -3)} {one.extendedMinutes > 0 && <StateTag tone="leave" bare>{t('window.extended', { count: one.extendedMinutes })}</StateTag>} <span className="soft"><ActorName id={one.closedBy} /></span></li>)}</ul>}
          </section>
        </div>
      </div>
      {sheet === 'draw' && <DrawTicket place={place} onClose={done} />}
      {sheet === 'out' && (
        <FormSheet<{ phone?: string }> open title={t('window.stepOut')} submit={t('window.stepOut')} onClose={() => { out.clear(); done() }} busy={out.busy} problem={out.problem} onSubmit={({ phone }) => out.run({ ...place, phone: phone ?? '' })}>
          <p className="soft">{t('window.outNote')}</p>
          <Form.Item name="phone" label={t('applicant.phone')} rules={today.people.length === 1 ? [{ required: true, message: t('required') }] : []}><Input maxLength={40} inputMode="tel" /></Form.Item>
        </FormSheet>
      )}
      {sheet !== undefined && typeof sheet === 'object' && <FinishTicket ticket={sheet} onClose={done} />}
    </>
  )
}

function Tickets({ place, rows, onFinish }: { place: Place; rows: readonly Ticket[]; onFinish: (ticket: Ticket) => void }) {
  const { t } = useTranslation('cases')
  const names = usePlaceNames([place.center])
  const call = useCommand(api.cases.tickets.call.mutationOptions(), { done: (ticket) => t('window.calledNow', { number: ticket.number }) })
  const phoned = useCommand(api.cases.tickets.phoned.mutationOptions(), { done: t('window.phonedNow') })
  const missed = useCommand(api.cases.tickets.missed.mutationOptions(), { done: t('window.missedNow') })
  const at = (moment: string | null) => (moment ? atCenter(moment).slice(11, 16) : '')
  const problem = call.problem ?? phoned.problem ?? missed.problem
  return (
    <section className="panel"><h2>{t('window.tickets')}</h2>
      {problem && <ProblemView error={problem} />}
      {rows.length === 0 ? <EmptyState title={t('window.none')}>{t('window.noneNext')}</EmptyState> : (
        <ul className="stack">
          {rows.map((row) => (
            <li key={row.id} className="row">
              <strong className="ticket-number">{row.number}</strong> <StateTag tone={tones[row.state]}>{t(`window.state.${row.state}`)}</StateTag> <span>{row.matter}</span>
              {row.window !== place.window && <StateTag tone="absent" bare>{t('window.task', { window: names.window(row.window) })}</StateTag>}
              <span className="soft">{at(row.waitsFrom)}{row.servedAt ? ` → ${at(row.servedAt)}` : ''}{row.finishedAt ? ` → ${at(row.finishedAt)}` : ''}{row.phonedAt ? ` · ${t('window.phonedAt', { at: at(row.phonedAt) })}` : ''}{row.returnedAt ? ` · ${t('window.returnedAt', { at: at(row.returnedAt) })}` : ''} {row.servedBy && <ActorName id={row.servedBy} />}</span>
              {(row.state === 'waiting' || row.state === 'booked') && <Action kind="quiet" busy={call.busy} onClick={() => call.run({ ...place, ticket: row.id })}>{t('window.callThis')}</Action>}
              {row.offeredTo.length > 0 && !row.phonedAt && <Action kind="quiet" busy={phoned.busy} onClick={() => phoned.run({ center: place.center, id: row.id })}>{t('window.phoned')}</Action>}
              {row.state === 'called' && <><Action kind="quiet" onClick={() => onFinish(row)}>{t('window.finish')}</Action><Action kind="quiet" busy={missed.busy} onClick={() => missed.run({ center: place.center, id: row.id })}>{t('window.missed')}</Action></>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Away({ rows }: { rows: Today['away'] }) {
  const { t } = useTranslation('cases')
  if (rows.length === 0) return null
  return (
    <section className="panel"><h2>{t('window.away')}</h2>
      <ul>{rows.map(({ id, name, person, reason, leftAt, mostMinutes, phone }) => <li key={id}>{name} <span className="soft">{person}</span> <StateTag tone="late" bare>{t(`window.reason.${reason}`)}</StateTag> {t('window.since', { at: atCenter(leftAt).slice(11, 16) })} {mostMinutes !== null && <span className="soft">{t('window.most', { count: mostMinutes })}</span>} {phone && <a href={`tel:${phone}`}>{phone}</a>}</li>)}</ul>
    </section>
  )
}
