import { Choice, formatDateTime, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useNow } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { CallActions, Calls } from './Calls.tsx'
import { CoverChecklist, CoverWork } from './CoverWork.tsx'
import { FileAction, orNull } from './FileAction.tsx'
import { Actings, AskOuting, Designate, Outings } from './Outings.tsx'
import { AtMoment, MayAct } from './Lookups.tsx'
import { PairDisplay, PairReport } from './PairLists.tsx'
import { PostHistory } from './PostHistory.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'
import { usePosts } from './use-posts.ts'
import { statusTone } from './words.ts'

type Cover = Outputs['personnel']['covers']['list']['rows'][number]
type Pair = Outputs['personnel']['pairs']['list']['rows'][number]
type Row = Outputs['personnel']['covers']['roster']['rows'][number]
const SHOWN = ['roster', 'work', 'calls', 'covers', 'checklist', 'pairs', 'display', 'outings', 'actings'] as const
const KINDS = ['personal_leave', 'sick_leave', 'official_travel', 'holiday', 'study', 'other_short_term'] as const

/** A and B posts: who holds each post now, who is away and who stands in, which pairs there are. */
export function CoverPage() {
  const { t } = useTranslation('personnel')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const { me } = useSession()
  // Who sits at a window comes for the own work, unless a post was chosen.
  const shown = oneOf(SHOWN, filters['show']) ?? (me.person?.window != null && filters['post'] === undefined ? 'work' : 'roster')
  return (
    <>
      <PersonnelHeader current="cover" actions={center && (shown === 'outings' ? <AskOuting center={center} /> : shown === 'calls' ? <CallActions center={center} /> : shown === 'actings' ? <><MayAct center={center} /><Designate center={center} /></> : <><AtMoment center={center} /><NewPair center={center} /><Announce center={center} /></>)} />
      {!center ? <ChooseCenter href={paths.cover} /> : (
        <>
          <div className="filters"><Choice label={t('board.show')} value={shown} options={SHOWN.map((value) => ({ value, name: t(`cover.${value}`) }))} onChange={(value) => change({ show: value, page: undefined })} /></div>
          {shown === 'roster' ? <Roster center={center} /> : shown === 'work' ? <CoverWork center={center} /> : shown === 'calls' ? <Calls center={center} /> : shown === 'checklist' ? <CoverChecklist center={center} /> : shown === 'covers' ? <Covers center={center} /> : shown === 'pairs' ? <Pairs center={center} /> : shown === 'outings' ? <Outings center={center} /> : shown === 'display' ? <PairDisplay center={center} /> : <Actings center={center} />}
        </>
      )}
    </>
  )
}

