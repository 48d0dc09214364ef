import { Choice, EmptyState, PageHeader, SearchField } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseList } from './ClauseList.tsx'
import { ClauseText } from './ClauseText.tsx'

type Clause = Outputs['regulation']['regulations']['clauses']['rows'][number]

/** More clauses than any regulation has. */
const ALL = 500

/** A regulation to read: clauses at the left, the chosen one and the values it drives at the right. */
export function ReadingPage() {
  const { t } = useTranslation('regulation')
  const { center = '' } = useParams({ strict: false })
  const names = usePlaceNames([])
  const [filters, change] = useFilters()
  const clauses = useQuery(api.regulation.regulations.clauses.queryOptions({ center, size: ALL }, { staleTime: 600_000 }))
  const regulation = useQuery(api.regulation.regulations.list.queryOptions({})).data?.rows.find((row) => row.center === center)
  return (
    <>
      <PageHeader title={names.center(center)} note={regulation && <>{regulation.title} {regulation.number}</>} actions={<a className="action" href={paths.regulations}>{t('all')}</a>} />
      <Loaded query={clauses} rows={12}>
        {({ rows }) => rows.length === 0
          ? <EmptyState title={t('none')}>{t('noneNext')}</EmptyState>
          : <Reading rows={rows} chosen={filters['clause'] ?? rows[0]!.id} onChoose={(id) => change({ clause: id })} conventions={regulation?.conventions ?? []} />}
      </Loaded>
    </>
  )
}

interface ReadingProps {
  rows: readonly Clause[]
  chosen: string
  onChoose: (id: string) => void
  conventions: readonly { zh: string; en: string }[]
}

function Reading({ rows, chosen, onChoose, conventions }: ReadingProps) {
  const { t } = useTranslation('regulation')
  const local = useLocal()
  const [filters, change] = useFilters()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const { area, kind } = filters
  const shown = rows.filter((clause) =>
    (!area || clause.area === area) && (!kind || clause.kind === kind)
    && (wanted === '' || [clause.id, clause.cite, clause.title.zh, clause.title.en, clause.summary.zh, clause.summary.en].some((one) => one.toLowerCase().includes(wanted))))
  const options = <T extends string>(values: readonly T[], word: (value: T) => string) =>
    [{ value: '', name: t('everything') }, ...[...new Set(values)].map((value) => ({ value, name: word(value) }))]
  return (
    <div className="reading">
      <section className="reading-list" aria-label={t('clauses')}>
        <div className="filters">
          <Choice label={t('area')} value={area ?? ''} onChange={(value) => change({ area: value })} options={options(rows.map((clause) => clause.area), (value) => t(`areas.${value}`))} />
          <Choice label={t('kind')} value={kind ?? ''} onChange={(value) => change({ kind: value })} options={options(rows.map((clause) => clause.kind), (value) => t(`kinds.${value}`))} />
          <SearchField label={t('filter')} value={text} onChange={setText} />
        </div>
        <p className="soft" role="status">{t('shown', { count: shown.length, total: rows.length })}</p>
        <ClauseList clauses={shown} chosen={chosen} onChoose={onChoose} />
      </section>
      <div className="stack">
        <ClauseText id={chosen} />
        {conventions.length > 0 && (
          <details className="panel"><summary>{t('conventions')}</summary><ul className="conventions">{conventions.map((one, i) => <li key={i}>{local(one)}</li>)}</ul></details>
        )}
      </div>
    </div>
  )
}
