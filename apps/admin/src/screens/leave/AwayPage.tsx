import './leave.css'
import { Action, Choice, EmptyState, PageHeader, StateTag, TimeField } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useNow, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { OpenSigns } from './OpenSigns.tsx'
import { Clause } from './PlanPanel.tsx'

type Terms = Outputs['attendance']['aways']['terms']

/** Stepping away from the counter, from the own phone: why, where to, back by when. */
export function AwayPage() {
  const { t } = useTranslation('leave')
  const can = useCan()
  const { me } = useSession()
  const terms = useQuery(api.attendance.aways.terms.queryOptions({}))
  const center = me.person?.center
  return (
    <>
      <PageHeader title={t('away.title')} note={t('away.note')} actions={center && <a className="action" href={paths.windowSign}>{t('sign.title')}</a>} />
      <div className="stack">
        <Loaded query={terms} rows={5}>
          {(data) => (!data.regulated ? <EmptyState title={t('away.none')}>{t('away.noneNext')}</EmptyState> : (
            <div className="columns">
              <div className="stack">{data.current ? <Current terms={data} sign={data.current} /> : <><Start terms={data} /><Longer terms={data} /></>}</div>
              <Beside terms={data} />
            </div>
          ))}
        </Loaded>
        {center && can('attendance.aways.list', { center }).ok && <OpenSigns center={center} />}
      </div>
    </>
  )
}

function Current({ terms, sign }: { terms: Terms; sign: NonNullable<Terms['current']> }) {
  const { t } = useTranslation('leave')
  const now = useNow()
  const back = useCommand(api.attendance.aways.back.mutationOptions(), { done: ({ overMinutes }) => (overMinutes > 0 ? t('away.returnedOver', { minutes: overMinutes }) : t('away.returned')) })
  const depart = useCommand(api.attendance.aways.depart.mutationOptions(), { done: t('away.started') })
  const problem = back.problem ?? depart.problem
  return (
    <section className="panel away-form">
      {sign.state === 'out'
        ? <p className="away-now"><StateTag tone={now > sign.back ? 'absent' : 'leave'}>{t('away.out', { back: sign.back.slice(11, 16) })}</StateTag>{now > sign.back && ` ${t('away.over')}`}</p>
        : <p><StateTag tone={sign.state === 'approved' ? 'ok' : 'open'}>{t(`away.state_${sign.state}`)}</StateTag> {sign.from.slice(11, 16)}–{sign.back.slice(11, 16)} {sign.coverName}</p>}
      {sign.state === 'out'
        ? <Action kind="primary" busy={back.busy} onClick={() => back.run({ id: sign.id })}>{t('away.back')}</Action>
        : <Action kind="primary" busy={depart.busy} reason={sign.state !== 'approved' ? t('away.state_asked') : sign.coverAccepted ? undefined : t('missing.COVER_NOT_ACCEPTED')} onClick={() => depart.run({ id: sign.id })}>{t('away.depart')}</Action>}
      {terms.boardClause && <p className="soft"><Clause id={terms.boardClause} /></p>}
      {problem && <ProblemView error={problem} />}
    </section>
  )
}

const RECIPIENTS = ['none', 'waiting', 'serving'] as const

