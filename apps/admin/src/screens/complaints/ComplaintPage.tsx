import { Action, formatDay, PageHeader, StateTag, Timeline, type TimelineEntry } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api, queryClient } from '../../data/api.ts'
import { AttachmentList } from '../../data/AttachmentList.tsx'
import { IssuedDocuments } from '../../data/IssuedDocument.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { ActionSheet, type ActionKind } from './ActionSheet.tsx'
import { Identity } from './Identity.tsx'
import { MergeList } from './MergeList.tsx'
import { clockTones, type ComplaintDetail, resultTones, statusTones, useGround, useMoment } from './words.ts'
import './complaints.css'

export type Side = 'desk' | 'unit' | 'mine'

/** One complaint as a conversation with its clocks, for whichever side of it the reader stands on. */
export function ComplaintPage() {
  const { t } = useTranslation('complaints')
  const { id = '' } = useParams({ strict: false })
  const side = useSide()
  const [chosen, setChosen] = useState<Side>()
  const shown = chosen ?? side[0] ?? 'mine'
  const desk = useQuery({ ...api.complaints.desk.get.queryOptions({ id }), enabled: shown === 'desk' })
  const unit = useQuery({ ...api.complaints.unit.get.queryOptions({ id }), enabled: shown === 'unit' })
  const mine = useQuery({ ...api.complaints.mine.get.queryOptions({ id }), enabled: shown === 'mine' })
  const query = { desk, unit, mine }[shown]
  return (
    <>
      <PageHeader
        title={query.data ? t('one.title', { number: query.data.complaint.number }) : t('one.titleOnly')}
        note={query.data && <Note data={query.data} />}
        actions={side.length > 1 && side.map((one) => <Action key={one} pressed={one === shown} onClick={() => setChosen(one)}>{t(`side.${one}`)}</Action>)}
      />
      <Loaded query={query} rows={8}>{(data) => <Detail data={data} side={shown} />}</Loaded>
    </>
  )
}

/** From which sides the reader may see complaints; the widest first. */
function useSide(): Side[] {
  const can = useCan()
  const { me } = useSession()
  const all: Side[] = []
  if (can('complaints.desk.get').ok) all.push('desk')
  if (can('complaints.unit.get').ok) all.push('unit')
  if (me.person) all.push('mine')
  return all
}

function Note({ data: { complaint, grounds } }: { data: ComplaintDetail }) {
  const { t } = useTranslation('complaints')
  const ground = useGround()
  return (
    <>
      <StateTag tone={statusTones[complaint.status]}>{t(`status.${complaint.status}`)}</StateTag>{' '}
      {complaint.result && <StateTag tone={resultTones[complaint.result]}>{t(`result.${complaint.result}`)}</StateTag>}{' '}
      {complaint.channels.map((channel) => t(`channel.${channel}`)).join(t('and'))} · {ground(complaint.ground)} {grounds[0] && <a className="clause-link" href={paths.clause(grounds[0].clause)}>{grounds[0].clause}</a>}
    </>
  )
}

