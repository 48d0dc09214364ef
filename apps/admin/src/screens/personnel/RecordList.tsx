import { formatDay } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'

type Row = Outputs['personnel']['records']['list']['rows'][number]
const KINDS = ['membership', 'responsibility', 'leader_in_charge', 'department_work', 'care'] as const

/** Memberships, responsibilities, leaders in charge, work for the department, care. */
export function Records({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const query = useQuery(api.personnel.records.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '')
  const said = (details: Row['details']) => Object.entries(details).map(([part, text]) => `${t(`detail.${part}`, { defaultValue: part })}${t('colon')}${t(`word.${text}`, { defaultValue: text })}`).join(' · ')
  const columns: Column<Row>[] = [
    { key: 'kind', title: t('field.kind'), sortable: true, render: (_, row) => t(`recordKind.${row.kind}`) },
    { key: 'person', title: t('column.person'), render: (_, row) => row.person && <ActorName id={row.person} /> },
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'details', title: t('field.what'), render: (_, row) => said(row.details) },
    { key: 'on', title: t('field.on'), sortable: true, render: (_, row) => day(row.on) },
    { key: 'until', title: t('records.endedOn'), render: (_, row) => day(row.until) },
    { key: 'action', title: t('cover.next'), render: (_, { id, until }) => until === null && <FileAction kind="quiet" label={t('act.endRecord')} procedure="personnel.records.end" place={{ center }} options={api.personnel.records.end.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, on })} /> },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('records.records')} empty={{ title: t('records.noRecords'), next: t('records.noRecordsNext') }} />
}

/** What a kind of record says. */
function detailsOf(kind: (typeof KINDS)[number], { what, second, membership, moved }: { what: string | null; second: string | null; membership: string | null; moved: string | null }): Record<string, string> {
  const said: Record<string, string | null> = kind === 'membership' ? { membership, moved_in: moved } : kind === 'responsibility' ? { post_responsibility: what, enforcement_responsibility: second } : { what }
  return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== null))
}

export function NewRecord({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const departments = useQuery(api.organization.directory.departments.queryOptions({}, { staleTime: 600_000 }))
  const names = usePlaceNames([center])
  return (
    <FileAction
      label={t('act.keepRecord')} procedure="personnel.records.keep" place={{ center }} kind="primary" options={api.personnel.records.keep.mutationOptions()}
      fields={[
        { name: 'kind', kind: 'choice', initial: 'membership', options: KINDS.map((value) => ({ value, label: t(`recordKind.${value}`) })) }, { name: 'person', kind: 'person', center, optional: true },
        { name: 'department', kind: 'choice', optional: true, options: (departments.data?.rows ?? []).map(({ id }) => ({ value: id, label: names.department(id) })) }, { name: 'on', kind: 'day' },
        { name: 'what', kind: 'area', optional: true }, { name: 'second', kind: 'area', optional: true },
        { name: 'membership', kind: 'choice', optional: true, options: (['party', 'youth_league'] as const).map((value) => ({ value, label: t(`word.${value}`) })) }, { name: 'movedIn', kind: 'text', optional: true },
      ]}
      toInput={({ kind, person, department, on, what, second, membership, movedIn }) => ({
        center, kind, person: orNull(person), department: orNull(department), window: null, on, details: detailsOf(kind, { what: orNull(what), second: orNull(second), membership: orNull(membership), moved: orNull(movedIn) }),
      })}
    />
  )
}
