import { addDays, Choice, formatDateTime, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '@hall/ui'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { field, FileAction, orNull } from './FileAction.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'
import { TrainingRecord } from './TrainingRecord.tsx'
import { usePosts } from './use-posts.ts'
import { useSessionTopics } from './use-topics.ts'

type Session = Outputs['personnel']['sessions']['get']['session']
const ROLL_TONES = { invited: 'open', present: 'ok', late: 'late', absent: 'absent', excused: 'leave' } as const
const SHOWN = ['training', 'meeting', 'activity', 'task', 'record'] as const
const DAYS_BACK = 60
const DAYS_AHEAD = 30

/** Training and meetings: what was held, and which meetings the regulation wants. */
export function SessionsPage() {
  const { t, i18n } = useTranslation('personnel')
  const local = useLocal()
  const today = useToday()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const shown = oneOf(SHOWN, filters['kind']) ?? 'training'
  const kind = shown === 'record' ? 'training' : shown
  const { topicName } = useSessionTopics(center)
  const sessions = useQuery(api.personnel.sessions.list.queryOptions({ ...usePage(), ...(center && { center }), kind }, { placeholderData: keepPreviousData }))
  const due = useQuery(api.personnel.sessions.calendar.queryOptions(center && kind === 'meeting' ? { center, from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) } : skipToken))
  const columns: Column<Session>[] = [
    { key: 'title', title: t('sessions.what'), sortable: true, render: (_, row) => <a data-item href={paths.session(row.id)}>{row.title}</a> },
    { key: 'topic', title: t('sessions.topic'), render: (_, row) => topicName(row.topic) },
    { key: 'startsAt', title: t('sessions.startsAt'), sortable: true, render: (_, row) => formatDateTime(row.startsAt, i18n.language).slice(0, -3) },
    { key: 'organizer', title: t('sessions.organizer'), dataIndex: 'organizer' },
    { key: 'attendees', title: t('sessions.came'), render: (_, row) => `${row.attendees.filter(({ state }) => state === 'present' || state === 'late').length}/${row.attendees.length}` },
    { key: 'decisions', title: t('sessions.decisions'), render: (_, row) => (row.decisions.length === 0 ? '' : `${row.decisions.filter(({ doneOn }) => doneOn !== null).length}/${row.decisions.length}`) },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={row.status === 'closed' ? 'ok' : 'open'}>{t(`sessionStatus.${row.status}`)}</StateTag> },
  ]
  const open = (due.data?.rows ?? []).filter(({ held }) => !held)
  return (
    <>
      <PersonnelHeader current="sessions" actions={center && <Plan center={center} kind={kind} />} />
      {!center ? <ChooseCenter href={paths.sessions} /> : (
        <div className="stack">
          <div className="filters"><Choice label={t('board.show')} value={shown} options={SHOWN.map((value) => ({ value, name: t(`sessions.${value}`) }))} onChange={(value) => change({ kind: value, page: undefined })} /></div>
          {shown === 'record' && <TrainingRecord center={center} />}
          {kind === 'meeting' && open.length > 0 && (
            <section className="panel">
              <h2>{t('sessions.due')}</h2>
              <ul className="queue">
                {open.map((row) => (
                  <li key={`${row.kind} ${row.from}`}>
                    <StateTag tone={row.missed ? 'absent' : 'open'}>{t(row.missed ? 'sessions.missed' : 'sessions.coming')}</StateTag>
                    <span className="queue-title">{local(row.name)}</span>
                    <span className="queue-detail">{formatDay(row.from, i18n.language)} – {formatDay(row.to, i18n.language)}{row.proposed && ` · ${t('sessions.proposed', { day: formatDay(row.proposed, i18n.language) })}`}</span>
                    <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {shown !== 'record' && <DataTable query={sessions} columns={columns} rowKey={({ id }) => id} label={t('sessions.title')} empty={{ title: t('sessions.none'), next: t('sessions.noneNext') }} />}
        </div>
      )}
    </>
  )
}

/** One item a line: its heading and what it is about, between a bar. */
const agendaOf = (text: string | null) => (text ?? '').split('\n').map((line) => line.split(/[|｜:：]/).map((part) => part.trim())).flatMap(([heading, what]) => (heading ? [{ heading, what: what || heading }] : []))

/** One decision a line: what, who by number, by when. */
const decisionsOf = (text: string | null) => (text ?? '').split('\n').map((line) => line.split(/[|｜]/).map((part) => part.trim())).flatMap(([what, who, by]) => (what ? [{ what, who: who ?? '', by: by ?? '' }] : []))

function Plan({ center, kind }: { center: string; kind: Session['kind'] }) {
  const { t } = useTranslation('personnel')
  const { topics } = useSessionTopics(center)
  const { options: posts } = usePosts(center)
  return (
    <FileAction
      label={t('act.plan')} procedure="personnel.sessions.plan" place={{ center }} kind="primary" options={api.personnel.sessions.plan.mutationOptions()}
      fields={[
        { name: 'topic', kind: 'choice', options: topics(kind) }, { name: 'name', kind: 'text', label: t('sessions.what') }, { name: 'from', kind: 'moment', label: t('sessions.startsAt') }, { name: 'to', kind: 'moment', label: t('sessions.endsAt') },
        { name: 'organizer', kind: 'text' },
        ...(kind === 'meeting' ? [field({ name: 'person', kind: 'person', center, optional: true, label: t('sessions.chair') }), field({ name: 'reason', kind: 'text', optional: true, label: t('sessions.chairReason') }), field({ name: 'agenda', kind: 'area', optional: true })] : kind !== 'training' ? [] : [field({ name: 'posts', kind: 'several', options: posts, optional: true, label: t('sessions.forPosts') })]),
        { name: 'material', kind: 'area', optional: true },
      ]}
      toInput={({ topic, name, from, to, organizer, material, person, reason, agenda, posts: chosen }) => ({ center, window: null, kind, topic, title: name, startsAt: from, endsAt: to, organizer, method: null, material: orNull(material), posts: kind === 'training' ? (chosen ?? []) : [], invited: null, chair: orNull(person), chairReason: orNull(reason), agenda: agendaOf(orNull(agenda)) })}
    />
  )
}

/** One session: roll call, leave, minutes, decisions. */
export function SessionPage() {
  const { t } = useTranslation('personnel')
  const { id = '' } = useParams({ strict: false })
  const session = useQuery(api.personnel.sessions.get.queryOptions({ id }))
  return (
    <>
      <PageHeader title={session.data?.session.title ?? t('sessions.title')} note={session.data && <Note session={session.data.session} />} actions={session.data && <Actions session={session.data.session} />} />
      <Loaded query={session}>{({ session: one, carried }) => <OneSession session={one} carried={carried} />}</Loaded>
    </>
  )
}

function Note({ session: { startsAt, organizer, center, topic, reminder, status } }: { session: Session }) {
  const { t, i18n } = useTranslation('personnel')
  const local = useLocal()
  const { topicName } = useSessionTopics(center)
  return <><StateTag tone={status === 'closed' ? 'ok' : 'open'}>{t(`sessionStatus.${status}`)}</StateTag> {topicName(topic)} · {formatDateTime(startsAt, i18n.language).slice(0, -3)} · {organizer}{reminder && ` · ${local(reminder)}`}</>
}

/** Who of the own window takes part: by its lead. */
function Enter({ session: id, own }: { session: string; own: { center: string; window?: string } }) {
  const { t } = useTranslation('personnel')
  const people = useQuery(api.organization.people.list.queryOptions(own.window ? { center: own.center, window: own.window, size: 100 } : skipToken))
  const options = (people.data?.rows ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.id}` }))
  return <FileAction label={t('act.enterParticipants')} procedure="personnel.sessions.enter" place={own} kind="primary" options={api.personnel.sessions.enter.mutationOptions()} fields={[{ name: 'people', kind: 'several', options, label: t('sessions.came') }]} toInput={({ people: chosen }) => ({ id, people: chosen })} />
}

function Actions({ session: { id, status, center, kind, startsAt, attendees } }: { session: Session }) {
  const { t } = useTranslation('personnel')
  const sessions = api.personnel.sessions
  const place = { center }
  const { me } = useSession()
  const mine = attendees.find(({ person }) => person === me.person?.id)
  const own = me.person?.window ? { center, window: me.person.window } : { center }
  if (status === 'closed') return null
  return (
    <>
      {kind === 'activity' && mine && <Enter session={id} own={own} />}
      {kind === 'task' && mine?.state === 'invited' && <FileAction label={t('act.reportDone')} procedure="personnel.sessions.reportDone" place={own} kind="primary" options={sessions.reportDone.mutationOptions()} fields={[]} toInput={() => ({ id })} />}
      {kind === 'meeting' && (
        <FileAction
          label={t('act.minute')} procedure="personnel.sessions.minute" place={place} options={sessions.minute.mutationOptions()}
          fields={[{ name: 'reason', kind: 'area', label: t('sessions.minutes') }, { name: 'agenda', kind: 'area', optional: true, label: t('sessions.decisionLines') }]}
          toInput={({ reason, agenda }) => ({ id, text: reason, honors: [], decisions: decisionsOf(orNull(agenda)) })}
        />
      )}
      <FileAction label={t('act.askLeave')} procedure="personnel.sessions.askLeave" place={place} options={sessions.askLeave.mutationOptions()} fields={[{ name: 'person', kind: 'person', center }, { name: 'from', kind: 'moment', label: t('sessions.askedAt'), initial: startsAt }, { name: 'reason', kind: 'text' }, { name: 'substitute', kind: 'text', optional: true }]} toInput={({ person, from, reason, substitute }) => ({ id, person, at: from, reason, substitute: orNull(substitute) })} />
      <FileAction label={t('act.closeSession')} procedure="personnel.sessions.close" place={place} kind="primary" options={sessions.close.mutationOptions()} fields={[]} toInput={() => ({ id })} />
    </>
  )
}

const CONDUCT = ['chatting', 'walking_about', 'dozing', 'leaving_early', 'switched_off', 'silent'] as const

/** Signing in and out, and points of the discipline, where the center's regulation names any. */
function Conduct({ session: { id, center, kind, startsAt, endsAt }, attendee: { person, state, signedInAt, signedOutAt } }: { session: Session; attendee: Session['attendees'][number] }) {
  const { t } = useTranslation('personnel')
  const { points } = useSessionTopics(center)
  const sessions = api.personnel.sessions
  const place = { center }
  return (
    <>
      {state === 'invited' && <FileAction kind="quiet" label={t('act.signIn')} procedure="personnel.sessions.signIn" place={place} options={sessions.signIn.mutationOptions()} fields={[{ name: 'at', kind: 'moment', initial: startsAt }]} toInput={({ at }) => ({ id, person, at })} />}
      {signedInAt && !signedOutAt && <FileAction kind="quiet" label={t('act.signOut')} procedure="personnel.sessions.signOut" place={place} options={sessions.signOut.mutationOptions()} fields={[{ name: 'at', kind: 'moment', initial: endsAt }]} toInput={({ at }) => ({ id, person, at })} />}
      {kind === 'meeting' && points.length > 0 && state !== 'invited' && <FileAction kind="quiet" label={t('act.observe')} procedure="personnel.sessions.observe" place={place} options={sessions.observe.mutationOptions()} fields={[{ name: 'point', kind: 'choice', options: CONDUCT.filter((point) => points.includes(point)).map((value) => ({ value, label: t(`conduct.${value}`) })) }, { name: 'note', kind: 'text', optional: true }]} toInput={({ point, note }) => ({ id, person, point, note: orNull(note) })} />}
    </>
  )
}

function OneSession({ session, carried }: { session: Session; carried: Outputs['personnel']['sessions']['get']['carried'] }) {
  const { t } = useTranslation('personnel')
  const { id, center, attendees, decisions, minutes, material, status, agenda, chair, chairReason } = session
  const sessions = api.personnel.sessions
  return (
    <div className="columns">
      <section className="panel panel-flush">
        <table className="plain">
          <caption className="unseen">{t('sessions.roll')}</caption>
          <thead><tr><th scope="col">{t('column.person')}</th><th scope="col">{t('column.status')}</th><th scope="col">{t('field.reason')}</th><th scope="col">{t('cover.next')}</th></tr></thead>
          <tbody>
            {attendees.map((one) => (
              <tr key={one.person}>
                <th scope="row">{one.name} <span className="soft">{one.person}</span></th>
                <td><StateTag tone={ROLL_TONES[one.state]}>{t(`roll.${one.state}`)}</StateTag>{one.minutesLate > 0 && ` ${t('sessions.late', { count: one.minutesLate })}`}{one.minutesEarly > 0 && ` ${t('sessions.leftEarly', { count: one.minutesEarly })}`}{one.remarks.length > 0 && <span className="soft"> {one.remarks.map(({ point, note }) => `${t(`conduct.${point}`, { defaultValue: point })}${note ? ` ${note}` : ''}`).join(t('comma'))}</span>}</td>
                <td>{one.leave ? one.leave.reason : one.reason}</td>
                <td>
                  {status === 'planned' && one.leave?.granted === null && <FileAction kind="quiet" label={t('act.grantLeave')} procedure="personnel.sessions.decideLeave" place={{ center }} options={sessions.decideLeave.mutationOptions()} fields={[]} toInput={() => ({ id, person: one.person, granted: true })} />}
                  {status === 'planned' && <Conduct session={session} attendee={one} />}
                  {status === 'planned' && one.state === 'invited' && <FileAction kind="quiet" label={t('act.mark')} procedure="personnel.sessions.mark" place={{ center }} options={sessions.mark.mutationOptions()} fields={[{ name: 'outcome', kind: 'choice', initial: 'present', options: [{ value: 'present', label: t('roll.present') }, { value: 'absent', label: t('roll.absent') }] }, { name: 'reason', kind: 'text', optional: true }]} toInput={({ outcome, reason }) => ({ id, person: one.person, present: outcome === 'present', reason: orNull(reason) })} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="stack">
        {(agenda.length > 0 || chair) && (
          <section className="panel">
            <h2>{t('sessions.agenda')}</h2>
            {chair && <p>{t('sessions.chair')} <ActorName id={chair} />{chairReason && ` · ${chairReason}`}</p>}
            <ul>{agenda.map((one) => <li key={`${one.heading} ${one.what}`}>{one.heading}{one.what !== one.heading && `${t('colon')}${one.what}`}</li>)}</ul>
          </section>
        )}
        {carried.length > 0 && (
          <section className="panel">
            <h2>{t('sessions.carried')}</h2>
            <ul className="queue">{carried.map((one) => <li key={one.id}><StateTag tone="late">{one.by}</StateTag><span className="queue-title">{one.what}</span><span className="queue-detail"><ActorName id={one.who} /> · <a href={paths.session(one.session)}>{one.title}</a></span></li>)}</ul>
          </section>
        )}
        <section className="panel"><h2>{t('sessions.minutes')}</h2>{minutes ? <p>{minutes.text}</p> : <p className="soft">{t('sessions.noMinutes')}</p>}{material && <p className="soft">{material}</p>}</section>
        <section className="panel">
          <h2>{t('sessions.decisions')}</h2>
          {decisions.length === 0 ? <p className="soft">{t('none')}</p> : (
            <ul className="queue">
              {decisions.map((one) => (
                <li key={one.id}>
                  <StateTag tone={one.doneOn ? 'ok' : 'open'}>{one.doneOn ? t('sessions.done') : one.by}</StateTag>
                  <span className="queue-title">{one.what}</span><span className="queue-detail"><ActorName id={one.who} /></span>
                  {!one.doneOn && <FileAction kind="quiet" label={t('act.settle')} procedure="personnel.sessions.settle" place={{ center }} options={sessions.settle.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, decision: one.id, on })} />}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  )
}