function Detail({ data, side }: { data: ComplaintDetail; side: Side }) {
  const { t } = useTranslation('complaints')
  const [action, setAction] = useState<ActionKind>()
  const { complaint } = data
  const file = async (attachment: string) => (side === 'desk'
    ? queryClient.fetchQuery(api.complaints.desk.file.queryOptions({ id: complaint.id, attachment }))
    : queryClient.fetchQuery(api.complaints.unit.file.queryOptions({ id: complaint.id, attachment })))
  return (
    <>
      <Clocks data={data} />
      <div className="columns">
        <div className="stack">
          <section className="panel">
            <h2>{t('one.content')}</h2>
            <p className="said">{complaint.summary}</p>
          </section>
          <section className="panel"><h2>{t('one.conversation')}</h2><Conversation data={data} /></section>
        </div>
        <div className="stack">
          <section className="panel no-print">
            <h2>{t('one.next')}</h2>
            <div className="complaint-actions">
              {data.actions.map(({ kind, blocked }) => (
                <Action key={kind} reason={blocked ? t('one.blocked', { reason: t(`blocked.${blocked.code}` as 'blocked.NOT_HEARD', { defaultValue: blocked.code }), clause: blocked.clause ?? '' }) : undefined} onClick={() => setAction(kind as ActionKind)}>
                  {t(`action.${kind}` as 'action.close')}
                </Action>
              ))}
            </div>
          </section>
          <About data={data} side={side} />
          {data.caseFacts.length > 0 && <CaseFacts data={data} />}
          {side !== 'mine' && (
            <section className="panel">
              <h2>{t('one.evidence')}</h2>
              {data.attachments.length > 0 ? <AttachmentList attachments={data.attachments} fetch={file} /> : <p className="soft">{t('one.noEvidence')}</p>}
              <Action kind="quiet" icon="plus" onClick={() => setAction('attach')}>{t('action.attach')}</Action>
            </section>
          )}
          {data.documents.length > 0 && (
            <section className="panel">
              <h2>{t('one.papers')}</h2>
              <IssuedDocuments
                documents={data.documents}
                page={(document) => queryClient.fetchQuery(api.complaints.desk.page.queryOptions({ id: complaint.id, document }))}
                docx={(document) => queryClient.fetchQuery(api.complaints.desk.docx.queryOptions({ id: complaint.id, document }))}
              />
            </section>
          )}
          {data.consequences.length > 0 && <Consequences data={data} />}
          {data.similar.length > 0 && <MergeList complaint={complaint} similar={data.similar} />}
        </div>
      </div>
      <ActionSheet data={data} side={side} action={action} onClose={() => setAction(undefined)} />
    </>
  )
}

/** The hotline's clock, ours and the unit's, side by side. */
function Clocks({ data: { clocks } }: { data: ComplaintDetail }) {
  const { t, i18n } = useTranslation('complaints')
  if (clocks.length === 0) return <p className="soft">{t('desk.noLimit')}</p>
  return (
    <div className="complaint-clocks">
      {clocks.map((clock) => (
        <section key={clock.kind} className="complaint-clock">
          <h2>{t(`clock.${clock.kind}`)}</h2>
          <StateTag tone={clockTones[clock.state]}>{t(`clockState.${clock.state}`)}</StateTag>{' '}
          <span>{clock.workdaysLeft >= 0 ? t('clockLeft', { count: clock.workdaysLeft }) : t('clockOver', { count: -clock.workdaysLeft })}</span>
          <div className="soft">{t('clockDue', { date: formatDay(clock.dueDate, i18n.language) })} <a className="clause-link" href={paths.clause(clock.clause)}>{clock.clause}</a></div>
          {clock.movedFrom && <div className="soft">{t('clockMoved', { date: formatDay(clock.movedFrom, i18n.language) })}</div>}
          {clock.provisional && <div className="soft">{t('clockProvisional')}</div>}
        </section>
      ))}
    </div>
  )
}

function Conversation({ data: { messages } }: { data: ComplaintDetail }) {
  const { t } = useTranslation('complaints')
  const moment = useMoment()
  const entries = messages.map((message): TimelineEntry => ({
    id: message.id, at: moment(message.at), tone: message.kind === 'Found' ? 'late' : message.kind === 'Closed' ? 'ok' : 'quiet',
    title: <>{t(`event.${message.kind}` as 'event.Lodged')} <Facts facts={message.facts} /></>,
    source: message.by ? <ActorName id={message.by} /> : t(message.kind === 'PersonAnswered' || message.kind === 'ObjectionRaised' ? 'one.protected' : 'one.byComplainant'),
    detail: message.text && message.kind !== 'Lodged' ? <p className="said">{message.text}</p> : undefined,
  }))
  return <Timeline label={t('one.conversation')} entries={entries} />
}

/** Words for the facts of a step, where there are any; a name or a day stands as it is. */
function Facts({ facts }: { facts: Readonly<Record<string, string>> }) {
  const { t, i18n } = useTranslation('complaints')
  const word = (key: string, value: string) => (i18n.exists(`fact.${key}.${value}`, { ns: 'complaints' }) ? t(`fact.${key}.${value}` as 'fact.late.true') : i18n.exists(`fact.${key}`, { ns: 'complaints' }) ? undefined : value)
  const shown = Object.entries(facts).flatMap(([key, value]) => word(key, value) ?? [])
  return <span className="soft">{shown.join(' · ')}</span>
}

