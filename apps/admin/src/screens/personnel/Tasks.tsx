import { formatDateTime, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { Basis, Lookup } from './Lookup.tsx'

type Task = Outputs['personnel']['tasks']['list']['rows'][number]
type Unanswered = Outputs['personnel']['tasks']['unanswered']['rows'][number]
const KINDS = ['coordination', 'reminder', 'technician'] as const
const NEEDS = ['technical_evaluation', 'site_survey'] as const
const TONES = { open: 'open', answered: 'ok', declined: 'late' } as const

/** What chief representatives asked of the sections behind their windows, and what these answered. */
export function Tasks({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const tasks = useQuery(api.personnel.tasks.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const columns: Column<Task>[] = [
    ...useTaskColumns<Task>(),
    { key: 'status', title: t('column.status'), render: (_, row) => <><StateTag tone={TONES[row.status]}>{t(`taskStatus.${row.status}`)}</StateTag> {row.answer && <span className="soft">{row.answer.text} · {row.answer.by}</span>}</> },
    { key: 'action', title: t('cover.next'), render: (_, row) => row.status === 'open' && <Answer task={row} /> },
  ]
  return <DataTable query={tasks} columns={columns} rowKey={({ id }) => id} label={t('mandates.tasks')} empty={{ title: t('tasks.none'), next: t('tasks.noneNext') }} />
}

/** Not answered yet, of a department: for its leader who is in charge. */
export function UnansweredTasks({ department, center }: { department: string; center: string }) {
  const { t } = useTranslation('personnel')
  const tasks = useQuery(api.personnel.tasks.unanswered.queryOptions({ department, center }, { placeholderData: keepPreviousData }))
  const columns: Column<Unanswered>[] = [
    ...useTaskColumns<Unanswered>(),
    { key: 'leader', title: t('tasks.leader'), render: (_, row) => <>{row.leader ? <ActorName id={row.leader} /> : t('none')} <Basis clause={row.rule} /></> },
    { key: 'action', title: t('cover.next'), render: (_, row) => <Answer task={row} /> },
  ]
  return <DataTable query={tasks} columns={columns} rowKey={({ id }) => id} label={t('mandates.unanswered')} empty={{ title: t('tasks.allAnswered'), next: t('tasks.allAnsweredNext') }} />
}

function useTaskColumns<T extends Task>(): Column<T>[] {
  const { t, i18n } = useTranslation('personnel')
  return [
    { key: 'number', title: t('work.case'), render: (_, row) => <><a data-item href={paths.case(row.case)}>{row.number}</a> <span className="soft">{row.itemName}</span></> },
    { key: 'kind', title: t('field.kind'), render: (_, row) => <>{t(`taskKind.${row.kind}`)} <Basis clause={row.clause} /></> },
    { key: 'section', title: t('tasks.section'), render: (_, row) => <>{row.section}{row.technician && <span className="soft"> {row.technician}</span>}</> },
    { key: 'what', title: t('field.what'), render: (_, row) => <>{row.what}{row.need && <span className="soft"> {t(`need.${row.need}`)}</span>}</> },
    { key: 'asked', title: t('tasks.asked'), render: (_, row) => <>{row.name} <span className="soft">{formatDateTime(row.askedAt, i18n.language).slice(0, -3)} · {row.letter}</span></> },
  ]
}

function Answer({ task: { id, department } }: { task: Task }) {
  const { t } = useTranslation('personnel')
  const answer = { procedure: 'personnel.tasks.answer', place: { department }, options: api.personnel.tasks.answer.mutationOptions(), fields: [{ name: 'note', kind: 'area' }] } as const
  return (
    <>
      <FileAction kind="quiet" label={t('act.answerTask')} {...answer} toInput={({ note }) => ({ id, accepts: true, answer: note })} />
      <FileAction kind="quiet" label={t('act.declineTask')} {...answer} toInput={({ note }) => ({ id, accepts: false, answer: note })} />
    </>
  )
}

export function AskSection({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <FileAction
      label={t('act.askSection')} procedure="personnel.tasks.ask" place={{ center }} kind="primary" options={api.personnel.tasks.ask.mutationOptions()}
      fields={[
        { name: 'reference', kind: 'text', label: t('work.case') }, { name: 'kind', kind: 'choice', initial: 'coordination', options: KINDS.map((value) => ({ value, label: t(`taskKind.${value}`) })) },
        { name: 'department', kind: 'text', label: t('tasks.section') }, { name: 'what', kind: 'area' },
        { name: 'ground', kind: 'choice', optional: true, label: t('tasks.need'), options: NEEDS.map((value) => ({ value, label: t(`need.${value}`) })) }, { name: 'name', kind: 'text', optional: true, label: t('tasks.technician') },
      ]}
      toInput={({ reference, kind, department, what, ground, name }) => ({ center, number: reference, kind, section: department, what, need: orNull(ground), technician: orNull(name) })}
    />
  )
}

/** How long a case was in each stage, and how long each section took over it. */
export function StageTimes({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const names = usePlaceNames([center])
  return (
    <Lookup
      label={t('lookup.stageTimes')} procedure="personnel.tasks.stageTimes" place={{ center }} fields={[{ name: 'reference', kind: 'text', label: t('work.case') }]}
      ask={({ reference }) => queryClient.fetchQuery(api.personnel.tasks.stageTimes.queryOptions({ center, number: reference }))}
    >
      {({ itemName, clause, stages, sections }) => (
        <>
          <p>{itemName} <span className="soft">{names.center(center)}</span> <Basis clause={clause} /></p>
          <dl className="pairs">
            {stages.map((one) => <Fragment key={`${one.step} ${one.from}`}><dt>{t(`caseStep.${one.step}`, { defaultValue: one.step })}</dt><dd>{t('tasks.took', { duration: durationOf(one.minutes, t) })} <span className="soft">{formatDateTime(one.from, i18n.language).slice(0, -3)}</span> {one.by && <ActorName id={one.by} />}</dd></Fragment>)}
            {sections.map((one) => <Fragment key={one.section}><dt>{one.section}</dt><dd>{t('tasks.took', { duration: durationOf(one.minutes, t) })} {one.open > 0 && <StateTag tone="open">{t('tasks.openCount', { count: one.open })}</StateTag>}</dd></Fragment>)}
          </dl>
        </>
      )}
    </Lookup>
  )
}

const HOUR = 60
const DAY = 24 * HOUR
/** Days, hours and minutes, without those that are none. */
function durationOf(minutes: number, t: ReturnType<typeof useTranslation<'personnel'>>['t']): string {
  const parts = [[Math.floor(minutes / DAY), 'days'], [Math.floor((minutes % DAY) / HOUR), 'hours'], [minutes % HOUR, 'minutes']] as const
  const shown = parts.filter(([count]) => count > 0)
  return (shown.length > 0 ? shown : [[0, 'minutes'] as const]).map(([count, unit]) => t(`duration.${unit}`, { count })).join(' ')
}
