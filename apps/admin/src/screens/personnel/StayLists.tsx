import { formatDateTime, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { statusTone } from './words.ts'

type Secondment = Outputs['personnel']['secondments']['list']['rows'][number]
type Intern = Outputs['personnel']['interns']['list']['rows'][number]

/** Work back at the own unit, day by day with the center's consent. */
export function Secondments({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const query = useQuery(api.personnel.secondments.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const columns: Column<Secondment>[] = [
    { key: 'person', title: t('column.person'), render: (_, row) => <a data-item href={paths.staff(row.person)}>{row.name} <span className="soft">{row.person}</span></a> },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'days', title: t('records.days'), render: (_, row) => `${formatDay(row.from, i18n.language)} – ${formatDay(row.until, i18n.language)}` },
    { key: 'purpose', title: t('field.purpose'), dataIndex: 'purpose' },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`)}</StateTag> },
    { key: 'decidedAt', title: t('records.decidedAt'), render: (_, row) => (row.decidedAt ? formatDateTime(row.decidedAt, i18n.language).slice(0, -3) : '') },
    {
      key: 'action', title: t('cover.next'),
      render: (_, { id, status }) => status === 'requested' && (
        <FileAction
          kind="quiet" label={t('act.opine')} procedure="personnel.secondments.decide" place={{ center }} options={api.personnel.secondments.decide.mutationOptions()}
          fields={[{ name: 'outcome', kind: 'choice', initial: 'agreed', options: [{ value: 'agreed', label: t('letters.agreed') }, { value: 'disagreed', label: t('letters.disagreed') }] }, { name: 'reason', kind: 'area', optional: true }]}
          toInput={({ outcome, reason }) => ({ id, agreed: outcome === 'agreed', reason: orNull(reason) })}
        />
      ),
    },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('records.secondments')} empty={{ title: t('records.noSecondments'), next: t('records.noSecondmentsNext') }} />
}

export function NewSecondment({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <FileAction
      label={t('act.askSecondment')} procedure="personnel.secondments.request" place={{ center }} kind="primary" options={api.personnel.secondments.request.mutationOptions()}
      fields={[{ name: 'person', kind: 'person', center }, { name: 'from', kind: 'day' }, { name: 'last', kind: 'day', label: t('records.lastDay') }, { name: 'purpose', kind: 'area' }]}
      toInput={({ person, from, last, purpose }) => ({ center, person, from, until: last, purpose })}
    />
  )
}

/** Interns: reported by the lead, agreed by the center, then entered. */
export function Interns({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const query = useQuery(api.personnel.interns.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '')
  const columns: Column<Intern>[] = [
    { key: 'name', title: t('column.person'), render: (_, row) => <>{row.name} <span className="soft">{row.person}</span></> },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'mentor', title: t('field.mentor'), render: (_, row) => <ActorName id={row.mentor} /> },
    { key: 'days', title: t('records.days'), render: (_, row) => `${day(row.from)} – ${day(row.until)}` },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`)}</StateTag> },
    { key: 'exemption', title: t('records.alone'), render: (_, row) => row.exemption && `${day(row.exemption.from)} – ${day(row.exemption.until)} · ${row.exemption.reason} · ${row.exemption.by}` },
    { key: 'action', title: t('cover.next'), render: (_, row) => <InternNext intern={row} /> },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('records.interns')} empty={{ title: t('records.noInterns'), next: t('records.noInternsNext') }} />
}

function InternNext({ intern: { id, status, center, window, department } }: { intern: Intern }) {
  const { t } = useTranslation('personnel')
  const place = { center, window, department }
  const interns = api.personnel.interns
  const day = [{ name: 'on' as const, kind: 'day' as const }]
  switch (status) {
    case 'reported': return <FileAction kind="quiet" label={t('act.opine')} procedure="personnel.interns.decide" place={place} options={interns.decide.mutationOptions()} fields={[{ name: 'outcome', kind: 'choice', initial: 'agreed', options: [{ value: 'agreed', label: t('letters.agreed') }, { value: 'disagreed', label: t('letters.disagreed') }] }, ...day]} toInput={({ outcome, on }) => ({ id, on, agreed: outcome === 'agreed' })} />
    case 'agreed': return <FileAction kind="quiet" label={t('act.enterIntern')} procedure="personnel.interns.enter" place={place} options={interns.enter.mutationOptions()} fields={day} toInput={({ on }) => ({ id, on })} />
    case 'entered': return (
      <>
        <FileAction kind="quiet" label={t('act.exemptIntern')} procedure="personnel.interns.exempt" place={place} options={interns.exempt.mutationOptions()} fields={[{ name: 'from', kind: 'day' }, { name: 'last', kind: 'day', label: t('records.lastDay') }, { name: 'reason', kind: 'area' }]} toInput={({ from, last, reason }) => ({ id, from, until: last, reason })} />
        <FileAction kind="quiet" label={t('act.end')} procedure="personnel.interns.end" place={place} options={interns.end.mutationOptions()} fields={day} toInput={({ on }) => ({ id, on })} />
      </>
    )
    default: return null
  }
}

export function NewIntern({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { staleTime: 600_000 }))
  const names = usePlaceNames([center])
  return (
    <FileAction
      label={t('act.reportIntern')} procedure="personnel.interns.report" place={{ center }} kind="primary" options={api.personnel.interns.report.mutationOptions()}
      fields={[
        { name: 'window', kind: 'choice', options: (windows.data?.rows ?? []).map(({ id }) => ({ value: id, label: names.window(id) })) }, { name: 'number', kind: 'text' }, { name: 'name', kind: 'text' }, { name: 'mentor', kind: 'person', center },
        { name: 'from', kind: 'day' }, { name: 'last', kind: 'day', label: t('records.lastDay') },
      ]}
      toInput={({ window, number, name, mentor, from, last }) => ({ center, window, person: number, name, mentor, from, until: last })}
    />
  )
}