function About({ data, side }: { data: ComplaintDetail; side: Side }) {
  const { t } = useTranslation('complaints')
  const { complaint, intakes } = data
  const names = usePlaceNames([complaint.center])
  const moment = useMoment()
  return (
    <section className="panel">
      <h2>{t('one.about')}</h2>
      <dl className="pairs">
        <dt>{t('column.received')}</dt><dd>{moment(complaint.receivedAt)}</dd>
        <dt>{t('column.class')}</dt><dd>{complaint.class ? t(`class.${complaint.class}`) : '—'}</dd>
        <dt>{t('column.window')}</dt><dd>{complaint.window ? names.window(complaint.window) : t('desk.noWindow')}</dd>
        <dt>{t('column.department')}</dt><dd>{names.department(complaint.department)}</dd>
        <dt>{t('column.person')}</dt><dd>{complaint.person ? <ActorName id={complaint.person} /> : t('one.protected')}</dd>
        <dt>{t('intake.caseNumber')}</dt><dd>{complaint.caseNumber ?? '—'}</dd>
        <dt>{t('one.coordinator')}</dt><dd>{t(`office.${complaint.coordinator}`)}{complaint.handler && <> · <ActorName id={complaint.handler} /></>}</dd>
        {complaint.bounces > 0 && <><dt>{t('one.bounces')}</dt><dd>{complaint.bounces}</dd></>}
      </dl>
      {side === 'desk' && <Identity complaint={complaint} />}
      {intakes.length > 0 && (
        <ul className="plain-list">
          {intakes.map((one) => (
            <li key={one.id}>{t(`channel.${one.channel}`)} <span className="soft">{moment(one.receivedAt)}{one.sourceNumber && ` · ${one.sourceNumber}`}{one.sourceDueAt && ` · ${t('one.sourceDue', { at: moment(one.sourceDueAt) })}`}</span></li>
          ))}
        </ul>
      )}
    </section>
  )
}

function CaseFacts({ data: { caseFacts } }: { data: ComplaintDetail }) {
  const { t, i18n } = useTranslation('complaints')
  const { t: ofCases } = useTranslation('cases')
  const shown = ({ what, at, count, words }: ComplaintDetail['caseFacts'][number]) => [
    at && formatDay(at, i18n.language), t(`caseFact.${what}.value`, { count: count ?? 0 }),
    ...(what === 'step' ? words.map((word) => ofCases(`state.${word}` as 'state.received')) : words),
  ].filter(Boolean).join(' · ')
  return (
    <section className="panel">
      <h2>{t('one.case')}</h2>
      <dl className="pairs">
        {caseFacts.map((one, index) => (
          <div key={`${one.what}${index}`} className="pair">
            <dt>{t(`caseFact.${one.what}.name`)}</dt>
            <dd>
              {shown(one)}{one.added.length > 0 && <div className="soft">{t('one.added', { materials: one.added.join(', ') })}</div>}
              {one.clause && <> <a className="clause-link" href={paths.clause(one.clause)}>{one.clause}</a></>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Consequences({ data: { consequences } }: { data: ComplaintDetail }) {
  const { t } = useTranslation('complaints')
  return (
    <section className="panel">
      <h2>{t('one.consequences')}</h2>
      <ul className="plain-list">
        {consequences.map((one) => (
          <li key={one.id}>
            <StateTag tone={one.withdrawnAt ? 'quiet' : 'absent'} bare>{t(`consequence.${one.kind}`)}</StateTag> <a className="clause-link" href={paths.clause(one.clause)}>{one.clause}</a>
            <div className="soft">{[one.points === null ? '' : t('points', { count: one.points }), one.year ? t('awardYear', { year: one.year }) : '', one.basis ?? '', one.withdrawnAt ? t('withdrawn', { reason: one.withdrawnReason ?? '' }) : ''].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
