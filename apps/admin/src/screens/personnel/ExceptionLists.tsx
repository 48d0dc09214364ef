import { formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { fileHref, statusTone } from './words.ts'

type Incident = Outputs['personnel']['incidents']['list']['rows'][number]
type Exception = Outputs['personnel']['staff']['exceptions']['rows'][number]

/** What of the regulation was departed from this year: why, and by whom. */
export function Exceptions({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const year = Number(useToday().slice(0, 4))
  const query = useQuery(api.personnel.staff.exceptions.queryOptions({ center, year }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const columns: Column<Exception>[] = [
    { key: 'name', title: t('column.person'), render: (_, row) => <a data-item href={fileHref(row)}>{row.name}</a> },
    { key: 'kind', title: t('field.kind'), render: (_, row) => t(`kind.${row.kind}`, { defaultValue: row.kind }) },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'clauses', title: t('records.departsFrom'), render: (_, row) => row.clauses.map((clause) => <a key={clause} className="clause-link" href={paths.clause(clause)}>{clause}</a>) },
    { key: 'reason', title: t('field.reason'), dataIndex: 'reason' },
    { key: 'by', title: t('field.approver'), dataIndex: 'by' },
    { key: 'on', title: t('field.on'), render: (_, row) => formatDay(row.on, i18n.language) },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('records.exceptions')} empty={{ title: t('records.noExceptions'), next: t('records.noExceptionsNext') }} />
}

/** Changes of people the center did not agree to. */
export function Incidents({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const query = useQuery(api.personnel.incidents.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const columns: Column<Incident>[] = [
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'person', title: t('records.serves'), render: (_, row) => <ActorName id={row.person} /> },
    { key: 'replaced', title: t('records.insteadOf'), render: (_, row) => row.replaced && <ActorName id={row.replaced} /> },
    { key: 'since', title: t('column.since'), render: (_, row) => formatDay(row.since, i18n.language) },
    { key: 'what', title: t('field.what'), dataIndex: 'what' },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={row.status === 'answered' ? 'absent' : statusTone(row.status)}>{t(`incidentStatus.${row.status}`)}</StateTag> },
    { key: 'evidence', title: t('records.evidence'), render: (_, row) => row.evidence.join(t('comma')) },
    { key: 'clause', title: t('demands.clause'), render: (_, row) => <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a> },
    {
      key: 'action', title: t('cover.next'),
      render: (_, { id, status }) => status === 'opened' && (
        <FileAction
          kind="quiet" label={t('act.concludeIncident')} procedure="personnel.incidents.conclude" place={{ center }} options={api.personnel.incidents.conclude.mutationOptions()}
          fields={[{ name: 'harm', kind: 'check' }, { name: 'cases', kind: 'text', optional: true }, { name: 'on', kind: 'day' }]} toInput={({ harm, cases, on }) => ({ id, on, harm: Boolean(harm), evidence: String(orNull(cases) ?? '').split(/[\s,;，；、]+/).filter(Boolean) })}
        />
      ),
    },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('records.incidents')} empty={{ title: t('records.noIncidents'), next: t('records.noIncidentsNext') }} />
}

export function NewIncident({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const departments = useQuery(api.organization.directory.departments.queryOptions({}, { staleTime: 600_000 }))
  const names = usePlaceNames([center])
  return (
    <FileAction
      label={t('act.openIncident')} procedure="personnel.incidents.open" place={{ center }} kind="primary" options={api.personnel.incidents.open.mutationOptions()}
      fields={[
        { name: 'department', kind: 'choice', options: (departments.data?.rows ?? []).map(({ id }) => ({ value: id, label: names.department(id) })) }, { name: 'number', kind: 'text', label: t('records.serves') }, { name: 'person', kind: 'person', center, optional: true, label: t('records.insteadOf') },
        { name: 'from', kind: 'day', label: t('column.since') }, { name: 'what', kind: 'area' },
      ]}
      toInput={({ department, number, person, from, what }) => ({ center, department, window: null, person: number, replaced: orNull(person), since: from, what })}
    />
  )
}
