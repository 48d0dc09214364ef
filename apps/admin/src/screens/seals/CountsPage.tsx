import { addDays, DayField, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { SealsHeader } from './SealsHeader.tsx'

const DAYS_SHOWN = 30

/** Four figures a day that must be one. */
export function CountsPage() {
  const { t } = useTranslation('seals')
  const [center] = useCenter()
  const today = useToday()
  const [filters, change] = useFilters()
  const from = asDay(filters['from']) ?? addDays(today, -DAYS_SHOWN)
  const to = asDay(filters['to']) ?? today
  const counts = useQuery(api.seals.counts.list.queryOptions(center ? { center, from, to } : skipToken))
  return (
    <>
      <SealsHeader current="counts" note={t('count.note')} />
      {!center ? <ChooseCenter href={(id) => `${paths.sealCounts}?center=${id}`} /> : (
        <>
          <div className="filters">
            <span className="field"><label htmlFor="counts-from">{t('count.from')}</label><DayField id="counts-from" value={from} max={to} onChange={(day) => change({ from: day })} /></span>
            <span className="field"><label htmlFor="counts-to">{t('count.to')}</label><DayField id="counts-to" value={to} min={from} onChange={(day) => change({ to: day })} /></span>
          </div>
          <PlainTable
            title={t('tab.counts')} query={counts} rowKey={(row) => `${row.seal} ${row.date}`} empty={t('count.none')}
            columns={[
              { title: t('count.date'), render: (row) => row.date },
              { title: t('use.seal'), render: (row) => <a data-item href={paths.seal(row.center, row.seal)}>{row.sealName}</a> },
              { title: t('count.registered'), number: true, render: (row) => row.registered },
              { title: t('count.approved'), number: true, render: (row) => row.approved },
              { title: t('count.machine'), number: true, render: (row) => row.machine ?? '—' },
              { title: t('count.archived'), number: true, render: (row) => row.archived },
              { title: t('state', { ns: 'ledger' }), render: (row) => <span className="states"><StateTag tone={row.balanced ? 'ok' : 'absent'}>{t(row.balanced ? 'count.balanced' : 'count.differs')}</StateTag>{row.open && <StateTag tone="open">{t('count.open')}</StateTag>}</span> },
            ]}
          />
        </>
      )}
    </>
  )
}
