import { Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { CheckMandate, ChiefOf, POWERS } from './Lookups.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'
import { AskSection, StageTimes, Tasks, UnansweredTasks } from './Tasks.tsx'
import { statusTone } from './words.ts'

type Mandate = Outputs['personnel']['mandates']['list']['rows'][number]
const SHOWN = ['letters', 'tasks', 'unanswered'] as const

/** Chief representatives: their letters, what they ask of the sections behind the window, and what is not answered yet. */
export function MandatesPage() {
  const { t } = useTranslation('personnel')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const can = useCan()
  const { actor } = useSession()
  const department = actor.grants.flatMap(({ scope }) => (scope.kind === 'department' ? [scope.department] : []))[0]
  const choices = SHOWN.filter((value) => value !== 'unanswered' || (department !== undefined && can('personnel.tasks.unanswered', { department }).ok))
  const shown = oneOf(choices, filters['show']) ?? 'letters'
  return (
    <>
      <PersonnelHeader current="mandates" actions={center && (shown === 'letters' ? <LetterActions center={center} /> : <><StageTimes center={center} /><AskSection center={center} /></>)} />
      <div className="filters"><Choice label={t('board.show')} value={shown} options={choices.map((value) => ({ value, name: t(`mandates.${value}`) }))} onChange={(value) => change({ show: value, page: undefined })} /></div>
      {shown === 'letters' ? <Letters center={center} /> : !center ? <ChooseCenter href={(id) => `${paths.mandates}?center=${id}&show=${shown}`} /> : shown === 'tasks' ? <Tasks center={center} /> : <UnansweredTasks center={center} department={department!} />}
    </>
  )
}

function LetterActions({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const names = usePlaceNames([center])
  const places = useQuery(api.organization.directory.windows.queryOptions(center ? { center } : skipToken, { staleTime: 600_000 }))
  const windows = (places.data?.rows ?? []).map(({ id }) => ({ value: id, label: names.window(id) }))
  const split = (text: string | undefined) => String(text ?? '').split(/[\s,;]+/).filter(Boolean)
  return (
    <>
      <CheckMandate center={center} />
      <ChiefOf center={center} windows={windows} />
      <FileAction
        label={t('act.grantMandate')} procedure="personnel.mandates.grant" place={{ center }} kind="primary" options={api.personnel.mandates.grant.mutationOptions()}
        fields={[
          { name: 'person', kind: 'person', center }, { name: 'items', kind: 'text', optional: true }, { name: 'powers', kind: 'several', initial: [...POWERS], options: POWERS.map((value) => ({ value, label: t(`power.${value}`) })) },
          { name: 'name', kind: 'text', optional: true, label: t('mandates.further') },
          { name: 'letterNumber', kind: 'text' }, { name: 'letterOn', kind: 'day' }, { name: 'approvedBy', kind: 'text' }, { name: 'from', kind: 'day' }, { name: 'until', kind: 'text', optional: true },
        ]}
        toInput={({ person, items, powers, name, letterNumber, letterOn, approvedBy, from, until }) => ({
          center, person, items: split(items), powers: [...(powers as string[]), ...split(name)], letter: { number: letterNumber, form: 'official_letter' as const, on: letterOn, approvedBy }, from, until: orNull(until),
        })}
      />
    </>
  )
}

/** Written authorizations: which items, which powers, until when. */
function Letters({ center }: { center: string | undefined }) {
  const { t, i18n } = useTranslation('personnel')
  const mandates = useQuery(api.personnel.mandates.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center, ...(mandates.data?.rows ?? []).map((row) => row.center)])
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : t('none'))
  const columns: Column<Mandate>[] = [
    { key: 'person', title: t('column.person'), render: (_, row) => <a data-item href={paths.staff(row.person)}>{row.name} <span className="soft">{row.person}</span></a> },
    { key: 'window', title: t('column.window'), render: (_, row) => `${names.center(row.center)} ${names.window(row.window)}` },
    { key: 'items', title: t('mandates.items'), render: (_, row) => (row.items.length === 0 ? t('mandates.all') : row.items.join(t('comma'))) },
    { key: 'powers', title: t('mandates.powers'), render: (_, row) => row.powers.map((power) => t(`power.${power}`, { defaultValue: power })).join(t('comma')) },
    { key: 'letter', title: t('field.letter'), render: (_, row) => `${row.letter.number} · ${row.letter.approvedBy}` },
    { key: 'from', title: t('field.from'), render: (_, row) => day(row.from) },
    { key: 'until', title: t('mandates.until'), render: (_, row) => day(row.endedOn ?? row.until) },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`)}</StateTag> },
    { key: 'action', title: t('cover.next'), render: (_, row) => row.status === 'active' && <FileAction kind="quiet" label={t('act.withdrawMandate')} procedure="personnel.mandates.withdraw" place={{ center: row.center, department: row.department }} options={api.personnel.mandates.withdraw.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id: row.id, on })} /> },
  ]
  return <DataTable query={mandates} columns={columns} rowKey={({ id }) => id} label={t('mandates.title')} empty={{ title: t('mandates.none'), next: t('mandates.noneNext') }} />
}
