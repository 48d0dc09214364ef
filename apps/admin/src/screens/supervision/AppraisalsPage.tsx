import { Choice, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { ImportYear } from './ImportYear.tsx'
import { OpenRound } from './OpenRound.tsx'
import { SupervisionHeader } from './SupervisionHeader.tsx'
import { type Result, roundTones, useMoment, useYear } from './words.ts'

/** The rounds of a center, and the results of a year. */
export function AppraisalsPage() {
  const { t } = useTranslation('supervision')
  const local = useLocal()
  const moment = useMoment()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const kind = oneOf(['person', 'window'] as const, filters['kind']) ?? 'person'
  const { year, years, choose } = useYear()
  const rounds = useQuery(api.supervision.appraisalRounds.list.queryOptions(center ? { center } : {}))
  const latest = filters['year'] ? year : (rounds.data?.rows.find(({ publishedAt }) => publishedAt !== null)?.year ?? year)
  const list = useQuery(api.supervision.results.list.queryOptions({ ...usePage(), kind, year: latest, ...(center && { center }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((list.data?.rows ?? []).map((row) => row.center))
  const columns: Column<Result>[] = [
    { key: 'rank', title: t('rank'), sortable: true, align: 'end', render: (_, row) => `${row.rank} / ${row.field}` },
    { key: 'name', title: t(`subject.${kind}`), sortable: true, render: (_, row) => <>{row.name} <span className="soft">{row.subject.kind === 'person' && row.subject.id}</span></> },
    { key: 'place', title: t('window'), render: (_, row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' ') },
    { key: 'points', title: t('points'), sortable: true, align: 'end', render: (_, row) => <>{row.points ?? '—'}{row.pointsBefore !== null && <span className="soft"> ({row.pointsBefore})</span>}</> },
    { key: 'grade', title: t('grade'), render: (_, row) => <>{row.gradeName ? local(row.gradeName) : '—'} <ClauseLink id={row.capped ?? row.gradeClause} /></> },
    { key: 'state', title: t('state', { ns: 'ledger' }), render: (_, row) => <span className="states">{row.last && <StateTag tone="absent">{t('last')}</StateTag>}{row.provisional && <StateTag tone="open">{t('provisional')}</StateTag>}{row.imported && <StateTag tone="quiet">{t('imported')}</StateTag>}</span> },
  ]
  return (
    <>
      <SupervisionHeader current="appraisals" actions={center && <><ImportYear center={center} year={year - 1} /><OpenRound center={center} year={year} /></>} />
      <div className="stack">
        <PlainTable title={t('rounds')} query={rounds} rowKey={({ id }) => id} empty={t('round.none')} columns={[
          { title: t('year'), render: (row) => <a data-item href={paths.appraisal(row.center, row.id)}>{names.center(row.center)} {row.year}</a> },
          { title: t('state', { ns: 'ledger' }), render: (row) => <StateTag tone={roundTones[row.state]}>{row.imported ? t('imported') : t(`roundState.${row.state}`)}</StateTag> },
          { title: t('subject.person'), number: true, render: (row) => row.persons },
          { title: t('subject.window'), number: true, render: (row) => row.windows },
          { title: t('round.publishedAt'), render: (row) => (row.publishedAt ? moment(row.publishedAt) : '—') },
        ]} />
        <div className="filters">
          <Choice label={t('year')} value={String(latest)} options={years} onChange={choose} />
          <Choice label={t('subject.label')} value={kind} options={(['person', 'window'] as const).map((value) => ({ value, name: t(`subject.${value}`) }))} onChange={(value) => change({ kind: value, page: undefined })} />
          <SearchFilter label={t('searchName')} />
        </div>
        <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('results')} empty={{ title: t('result.none'), next: t('result.noneNext') }} />
      </div>
    </>
  )
}
