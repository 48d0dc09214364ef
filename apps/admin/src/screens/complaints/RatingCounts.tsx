import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { usePercent } from './words.ts'
import './complaints.css'

type Counted = Outputs['complaints']['ratings']['ofWindow']['total']

/** Five grades as bars, and what was set aside beside them. */
export function RatingCounts({ total, smallest, clause }: { total: Counted; smallest: number; clause?: string }) {
  const { t } = useTranslation('complaints')
  const percent = usePercent()
  return (
    <section className="panel">
      <dl className="facts">
        <div><dt>{t('ratings.counted')}</dt><dd>{total.counted}</dd></div>
        <div><dt>{t('ratings.satisfied')}</dt><dd>{total.satisfied === null ? t('ratings.fewerThan', { count: smallest }) : percent(total.satisfied)} {clause && <a className="clause-link" href={paths.clause(clause)}>{clause}</a>}</dd></div>
        <div><dt>{t('ratings.imputed')}</dt><dd>{total.imputed}</dd></div>
        <div><dt>{t('ratings.beforeCompletion')}</dt><dd>{total.beforeCompletion}</dd></div>
        <div><dt>{t('ratings.burst')}</dt><dd>{total.burst}</dd></div>
      </dl>
      <div className="stars-bar">
        {[5, 4, 3, 2, 1].map((n) => {
          const count = total.stars[n - 1] ?? 0
          return [
            <span key={`${n}n`}>{t('stars', { count: n })}</span>,
            <meter key={`${n}m`} min={0} max={Math.max(1, total.counted)} value={count} aria-label={t('stars', { count: n })} />,
            <span key={`${n}c`} className="number">{count}</span>,
          ]
        })}
      </div>
    </section>
  )
}
