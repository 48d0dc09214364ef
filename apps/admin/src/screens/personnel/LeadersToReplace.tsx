import { formatDay, StateTag } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import type { PlaceNames } from '../../session/places.ts'

type Row = Outputs['personnel']['returns']['leaders']['rows'][number]

/** Windows among the last of the appraisal for years running: the department names another leader. */
export function LeadersToReplace({ rows, names }: { rows: readonly Row[]; names: PlaceNames }) {
  const { t, i18n } = useTranslation('personnel')
  if (rows.length === 0) return null
  return (
    <ul className="queue">
      {rows.map(({ window, center, leader, name, since, ranks, clause }) => (
        <li key={window}>
          <StateTag tone="late">{names.center(center)}</StateTag>
          <span className="queue-title"><a href={paths.staff(leader)}>{t('department.replaceLeader', { name })}</a></span>
          <span className="queue-detail">
            {t('department.leaderDetail', {
              window: names.window(window), count: ranks.length, since: formatDay(since, i18n.language),
              ranks: ranks.toReversed().map(({ year, rank, field }) => t('department.yearPlace', { year, rank, field })).join(t('comma')),
            })} <a className="clause-link" href={paths.clause(clause)}>{clause}</a>
          </span>
        </li>
      ))}
    </ul>
  )
}
