import { Action, Choice, PageHeader, StateTag, type Tone } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Branches } from './Branches.tsx'

type Item = Outputs['cases']['items']['list']['rows'][number]
const KINDS = ['instant', 'promised', 'joint', 'escalated'] as const
const tones: Readonly<Record<Item['state'], Tone>> = { draft: 'quiet', published: 'ok', left: 'absent' }

/** The catalogue of service items, and what of it is incomplete or out of date. */
export function ItemsPage() {
  const { t } = useTranslation('cases')
  const can = useCan()
  const [filters, change] = useFilters()
  const [center] = useCenter()
  const names = usePlaceNames([center])
  const kind = oneOf(KINDS, filters['kind'])
  const items = useQuery(api.cases.items.list.queryOptions({ ...usePage(), ...(center && { center }), ...(kind && { kind }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Item>[] = [
    { key: 'name', title: t('column.item'), sortable: true, render: (_, row) => <a data-item href={paths.item(row.id)}>{row.name}</a> },
    { key: 'code', title: t('item.code'), sortable: true, dataIndex: 'code' },
    { key: 'department', title: t('column.department'), sortable: true, render: (_, row) => names.department(row.department) },
    { key: 'kind', title: t('column.kind'), render: (_, row) => t(`kind.${row.kind}`) },
    { key: 'promised', title: t('item.promised'), align: 'end', render: (_, row) => (row.promised ? t(row.promised.unit === 'calendar_day' ? 'calendarDays' : 'days', { count: row.promised.days }) : t('none')) },
    { key: 'statutory', title: t('item.statutory'), align: 'end', render: (_, row) => (row.statutory ? t(row.statutory.unit === 'calendar_day' ? 'calendarDays' : 'days', { count: row.statutory.days }) : t('none')) },
    { key: 'state', title: t('column.state'), render: (_, row) => <StateTag tone={tones[row.state]}>{t(`itemState.${row.state}`)}</StateTag> },
    { key: 'missing', title: t('item.missing'), render: (_, row) => (row.missing.length > 0 ? <StateTag tone="late" bare>{row.missing.map((one) => t(`itemField.${one}` as 'itemField.basis')).join(' ')}</StateTag> : '') },
  ]
  return (
    <>
      <PageHeader
        title={t('items.title')} note={t('items.note')}
        actions={<><a className="action" href={paths.itemChanges}>{t('changes.title')}</a>{center && <ExportButton reason={can('cases.guides.export', { center }).reason} name={t('items.export')} fetch={() => queryClient.fetchQuery(api.cases.guides.export.queryOptions({ center }))} />}</>}
      />
      <div className="filters">
        <SearchFilter label={t('counter.findItem')} />
        <Choice label={t('column.kind')} value={kind ?? ''} onChange={(value) => change({ kind: value || undefined, page: undefined })} options={[{ value: '', name: t('show.all') }, ...KINDS.map((value) => ({ value, name: t(`kind.${value}`) }))]} />
      </div>
      <DataTable query={items} columns={columns} rowKey={({ id }) => id} label={t('items.title')} empty={{ title: t('items.none'), next: t('items.noneNext') }} />
      {center && <Branches center={center} />}
      {center && <Checks center={center} />}
    </>
  )
}

function Checks({ center }: { center: string }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const allowed = can('cases.items.checks', { center }).ok
  const checks = useQuery(api.cases.items.checks.queryOptions(allowed ? { center } : skipToken))
  const review = useCommand(api.cases.items.review.mutationOptions(), { done: t('items.reviewed') })
  const rows = checks.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel section-gap">
      <h2>{t('items.checks')}</h2>
      <ul>
        {rows.slice(0, 50).map((row) => (
          <li key={`${row.id} ${row.kind}`} className="row">
            <StateTag tone="late" bare>{t(`items.check.${row.kind}`)}</StateTag> <a href={paths.item(row.id)}>{row.name}</a> <span className="soft">{row.detail}</span> <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a>
            {row.kind === 'not_reviewed' && <Action kind="quiet" busy={review.busy} reason={can('cases.items.review', { center }).reason} onClick={() => review.run({ center, ids: [row.id] })}>{t('items.review')}</Action>}
          </li>
        ))}
      </ul>
    </section>
  )
}
