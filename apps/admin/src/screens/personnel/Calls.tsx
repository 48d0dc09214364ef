import { formatDateTime, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { useSession } from '../../session/session.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { Basis } from './Lookup.tsx'
import { usePosts } from './use-posts.ts'

type Call = Outputs['personnel']['calls']['list']['rows'][number]
type Queue = Outputs['personnel']['calls']['queues']['rows'][number]
const KINDS = ['ticket', 'inquiry'] as const
const TONES = { offered: 'open', taken: 'ok', turned_down: 'absent' } as const

/** Numbers called and questions passed on: to whom, for whom, and what became of them. */
export function Calls({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const calls = useQuery(api.personnel.calls.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const columns: Column<Call>[] = [
    { key: 'number', title: t('calls.number'), render: (_, row) => <>{row.number} <span className="soft">{t(`callKind.${row.kind}`)}</span></> },
    { key: 'post', title: t('cover.post'), render: (_, row) => nameOf(row.post) },
    { key: 'at', title: t('field.at'), render: (_, row) => formatDateTime(row.at, i18n.language).slice(0, -3) },
    { key: 'person', title: t('calls.offered'), render: (_, row) => <ActorName id={row.person} /> },
    { key: 'onBehalfOf', title: t('calls.for'), render: (_, row) => row.onBehalfOf && <><ActorName id={row.onBehalfOf} /> <Basis clause={row.clause} /></> },
    { key: 'status', title: t('column.status'), render: (_, row) => <><StateTag tone={TONES[row.status]}>{t(`callStatus.${row.status}`)}</StateTag>{row.reason && <span className="soft"> {row.reason}</span>}{row.breach && <Breach call={row} />}</> },
    { key: 'action', title: t('cover.next'), render: (_, row) => (row.status === 'offered' ? <CallNext call={row} /> : row.breach && !row.ruling && <Hearing center={center} call={row} />) },
  ]
  return (
    <div className="stack">
      <ClosedQueues center={center} />
      <DataTable query={calls} columns={columns} rowKey={({ id }) => id} label={t('cover.calls')} empty={{ title: t('calls.none'), next: t('calls.noneNext') }} />
    </div>
  )
}

function CallNext({ call: { id, person } }: { call: Call }) {
  const { t } = useTranslation('personnel')
  const calls = api.personnel.calls
  const place = { person }
  return (
    <>
      <FileAction kind="quiet" label={t('act.takeCall')} procedure="personnel.calls.take" place={place} options={calls.take.mutationOptions()} fields={[]} toInput={() => ({ id })} />
      <FileAction kind="quiet" label={t('act.turnDown')} procedure="personnel.calls.turnDown" place={place} options={calls.turnDown.mutationOptions()} fields={[{ name: 'reason', kind: 'area' }]} toInput={({ reason }) => ({ id, reason })} />
    </>
  )
}

/** What is on record of turning it down while standing in: what the person says, what was found. */
function Breach({ call: { breach, statement, ruling } }: { call: Call }) {
  const { t } = useTranslation('personnel')
  const tone = ruling === null ? 'open' : ruling.founded ? 'late' : 'ok'
  return (
    <div>
      <StateTag tone={tone}>{t(ruling === null ? 'calls.toHear' : ruling.founded ? 'calls.breach' : 'calls.noBreach')}</StateTag> <Basis clause={breach} />
      {(statement ?? ruling?.heard) && <div className="soft">{t('calls.says', { text: statement?.text ?? ruling?.heard })}</div>}
      {ruling && <div className="soft">{ruling.reason} · {ruling.by} {ruling.on}</div>}
    </div>
  )
}

/** The person says what happened; the section finds only after that. */
function Hearing({ center, call: { id, person, statement } }: { center: string; call: Call }) {
  const { t } = useTranslation('personnel')
  const calls = api.personnel.calls
  const { actor } = useSession()
  const outcomes = (['no', 'yes'] as const).map((value) => ({ value, label: t(value === 'yes' ? 'calls.breach' : 'calls.noBreach') }))
  return (
    <>
      {person === actor.id && <FileAction kind="quiet" label={t('act.explain')} procedure="personnel.calls.explain" place={{ person }} options={calls.explain.mutationOptions()} fields={[{ name: 'statement', kind: 'area' }]} toInput={({ statement: said }) => ({ id, statement: said })} />}
      <FileAction
        kind="quiet" label={t('act.conclude')} procedure="personnel.calls.conclude" place={{ center }} options={calls.conclude.mutationOptions()}
        fields={[{ name: 'outcome', kind: 'choice', label: t('field.result'), initial: 'no', options: outcomes }, ...(statement ? [] : [{ name: 'heard', kind: 'area', optional: true } as const]), { name: 'reason', kind: 'area' }]}
        toInput={({ outcome, heard, reason }) => ({ id, founded: outcome === 'yes', heard: orNull(heard), reason })}
      />
    </>
  )
}

function ClosedQueues({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const queues = useQuery(api.personnel.calls.queues.queryOptions({ center, open: true, size: 50 }))
  const rows = queues.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="card">
      <h2>{t('calls.closedQueues')}</h2>
      {rows.map((row: Queue) => (
        <p key={row.id}>
          {nameOf(row.post)} <span className="soft">{formatDateTime(row.closedAt, i18n.language).slice(0, -3)} · {row.reason}</span>{' '}
          <FileAction kind="quiet" label={t('act.openQueue')} procedure="personnel.calls.openQueue" place={{ center, window: row.window }} options={api.personnel.calls.openQueue.mutationOptions()} fields={[]} toInput={() => ({ id: row.id })} />
        </p>
      ))}
    </section>
  )
}

export function CallActions({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { options } = usePosts(center)
  const post = { name: 'post', kind: 'choice', options } as const
  return (
    <>
      <FileAction label={t('act.closeQueue')} procedure="personnel.calls.closeQueue" place={{ center }} options={api.personnel.calls.closeQueue.mutationOptions()} fields={[post, { name: 'reason', kind: 'area' }]} toInput={({ post: of, reason }) => ({ center, post: of, reason })} />
      <FileAction
        label={t('act.routeCall')} procedure="personnel.calls.route" place={{ center }} kind="primary" options={api.personnel.calls.route.mutationOptions()}
        fields={[post, { name: 'kind', kind: 'choice', initial: 'ticket', options: KINDS.map((value) => ({ value, label: t(`callKind.${value}`) })) }, { name: 'reference', kind: 'text', label: t('calls.number') }]}
        toInput={({ post: of, kind, reference }) => ({ center, post: of, kind, number: reference })}
      />
    </>
  )
}
