import { formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { field, FileAction, orNull } from './FileAction.tsx'
import { usePosts } from './use-posts.ts'
import { statusTone } from './words.ts'

type Sheet = Outputs['personnel']['sheets']['list']['rows'][number]
type Duty = Outputs['personnel']['sheets']['duties']['rows'][number]
const ELEMENTS = ['work_content', 'service_quality', 'procedure', 'standard', 'time_limit', 'authority', 'responsibility'] as const

/** Sheets of responsibilities by post. */
export function Sheets({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const query = useQuery(api.personnel.sheets.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const columns: Column<Sheet>[] = [
    { key: 'post', title: t('cover.post'), render: (_, row) => nameOf(row.post) },
    { key: 'duties', title: t('records.duties'), render: (_, row) => (row.withoutWork ? <StateTag tone="late">{t('records.withoutWork')}</StateTag> : row.duties.map(({ what }) => what).join(t('comma'))) },
    { key: 'authorities', title: t('records.authorities'), render: (_, row) => row.authorities.map(({ what, responsibility }) => `${what}${responsibility ? ` → ${responsibility}` : ''}`).join(t('comma')) },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`)}</StateTag> },
    { key: 'publishedOn', title: t('records.publishedOn'), render: (_, row) => (row.publishedOn ? formatDay(row.publishedOn, i18n.language) : '') },
    { key: 'action', title: t('cover.next'), render: (_, row) => <Next sheet={row} /> },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('records.sheets')} empty={{ title: t('records.noSheets'), next: t('records.noSheetsNext') }} />
}

function Next({ sheet: { id, status, center, duties } }: { sheet: Sheet }) {
  const { t } = useTranslation('personnel')
  const sheets = api.personnel.sheets
  if (status === 'draft') return <FileAction kind="quiet" label={t('act.publishSheet')} procedure="personnel.sheets.publish" place={{ center }} options={sheets.publish.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id, on })} />
  if (status !== 'published' || duties.length === 0) return null
  const duty = field({ name: 'duty', kind: 'choice', options: duties.map(({ id: value, what }) => ({ value, label: what })) })
  return (
    <>
      <FileAction kind="quiet" label={t('act.assignDuty')} procedure="personnel.sheets.assign" place={{ center }} options={sheets.assign.mutationOptions()} fields={[duty, { name: 'person', kind: 'person', center }, { name: 'asBackup', kind: 'check' }, { name: 'from', kind: 'day' }, { name: 'until', kind: 'text', optional: true }]} toInput={({ duty: of, person, asBackup, from, until }) => ({ id, duty: of, person, backup: Boolean(asBackup), from, until: orNull(until) })} />
      <FileAction kind="quiet" label={t('act.withdrawDuty')} procedure="personnel.sheets.withdrawDuty" place={{ center }} options={sheets.withdrawDuty.mutationOptions()} fields={[duty, { name: 'on', kind: 'day' }]} toInput={({ duty: of, on }) => ({ id, duty: of, on })} />
    </>
  )
}

/** One thing a line, its parts between bars. */
const linesOf = (text: string | null) => (text ?? '').split('\n').map((line) => line.split(/[|｜]/).map((part) => part.trim())).filter(([first]) => first)

export function NewSheet({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { options } = usePosts(center)
  return (
    <FileAction
      label={t('act.draftSheet')} procedure="personnel.sheets.draft" place={{ center }} kind="primary" options={api.personnel.sheets.draft.mutationOptions()}
      fields={[{ name: 'post', kind: 'choice', options }, ...ELEMENTS.map((name) => field({ name, kind: 'text', optional: true, label: t(`detail.${name}`) })), { name: 'dutyLines', kind: 'area' }, { name: 'authorityLines', kind: 'area', optional: true }]}
      toInput={(values) => ({
        center, post: values.post,
        elements: Object.fromEntries(ELEMENTS.flatMap((name) => (orNull(values[name]) === null ? [] : [[name, values[name] as string]]))),
        duties: linesOf(orNull(values.dutyLines)).map(([what, procedure, standard, timeLimit, indicator]) => ({ what: what!, procedure: orNull(procedure), standard: orNull(standard), timeLimit: orNull(timeLimit), indicator: orNull(indicator) })),
        authorities: linesOf(orNull(values.authorityLines)).map(([what, responsibility]) => ({ what: what!, responsibility: orNull(responsibility) })),
      })}
    />
  )
}

/** Who answers for each duty today; nobody where it is unassigned. */
export function Duties({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { nameOf } = usePosts(center)
  const on = useToday()
  const query = useQuery(api.personnel.sheets.duties.queryOptions({ center, on }, { placeholderData: keepPreviousData }))
  const columns: Column<Duty>[] = [
    { key: 'post', title: t('cover.post'), render: (_, row) => nameOf(row.post) },
    { key: 'what', title: t('records.duty'), dataIndex: 'what' },
    { key: 'person', title: t('records.answers'), render: (_, row) => (row.person ? <ActorName id={row.person} /> : <><StateTag tone="absent">{t('records.unassigned')}</StateTag> {row.clause && <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a>}</>) },
    { key: 'backups', title: t('cover.backup'), render: (_, row) => row.backups.map((person) => <ActorName key={person} id={person} />) },
    { key: 'indicator', title: t('records.indicator'), render: (_, row) => row.indicator ?? '' },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ duty }) => duty} label={t('records.duties')} empty={{ title: t('records.noDuties'), next: t('records.noDutiesNext') }} />
}
