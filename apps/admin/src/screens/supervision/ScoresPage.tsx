import { Choice, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { SupervisionHeader } from './SupervisionHeader.tsx'
import { useYear } from './words.ts'

type Score = Outputs['supervision']['scores']['of']['rows'][number]

/** How everybody, and every counter, of a center or of a department stands this year. */
export function ScoresPage() {
  const { t } = useTranslation('supervision')
  const { actor } = useSession()
  const [center] = useCenter()
  const department = actor.grants.flatMap(({ scope }) => (scope.kind === 'department' ? scope.department : []))[0]
  const { year, years, choose } = useYear()
  return (
    <>
      <SupervisionHeader current="scores" />
      <div className="filters"><Choice label={t('year')} value={String(year)} options={years} onChange={choose} /></div>
      {department && !center ? <OfDepartment department={department} year={year} /> : center ? <OfCenter center={center} {...(department && { department })} year={year} /> : <ChooseCenter href={paths.scores} />}
    </>
  )
}

function Kinds({ row }: { row: Score }) {
  const { t } = useTranslation('supervision')
  const kinds = Object.entries(row.kinds) as [keyof Score['kinds'], number][]
  return <span className="states">{kinds.map(([kind, count]) => <StateTag key={kind} tone="late" bare>{`${t(`kinds.${kind}`)} ${count}`}</StateTag>)}{row.pending > 0 && <StateTag tone="open" bare>{`${t('states.proposed')} ${row.pending}`}</StateTag>}</span>
}

/** A score is a number only where the regulation has points. */
function Number({ row }: { row: Score }) {
  const { t } = useTranslation('supervision')
  if (row.score !== null) return <>{row.score} <ClauseLink id={row.clause} /></>
  return row.points === null ? <span className="soft">{t('noPoints')}</span> : <>{`−${row.points}`}</>
}

function OfCenter({ center, department, year }: { center: string; department?: string; year: number }) {
  const { t } = useTranslation('supervision')
  const [filters, change] = useFilters()
  const kind = oneOf(['person', 'window'] as const, filters['kind']) ?? 'person'
  const list = useQuery(api.supervision.scores.list.queryOptions({ ...usePage(), center, kind, year, ...(department && { department }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const columns: Column<Outputs['supervision']['scores']['list']['rows'][number]>[] = [
    { key: kind === 'person' ? 'person' : 'window', title: t(`subject.${kind}`), sortable: true, render: (_, row) => (row.subject.kind === 'person' ? <a data-item href={paths.ledgerEntries({ center, person: row.subject.id })}>{row.name} <span className="soft">{row.subject.id}</span></a> : row.name) },
    { key: 'place', title: t('window'), render: (_, row) => names.window(row.window) },
    { key: 'department', title: t('department'), render: (_, row) => names.department(row.department) },
    { key: 'entries', title: t('entries'), align: 'end', render: (_, row) => row.entries },
    { key: 'kinds', title: t('kind'), render: (_, row) => <Kinds row={row} /> },
    { key: 'score', title: t('score'), render: (_, row) => <Number row={row} /> },
  ]
  return (
    <>
      <div className="filters">
        <Choice label={t('subject.label')} value={kind} options={(['person', 'window'] as const).map((value) => ({ value, name: t(`subject.${value}`) }))} onChange={(value) => change({ kind: value, page: undefined, sort: undefined })} />
        <SearchFilter label={t('searchName')} />
      </div>
      <DataTable query={list} columns={columns} rowKey={({ subject }) => `${subject.kind} ${subject.id}`} label={t('tab.scores')} empty={{ title: t('nobody'), next: t('nobodyNext') }} />
    </>
  )
}

/** A department's people, wherever they are posted. */
function OfDepartment({ department, year }: { department: string; year: number }) {
  const { t } = useTranslation('supervision')
  const own = useQuery(api.personnel.staff.department.queryOptions({ department }))
  const people = own.data?.people ?? []
  const scores = useQuery(api.supervision.scores.of.queryOptions(people.length > 0 ? { people: people.map(({ person }) => person).slice(0, 200), year } : skipToken))
  const names = usePlaceNames(people.map((row) => row.center))
  const nameOf = new Map(people.map(({ person, name }) => [person, name]))
  return (
    <PlainTable title={t('ofDepartment', { department: names.department(department) })} query={scores} rowKey={({ subject }) => subject.id} empty={t('nobody')} columns={[
      { title: t('person'), render: (row) => <>{nameOf.get(row.subject.id)} <span className="soft">{row.subject.id}</span></> },
      { title: t('window'), render: (row) => [names.center(row.center), names.window(row.window)].join(' ') },
      { title: t('entries'), number: true, render: (row) => row.entries },
      { title: t('kind'), render: (row) => <Kinds row={row} /> },
      { title: t('score'), render: (row) => <Number row={row} /> },
    ]} />
  )
}
