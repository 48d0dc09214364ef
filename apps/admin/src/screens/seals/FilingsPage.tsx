import { Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { SealsHeader } from './SealsHeader.tsx'

type Filing = Outputs['seals']['filings']['list']['rows'][number]

/** What was reported to the centers about seals: in time or late, by which clause. */
export function FilingsPage() {
  const { t, i18n } = useTranslation('seals')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const late = filters['late'] === 'late' ? true : undefined
  const filings = useQuery(api.seals.filings.list.queryOptions({ ...usePage(), ...(center && { center }), ...(late && { late }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((filings.data?.rows ?? []).map((row) => row.center))
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '—')
  const columns: Column<Filing>[] = [
    { key: 'seal', title: t('use.seal'), render: (_, row) => <a data-item href={paths.seal(row.center, row.seal)}>{row.sealName}</a> },
    { key: 'center', title: t('center', { ns: 'ledger' }), render: (_, row) => names.center(row.center) },
    { key: 'kind', title: t('filing.kind'), sortable: true, render: (_, row) => t(`filingKind.${row.kind}`) },
    { key: 'happenedOn', title: t('filing.happenedOn'), render: (_, row) => day(row.happenedOn) },
    { key: 'filedOn', title: t('filing.filedOn'), sortable: true, render: (_, row) => day(row.filedOn) },
    { key: 'dueOn', title: t('filing.dueOn'), render: (_, row) => day(row.dueOn) },
    { key: 'late', title: t('state', { ns: 'ledger' }), render: (_, row) => <StateTag tone={row.late ? 'late' : 'ok'}>{row.late ? t('filing.isLate') : t('filing.inTime')}</StateTag> },
    { key: 'filedBy', title: t('by', { ns: 'ledger' }), render: (_, row) => <PersonName register="seals" id={row.filedBy} /> },
    { key: 'clause', title: t('clause', { ns: 'ledger' }), render: (_, row) => <ClauseLink id={row.clause} /> },
  ]
  return (
    <>
      <SealsHeader current="filings" note={t('filing.note')} />
      <div className="filters">
        <Choice label={t('state', { ns: 'ledger' })} value={late ? 'late' : ''} options={[{ value: '', name: '—' }, { value: 'late', name: t('filing.isLate') }]} onChange={(value) => change({ late: value || undefined, page: undefined })} />
      </div>
      <DataTable query={filings} columns={columns} rowKey={({ id }) => id} label={t('tab.filings')} empty={{ title: t('filing.none'), next: t('filing.noneNext') }} />
    </>
  )
}
