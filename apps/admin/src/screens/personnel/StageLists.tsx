import { formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { Basis } from './Lookup.tsx'

type StageMap = Outputs['personnel']['stages']['list']['rows'][number]
type Gap = Outputs['personnel']['stages']['gaps']['rows'][number]

/** Items with their stages, and who has each of them as A and as B. */
export function StageMaps({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const names = usePlaceNames([center])
  const query = useQuery(api.personnel.stages.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const columns: Column<StageMap>[] = [
    { key: 'item', title: t('field.item'), dataIndex: 'item' },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'stages', title: t('records.stages'), render: (_, row) => row.stages.map((one) => <div key={one.name}>{one.name} <span className="soft">A {one.a ?? t('none')} · B {one.b ?? t('none')} · {one.duties ?? t('none')}</span></div>) },
    { key: 'complete', title: t('column.status'), render: (_, row) => <StateTag tone={row.complete ? 'ok' : 'late'}>{t(row.complete ? 'stages.complete' : 'stages.incomplete')}</StateTag> },
    { key: 'mappedOn', title: t('field.on'), render: (_, row) => formatDay(row.mappedOn, i18n.language) },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('records.stages')} empty={{ title: t('stages.none'), next: t('stages.noneNext') }} />
}

/** What is still open, and items nobody has mapped, by department. */
export function StageGaps({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const names = usePlaceNames([center])
  const query = useQuery(api.personnel.stages.gaps.queryOptions({ center }, { placeholderData: keepPreviousData }))
  const columns: Column<Gap>[] = [
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'item', title: t('field.item'), dataIndex: 'item' },
    { key: 'stages', title: t('stages.missing'), render: (_, row) => (row.unmapped ? t('stages.unmapped') : row.stages.map((one) => <div key={one.number}>{t('stages.stage', { number: one.number })} {one.name} <span className="soft">{one.missing.map((part) => t(`stagePart.${part}`)).join(t('comma'))}</span></div>)) },
    { key: 'clause', title: t('demands.clause'), render: (_, row) => <Basis clause={row.clause} /> },
  ]
  return <DataTable query={query} columns={columns} rowKey={(row) => `${row.department} ${row.item}`} label={t('records.stageGaps')} empty={{ title: t('stages.noGaps'), next: t('stages.noGapsNext') }} />
}

/** One stage a line: its name, A, B, the duties, between bars; what is left empty is listed as open. */
const stagesOf = (text: string) => text.split('\n').map((line) => line.split(/[|｜]/).map((part) => part.trim())).filter(([name]) => name)
  .map(([name, a, b, duties]) => ({ name: name!, a: orNull(a), b: orNull(b), duties: orNull(duties) }))

export function MapStages({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const names = usePlaceNames([center])
  const places = useQuery(api.organization.directory.windows.queryOptions(center ? { center } : skipToken, { staleTime: 600_000 }))
  const options = (places.data?.rows ?? []).map(({ id }) => ({ value: id, label: names.window(id) }))
  return (
    <FileAction
      label={t('act.mapStages')} procedure="personnel.stages.map" place={{ center }} kind="primary" options={api.personnel.stages.map.mutationOptions()}
      fields={[{ name: 'window', kind: 'choice', options }, { name: 'item', kind: 'text' }, { name: 'dutyLines', kind: 'area', label: t('stages.lines') }]}
      toInput={({ window, item, dutyLines }) => ({ center, window, item, stages: stagesOf(dutyLines) })}
    />
  )
}
