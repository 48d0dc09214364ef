import { Action, addDays, formatDateTime, formatShortDay, PageHeader, StateTag, type Tone } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'

type Duties = Outputs['attendance']['rounds']['duties']
type Duty = Duties['rows'][number]
type Round = Outputs['attendance']['rounds']['list']['rows'][number]

const WEEKS_BACK = 14
const dutyTones: Readonly<Record<Duty['state'], Tone>> = { done: 'ok', due: 'late', short: 'absent', none_wanted: 'quiet' }

/** Rounds due by the regulation, those not done, and the records. */
export function RoundsPage() {
  const { t } = useTranslation('settling')
  const [center] = useCenter()
  return center ? <Rounds center={center} /> : <><PageHeader title={t('rounds.title')} note={t('rounds.note')} /><ChooseCenter href={(id) => paths.rounds(id)} /></>
}

function Rounds({ center }: { center: string }) {
  const { t } = useTranslation('settling')
  const today = useToday()
  const duties = useQuery(api.attendance.rounds.duties.queryOptions({ center, from: addDays(today, -WEEKS_BACK), to: today }))
  return (
    <>
      <PageHeader title={t('rounds.title')} note={t('rounds.note')} />
      <div className="stack">
        <Loaded query={duties} rows={3}>{(data) => <Due center={center} today={today} data={data} />}</Loaded>
        <Records center={center} today={today} />
      </div>
    </>
  )
}

function Due({ center, today, data }: { center: string; today: string; data: Duties }) {
  const { t, i18n } = useTranslation('settling')
  const can = useCan()
  const navigate = useNavigate()
  const start = useCommand(api.attendance.rounds.start.mutationOptions(), { onDone: ({ id }) => void navigate({ to: paths.walk(center, id) }) })
  const now = data.rows.filter(({ date }) => date === today)
  const short = data.rows.filter(({ date, state }) => date !== today && state === 'short')
  const right = can('attendance.rounds.start', { center }).reason
  return (
    <section className="panel">
      <h2>{t('rounds.due')}</h2>
      {start.problem && <ProblemView error={start.problem} />}
      {now.length === 0 && <p className="soft">{t(data.rows.length === 0 ? 'rounds.noDuties' : 'rounds.dayOff')}</p>}
      <ul className="queue">
        {now.map((duty) => (
          <li key={duty.kind}>
            <StateTag tone={dutyTones[duty.state]}>{t(`rounds.state.${duty.state}`)}</StateTag>
            <span className="queue-title">{t(`rounds.kind.${duty.kind}`)} {duty.wanted > 0 ? t('rounds.of', duty) : duty.done}</span>
            <span className="queue-detail">
              {[duty.next && t('rounds.next', { from: duty.next.from.slice(11, 16), to: duty.next.to.slice(11, 16) }), duty.times.join(' · '), duty.outside > 0 && t('rounds.outside', { count: duty.outside })].filter(Boolean).join(' · ')}
            </span>
            <a className="clause-link" href={paths.clause(duty.clause)}>{duty.clause}</a>
            <Action kind={duty.state === 'due' ? 'primary' : 'plain'} reason={right} busy={start.busy} onClick={() => start.run({ center, kind: duty.kind })}>{t('rounds.start', { kind: t(`rounds.kind.${duty.kind}`) })}</Action>
          </li>
        ))}
      </ul>
      {data.regular.map(({ kind, time, days }) => <p key={`${kind}${time}`}><StateTag tone="late" bare>{t('rounds.regular', { kind: t(`rounds.kind.${kind}`), time, days })}</StateTag></p>)}
      {short.length > 0 && (
        <>
          <h3>{t('rounds.shortDays')}</h3>
          <p className="row">{short.map(({ date, kind, done, wanted }) => <StateTag key={`${date}${kind}`} tone="absent">{formatShortDay(date, i18n.language)} {t(`rounds.kind.${kind}`)} {t('rounds.of', { done, wanted })}</StateTag>)}</p>
        </>
      )}
    </section>
  )
}

function Records({ center, today }: { center: string; today: string }) {
  const { t, i18n } = useTranslation('settling')
  const list = useQuery(api.attendance.rounds.list.queryOptions({ ...usePage(), center, from: addDays(today, -90), to: today }, { placeholderData: keepPreviousData }))
  const columns: Column<Round>[] = [
    { key: 'startedAt', title: t('column.started'), sortable: true, render: (_, row) => <a data-item href={paths.walk(center, row.id)}>{formatDateTime(row.startedAt, i18n.language).slice(0, -3)}</a> },
    { key: 'kind', title: t('column.kind'), sortable: true, render: (_, row) => t(`rounds.kind.${row.kind}`) },
    { key: 'windows', title: t('column.windows'), align: 'end', dataIndex: 'windows' },
    { key: 'away', title: t('column.away'), align: 'end', render: (_, row) => (row.away > 0 ? <StateTag tone="late" bare>{row.away}</StateTag> : row.away) },
    { key: 'by', title: t('column.by'), sortable: true, render: (_, row) => <ActorName id={row.by} /> },
    { key: 'state', title: t('column.state'), render: (_, row) => <StateTag tone={row.finishedAt ? 'ok' : 'open'}>{row.finishedAt ? formatDateTime(row.finishedAt, i18n.language).slice(-8, -3) : t('rounds.running')}</StateTag> },
  ]
  return <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('rounds.records')} empty={{ title: t('rounds.none'), next: t('rounds.noneNext') }} />
}