function Start({ terms }: { terms: Terms }) {
  const { t } = useTranslation('leave')
  const local = useLocal()
  const { me } = useSession()
  const places = usePlaceNames([me.person?.center])
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center: me.person?.center ?? '' }))
  const [chosen, setChosen] = useState({ reason: terms.reasons[0]?.id ?? '', choice: '', destination: '', otherWindow: '', recipients: 'none', told: false })
  const reason = terms.reasons.find(({ id }) => id === chosen.reason)
  const command = useCommand(api.attendance.aways.start.mutationOptions(), { done: t('away.started') })
  const set = <K extends keyof typeof chosen>(field: K) => (value: (typeof chosen)[K]) => setChosen((old) => ({ ...old, [field]: value }))
  if (!reason) return null
  const choices = reason.choices
  const recipients = reason.when === 'serving' ? 'serving' : chosen.recipients
  return (
    <form className="panel away-form" onSubmit={(event) => event.preventDefault()}>
      <Choice label={t('away.reason')} value={chosen.reason} options={terms.reasons.map(({ id, name }) => ({ value: id, name: local(name) }))} onChange={(value) => setChosen((old) => ({ ...old, reason: value, choice: '' }))} />
      {choices.length > 0 && <Choice label={t('away.choice')} value={chosen.choice} options={[{ value: '', name: '—' }, ...choices.map(({ id, name }) => ({ value: id, name: local(name) }))]} onChange={set('choice')} />}
      {reason.otherWindow && <Choice label={t('away.otherWindow')} value={chosen.otherWindow} options={[{ value: '', name: '—' }, ...(windows.data?.rows ?? []).map(({ id }) => ({ value: id, name: places.window(id) }))]} onChange={set('otherWindow')} />}
      <span className="field"><label htmlFor="away-destination">{t('away.destination')}</label><input id="away-destination" className="text-field" maxLength={60} value={chosen.destination} onChange={(event) => set('destination')(event.target.value)} /></span>
      {reason.when === 'serving'
        ? <label><input type="checkbox" checked={chosen.told} onChange={(event) => set('told')(event.target.checked)} /> {t('away.told')}</label>
        : <Choice label={t('away.recipients')} value={chosen.recipients} options={RECIPIENTS.map((value) => ({ value, name: t(`away.recipient_${value}`) }))} onChange={set('recipients')} />}
      <p className="soft">{t('away.minutes', { minutes: terms.maxMinutes })} · {t('away.present', { present: terms.present, members: terms.members })} {<Clause id={reason.clause} />}</p>
      <Action kind="primary" busy={command.busy}
        onClick={() => command.run({ reason: chosen.reason, choice: chosen.choice || null, destination: chosen.destination.trim() || null, otherWindow: chosen.otherWindow || null, recipients: recipients as 'none', told: chosen.told })}>
        {t('away.start')}
      </Action>
      {command.problem && <ProblemView error={command.problem} />}
    </form>
  )
}

function Longer({ terms }: { terms: Terms }) {
  const { t } = useTranslation('leave')
  const today = useToday()
  const now = useNow()
  const [reason, setReason] = useState(terms.longer?.reasons[0] ?? 'meeting')
  const [span, setSpan] = useState({ from: now.slice(11, 16), to: '17:00' })
  const command = useCommand(api.attendance.aways.askLonger.mutationOptions(), { done: t('away.asked') })
  if (!terms.longer) return null
  return (
    <form className="panel away-form" onSubmit={(event) => event.preventDefault()}>
      <h2>{t('away.longer')} <Clause id={terms.longer.clause} /></h2>
      <p className="soft">{t('away.longerNote')}</p>
      <Choice label={t('away.reason')} value={reason} options={terms.longer.reasons.map((value) => ({ value, name: t(`away.longer_${value as 'meeting'}`) }))} onChange={setReason} />
      <span className="row"><TimeField label={t('ask.from')} value={span.from} onChange={(from) => setSpan((old) => ({ ...old, from }))} /> – <TimeField label={t('ask.to')} value={span.to} onChange={(to) => setSpan((old) => ({ ...old, to }))} /></span>
      <Action busy={command.busy} onClick={() => command.run({ reason: reason as 'meeting', from: `${today}T${span.from.slice(0, 5)}:00`, to: `${today}T${span.to.slice(0, 5)}:00`, cover: null, destination: null })}>{t('away.askLonger')}</Action>
      {command.problem && <ProblemView error={command.problem} />}
    </form>
  )
}

function Beside({ terms }: { terms: Terms }) {
  const { t } = useTranslation('leave')
  return (
    <section className="panel">
      <h2>{t('away.beside')}</h2>
      {terms.beside.length === 0 ? <p className="soft">{t('away.besideNone')}</p> : (
        <ul className="stack">{terms.beside.map((sign) => (
          <li key={sign.id}><StateTag tone={sign.overdue ? 'absent' : 'leave'}>{t('away.besideText', { name: sign.name, destination: sign.destination ?? sign.otherWindow ?? '', back: sign.back.slice(11, 16) })}</StateTag></li>
        ))}</ul>
      )}
    </section>
  )
}
