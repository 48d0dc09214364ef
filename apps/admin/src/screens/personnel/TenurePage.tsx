import { Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { PersonnelHeader } from './PersonnelHeader.tsx'

const DAYS = ['30', '60', '90', '365'] as const

/** Who reaches the minimum or the maximum term of the center's own rule, and when. */
export function TenurePage() {
  const { t, i18n } = useTranslation('personnel')
  const [center] = useCenter()
  const { actor } = useSession()
  const [filters, change] = useFilters()
  const days = oneOf(DAYS, filters['days']) ?? '90'
  const department = actor.grants.flatMap(({ scope }) => (scope.kind === 'department' ? scope.department : []))[0]
  const place = department ? { department } : center ? { center } : {}
  const tenure = useQuery(api.personnel.staff.tenure.queryOptions({ ...place, days: Number(days) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((tenure.data?.rows ?? []).map((row) => row.center))
  return (
    <>
      <PersonnelHeader current="tenure" />
      <div className="filters"><Choice label={t('tenure.within')} value={days} options={DAYS.map((value) => ({ value, name: t('tenure.days', { count: Number(value) }) }))} onChange={(value) => change({ days: value })} /></div>
      <Loaded query={tenure} empty={{ when: ({ rows }) => rows.length === 0, title: t('tenure.none'), next: t('tenure.noneNext') }}>
        {({ rows }) => (
          <div className="panel panel-flush">
            <div className="scroll-x" role="region" aria-label={t('tenure.title')} tabIndex={0}>
              <table className="plain">
                <caption className="unseen">{t('tenure.title')}</caption>
                <thead><tr><th scope="col">{t('column.person')}</th><th scope="col">{t('column.center')}</th><th scope="col">{t('column.window')}</th><th scope="col">{t('column.since')}</th><th scope="col">{t('tenure.limit')}</th><th scope="col">{t('tenure.on')}</th><th scope="col">{t('demands.clause')}</th></tr></thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.person} ${row.limit}`}>
                      <th scope="row"><a data-item href={paths.staff(row.person)}>{row.name} <span className="soft">{row.person}</span></a></th>
                      <td>{names.center(row.center)}</td><td>{names.window(row.window)}</td><td>{formatDay(row.since, i18n.language)}</td>
                      <td><StateTag tone={row.limit === 'maximum' ? 'late' : 'leave'}>{t(`tenure.${row.limit}`)}</StateTag></td>
                      <td>{formatDay(row.on, i18n.language)} <span className="soft">{t('tenure.inDays', { count: row.inDays })}</span></td>
                      <td><a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )}
      </Loaded>
    </>
  )
}
