import { formatDateTime, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { PersonField } from '../../antd/fields.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useNow, useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { Basis } from './Lookup.tsx'
import { usePosts } from './use-posts.ts'

type Work = Outputs['personnel']['covers']['work']
type Line = Work['rows'][number]
type Check = Outputs['personnel']['covers']['checklist']['rows'][number]

/** What somebody has in hand now: the own cases, and those taken over while standing in. */
export function CoverWork({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const { t: c } = useTranslation('cases')
  const { me, actor } = useSession()
  const [filters, change] = useFilters()
  const person = filters['person'] ?? me.person?.id ?? actor.id
  // To the minute, so that the reading is not made anew with every tick.
  const at = `${useNow().slice(0, 16)}:00`
  const work = useQuery(api.personnel.covers.work.queryOptions({ center, person, at }, { placeholderData: keepPreviousData }))
  const columns: Column<Line>[] = [
    { key: 'number', title: t('work.case'), render: (_, row) => <a data-item href={paths.case(row.case)}>{row.number}</a> },
    { key: 'itemName', title: t('field.item'), dataIndex: 'itemName' },
    { key: 'kind', title: t('field.kind'), render: (_, row) => c(`kind.${row.kind as 'instant'}`) },
    { key: 'dueOn', title: t('column.due'), render: (_, row) => (row.dueOn ? formatDay(row.dueOn, i18n.language) : t('none')) },
    { key: 'of', title: t('work.of'), render: (_, row) => (row.because === 'own' ? t('work.own') : <ActorName id={row.of} />) },
    { key: 'because', title: t('work.because'), render: (_, row) => row.because !== 'own' && <><StateTag tone="cover">{t(`takenOver.${row.because}`)}</StateTag> <Basis clause={row.clause} /></> },
  ]
  return (
    <div className="stack">
      <div className="filters"><label className="filter">{t('work.whose')} <PersonField center={center} value={person} onChange={(next) => change({ person: next })} /></label></div>
      {work.data?.standingIn.map((of) => <StandingIn key={of.id} cover={of} person={person} />)}
      <DataTable query={work} columns={columns} rowKey={({ case: id }) => id} label={t('cover.work')} empty={{ title: t('work.noCases'), next: t('work.noCasesNext') }} />
    </div>
  )
}

/** One absence somebody stands in for: what the one who stands in has to say. */
function StandingIn({ cover: { id, center, holder, post, status, mannedAt, note, standIns }, person }: { cover: Work['standingIn'][number]; person: string }) {
  const { t, i18n } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const { actor } = useSession()
  const covers = api.personnel.covers
  const own = standIns.filter((one) => one.person === person && (one.to === null || one.from < one.to))
  const when = (at: string) => formatDateTime(at, i18n.language).slice(0, -3)
  return (
    <section className="card">
      <h2>{t('work.standsIn')} <ActorName id={holder} /></h2>
      {own.map((one) => <p key={one.id}>{nameOf(post)} <span className="soft">{when(one.from)} – {one.to ? when(one.to) : t('none')}</span></p>)}
      {note && <p>{note.text} <span className="soft">{[...note.urgent.map((one) => `${one} ${t('takenOver.urgent')}`), ...note.cases].join(t('comma'))}</span></p>}
      <p>
        {mannedAt ? <StateTag tone="ok">{t('work.manned', { at: when(mannedAt) })}</StateTag> : <FileAction kind="quiet" label={t('act.man')} procedure="personnel.covers.man" place={{ person: actor.id }} options={covers.man.mutationOptions()} fields={[]} toInput={() => ({ id })} />}{' '}
        {status === 'handed_over' && <FileAction kind="quiet" label={t('act.confirm')} procedure="personnel.covers.confirm" place={{ person: actor.id }} options={covers.confirm.mutationOptions()} fields={[]} toInput={() => ({ id })} />}
      </p>
    </section>
  )
}

/** What is looked at on a day on which backups stand in. */
export function CoverChecklist({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const local = useLocal()
  const { nameOf } = usePosts(center)
  const on = useToday()
  const lines = useQuery(api.personnel.covers.checklist.queryOptions({ center, on }, { placeholderData: keepPreviousData }))
  const columns: Column<Check>[] = [
    { key: 'post', title: t('cover.post'), render: (_, row) => nameOf(row.post) },
    { key: 'holder', title: t('cover.holder'), render: (_, row) => <ActorName id={row.holder} /> },
    { key: 'person', title: t('cover.by'), render: (_, row) => <ActorName id={row.person} /> },
    { key: 'point', title: t('field.point'), render: (_, row) => <>{local(row.name)} <Basis clause={row.clause} /></> },
    { key: 'met', title: t('field.result'), render: (_, row) => (row.met === null ? <StateTag tone="open">{t('checklist.open')}</StateTag> : <><StateTag tone={row.met ? 'ok' : 'late'}>{t(row.met ? 'checklist.met' : 'checklist.unmet')}</StateTag> {row.remark && <span className="soft">{row.remark}</span>}</>) },
    {
      key: 'action', title: t('cover.next'),
      render: (_, row) => (
        <FileAction
          kind="quiet" label={t('act.checkItem')} procedure="personnel.covers.checkItem" place={{ center }} options={api.personnel.covers.checkItem.mutationOptions()}
          fields={[{ name: 'outcome', kind: 'choice', label: t('field.result'), initial: 'met', options: (['met', 'unmet'] as const).map((value) => ({ value, label: t(`checklist.${value}`) })) }, { name: 'note', kind: 'area', optional: true }]}
          toInput={({ outcome, note }) => ({ id: row.cover, day: on, point: row.point, met: outcome === 'met', remark: orNull(note) })}
        />
      ),
    },
  ]
  return <DataTable query={lines} columns={columns} rowKey={(row) => `${row.cover} ${row.point}`} label={t('cover.checklist')} empty={{ title: t('checklist.none'), next: t('checklist.noneNext') }} />
}
