import { PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { SpanFields, useSpan } from './SpanFields.tsx'
import { usePercent } from './words.ts'

/** Centers compared: nobody is ranked on a handful of ratings. */
export function CityRatingsPage() {
  const { t } = useTranslation('complaints')
  const names = usePlaceNames([])
  const percent = usePercent()
  const { from, to } = useSpan()
  const compared = useQuery(api.complaints.ratings.compare.queryOptions({ from, to }, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('cityRatings.title')} note={t('cityRatings.note')} />
      <div className="filters no-print">
        <SpanFields />
      </div>
      <Loaded query={compared} rows={6}>
        {({ rows }) => (
          <div className="panel panel-flush scroll-x" tabIndex={0} role="region" aria-label={t('cityRatings.title')}>
            <table className="plain">
              <caption className="unseen">{t('cityRatings.title')}</caption>
              <thead><tr><th scope="col">{t('statisticsBy.center')}</th><th scope="col" className="number">{t('ratings.place')}</th><th scope="col" className="number">{t('ratings.satisfied')}</th><th scope="col" className="number">{t('ratings.counted')}</th><th scope="col" className="number">{t('ratings.aside')}</th><th scope="col" className="number">{t('count.received')}</th><th scope="col" className="number">{t('count.late')}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.center}>
                    <th scope="row"><a href={paths.complaintStatistics(row.center)}>{names.center(row.center)}</a></th>
                    <td className="number">{row.place ?? <span className="soft">{t('ratings.noPlace')}</span>}</td>
                    <td className="number">{row.satisfied === null ? <span className="soft">{t('ratings.tooFew')}</span> : percent(row.satisfied)}</td>
                    <td className="number">{row.counted}</td><td className="number">{row.imputed + row.beforeCompletion + row.burst}</td><td className="number">{row.complaints}</td><td className="number">{row.lateComplaints}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </>
  )
}