function Roster({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const [{ post }] = useFilters()
  // To the minute, so that the reading is not made anew with every tick.
  const at = `${useNow().slice(0, 16)}:00`
  const roster = useQuery(api.personnel.covers.roster.queryOptions({ center, at }, { placeholderData: keepPreviousData }))
  const tones = { held: 'ok', covered: 'cover', unattended: 'absent', vacant: 'quiet' } as const
  const columns: Column<Row>[] = [
    { key: 'post', title: t('cover.post'), render: (_, row) => <a data-item href={paths.cover(center, row.post)}>{nameOf(row.post)}</a> },
    { key: 'state', title: t('column.status'), render: (_, row) => <StateTag tone={tones[row.state]}>{t(`postState.${row.state}`)}</StateTag> },
    { key: 'holder', title: t('cover.holder'), render: (_, row) => row.holder && <ActorName id={row.holder} /> },
    { key: 'by', title: t('cover.by'), render: (_, row) => row.by && row.by !== row.holder && <ActorName id={row.by} /> },
    { key: 'clause', title: t('demands.clause'), render: (_, row) => row.clause && <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a> },
    { key: 'action', title: t('cover.next'), render: (_, row) => (row.cover !== null ? <Man center={center} row={row} cover={row.cover} /> : (row.state === 'held' || row.state === 'unattended') && <StepIn center={center} row={row} at={at} />) },
  ]
  return (
    <div className="stack">
      {post && <PostHistory center={center} post={post} name={nameOf(post)} />}
      <DataTable query={roster} columns={columns} rowKey={({ post }) => post} label={t('cover.roster')} empty={{ title: t('cover.noPosts'), next: t('cover.noPostsNext') }} />
    </div>
  )
}

/** Nobody has confirmed that the backup is at the window. */
function Man({ center, row, cover: id }: { center: string; row: Row; cover: string }) {
  const { t } = useTranslation('personnel')
  return <FileAction kind="quiet" label={t('act.man')} procedure="personnel.covers.man" place={{ center, window: row.window }} options={api.personnel.covers.man.mutationOptions()} fields={[]} toInput={() => ({ id })} />
}

/** Nobody knew the holder would be away: the backup is responsible from now on. */
function StepIn({ center, row, at }: { center: string; row: Row; at: string }) {
  const { t } = useTranslation('personnel')
  return <FileAction kind="quiet" label={t('act.stepIn')} procedure="personnel.covers.stepIn" place={{ center, window: row.window }} options={api.personnel.covers.stepIn.mutationOptions()} fields={[{ name: 'at', kind: 'moment', initial: at }]} toInput={({ at: from }) => ({ center, post: row.post, at: from })} />
}

function Covers({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const covers = useQuery(api.personnel.covers.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const when = (at: string | null) => (at ? formatDateTime(at, i18n.language).slice(0, -3) : t('none'))
  const columns: Column<Cover>[] = [
    { key: 'holder', title: t('cover.holder'), render: (_, row) => <ActorName id={row.holder} /> },
    { key: 'post', title: t('cover.post'), render: (_, row) => nameOf(row.post) },
    { key: 'kind', title: t('field.kind'), render: (_, row) => t(`absence.${row.kind}`) },
    { key: 'from', title: t('field.from'), render: (_, row) => when(row.from) },
    { key: 'to', title: t('field.to'), render: (_, row) => when(row.to) },
    { key: 'cover', title: t('cover.by'), render: (_, row) => <StandIns cover={row} when={when} /> },
    { key: 'status', title: t('column.status'), render: (_, row) => <><StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`)}</StateTag>{row.late && <StateTag tone="late">{t('cover.late')}</StateTag>}</> },
    { key: 'action', title: t('cover.next'), render: (_, row) => <CoverNext cover={row} /> },
  ]
  return <DataTable query={covers} columns={columns} rowKey={({ id }) => id} label={t('cover.covers')} empty={{ title: t('cover.none'), next: t('cover.noneNext') }} />
}

/** Who stands in; with the days where it is not the same person all the time. */
function StandIns({ cover: { standIns }, when }: { cover: Cover; when: (at: string | null) => string }) {
  const { t } = useTranslation('personnel')
  const standing = standIns.filter(({ from, to }) => to === null || from < to)
  if (standing.length === 0) return <StateTag tone="absent">{t('postState.unattended')}</StateTag>
  if (standing.length === 1) return <><ActorName id={standing[0]!.person} />{standing[0]!.agreement && <span className="soft"> {t('cover.agreed')}</span>}</>
  return standing.toSorted((a, b) => a.from.localeCompare(b.from)).map(({ id, person, from, to, agreement }) => <div key={id}><ActorName id={person} /> <span className="soft">{when(from)} – {when(to)}{agreement && ` ${t('cover.agreed')}`}</span></div>)
}

/** The step that comes next: hand over, confirm, back, brief, confirm. */
function CoverNext({ cover: { id, status, center, window, holder } }: { cover: Cover }) {
  const { t } = useTranslation('personnel')
  const place = { center, window, person: holder }
  const covers = api.personnel.covers
  const split = (text: string | null) => (text ?? '').split(/[\s,;]+/).filter(Boolean)
  switch (status) {
    case 'planned':
    case 'stepped_in': return <FileAction kind="quiet" label={t('act.handOver')} procedure="personnel.covers.handOver" place={place} options={covers.handOver.mutationOptions()} fields={[{ name: 'cases', kind: 'text', optional: true }, { name: 'items', kind: 'text', optional: true, label: t('work.urgentCases') }, { name: 'reason', kind: 'area', optional: true, label: t('field.what') }]} toInput={({ cases, items, reason }) => ({ id, cases: split(orNull(cases)), urgent: split(orNull(items)), note: orNull(reason) })} />
    case 'handed_over': return <FileAction kind="quiet" label={t('act.confirm')} procedure="personnel.covers.confirm" place={place} options={covers.confirm.mutationOptions()} fields={[]} toInput={() => ({ id })} />
    case 'confirmed': return <FileAction kind="quiet" label={t('act.back')} procedure="personnel.covers.back" place={place} options={covers.back.mutationOptions()} fields={[]} toInput={() => ({ id })} />
    case 'back': return <FileAction kind="quiet" label={t('act.brief')} procedure="personnel.covers.brief" place={place} options={covers.brief.mutationOptions()} fields={[{ name: 'cases', kind: 'text', optional: true }, { name: 'reason', kind: 'area', optional: true, label: t('field.what') }]} toInput={({ cases, reason }) => ({ id, cases: split(orNull(cases)), remark: orNull(reason) })} />
    case 'briefed': return <FileAction kind="quiet" label={t('act.confirm')} procedure="personnel.covers.confirmBriefing" place={place} options={covers.confirmBriefing.mutationOptions()} fields={[]} toInput={() => ({ id })} />
    default: return null
  }
}

function Pairs({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const pairs = useQuery(api.personnel.pairs.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const columns: Column<Pair>[] = [
    { key: 'post', title: t('cover.post'), render: (_, row) => nameOf(row.post) },
    { key: 'holder', title: t('cover.holder'), render: (_, row) => <ActorName id={row.holder} /> },
    { key: 'backup', title: t('cover.backup'), render: (_, row) => <><ActorName id={row.backup} />{row.rank > 1 && <span className="soft"> {row.rank}</span>}</> },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`)}</StateTag> },
    { key: 'from', title: t('field.from'), render: (_, row) => row.from },
    {
      key: 'action', title: t('cover.next'),
      render: (_, row) => row.status === 'proposed'
        ? <FileAction kind="quiet" label={t('act.agree')} procedure="personnel.pairs.answer" place={{ center, window: row.window, person: row.backup }} options={api.personnel.pairs.answer.mutationOptions()} fields={[]} toInput={() => ({ id: row.id, agree: true })} />
        : row.status === 'active' && <FileAction kind="quiet" label={t('act.end')} procedure="personnel.pairs.end" place={{ center, window: row.window }} options={api.personnel.pairs.end.mutationOptions()} fields={[{ name: 'reason', kind: 'area' }]} toInput={({ reason }) => ({ id: row.id, reason })} />,
    },
  ]
  return <div className="stack"><PairReport center={center} /><DataTable query={pairs} columns={columns} rowKey={({ id }) => id} label={t('cover.pairs')} empty={{ title: t('cover.noPairs'), next: t('cover.noPairsNext') }} /></div>
}

function NewPair({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { options } = usePosts(center)
  return (
    <>
      <FileAction
        label={t('act.proposePair')} procedure="personnel.pairs.propose" place={{ center }} options={api.personnel.pairs.propose.mutationOptions()}
        fields={[{ name: 'post', kind: 'choice', options }, { name: 'backup', kind: 'person', center }, { name: 'duties', kind: 'area', optional: true }, { name: 'confirmed', kind: 'check' }, { name: 'reason', kind: 'area', optional: true }]}
        toInput={({ post, backup, duties, confirmed, reason }) => ({ center, post, backup, duties: orNull(duties), confirmed: Boolean(confirmed), reason: orNull(reason) })}
      />
      <FileAction
        label={t('act.groupPosts')} procedure="personnel.pairs.group" place={{ center }} options={api.personnel.pairs.group.mutationOptions()}
        fields={[{ name: 'posts', kind: 'several', options }, { name: 'duties', kind: 'area' }, { name: 'confirmed', kind: 'check' }, { name: 'reason', kind: 'area', optional: true }]}
        toInput={({ posts, duties, confirmed, reason }) => ({ center, posts, duties: orNull(duties), confirmed: Boolean(confirmed), reason: orNull(reason) })}
      />
    </>
  )
}

function Announce({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { options } = usePosts(center)
  return (
    <FileAction
      label={t('act.announce')} procedure="personnel.covers.announce" place={{ center }} kind="primary" options={api.personnel.covers.announce.mutationOptions()}
      fields={[
        { name: 'person', kind: 'person', center }, { name: 'post', kind: 'choice', options, optional: true }, { name: 'kind', kind: 'choice', initial: 'personal_leave', options: KINDS.map((value) => ({ value, label: t(`absence.${value}`) })) },
        { name: 'from', kind: 'moment' }, { name: 'to', kind: 'moment' }, { name: 'substitute', kind: 'text', optional: true }, { name: 'reason', kind: 'area', optional: true },
      ]}
      toInput={({ person, post, kind, from, to, substitute, reason }) => ({ center, holder: person, post: orNull(post), kind, from, to, reason: orNull(reason), substitute: orNull(substitute) === null ? null : { person: substitute, from, to, items: [] } })}
    />
  )
}
