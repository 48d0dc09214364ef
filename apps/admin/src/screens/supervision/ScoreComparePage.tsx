import { Choice, PageHeader } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { useYear } from './words.ts'

/** Centers side by side. A rate of a handful of people would speak of each of them: it is not given. */
export function ScoreComparePage() {
  const { t } = useTranslation('supervision')
  const { year, years, choose } = useYear()
  const rows = useQuery(api.supervision.scores.compare.queryOptions({ year }))
  const names = usePlaceNames([])
  return (
    <>
      <PageHeader title={t('compare.title')} note={t('compare.note')} />
      <div className="filters"><Choice label={t('year')} value={String(year)} options={years} onChange={choose} /></div>
      <PlainTable title={String(year)} query={rows} rowKey={({ center }) => center} empty={t('nobody')} columns={[
        { title: t('center', { ns: 'ledger' }), render: (row) => names.center(row.center) },
        { title: t('compare.people'), number: true, render: (row) => row.people },
        { title: t('compare.entries'), number: true, render: (row) => row.entries },
        { title: t('compare.perHundred'), number: true, render: (row) => row.perHundred ?? <span className="soft">{row.smallest === null ? '—' : t('compare.tooFew', { count: row.smallest })} <ClauseLink id={row.smallestClause} /></span> },
        { title: t('states.withdrawn'), number: true, render: (row) => row.withdrawn },
        { title: t('states.proposed'), number: true, render: (row) => row.pending },
        { title: t('compare.appraised'), number: true, render: (row) => row.appraised },
        { title: t('tab.matters'), number: true, render: (row) => row.matters },
      ]} />
    </>
  )
}
