import { StateTag } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { type Demand, demandTone } from './words.ts'

/** What the center's regulation demands, one by one: met or not, by which value, under which clause. */
export function DemandList({ demands }: { demands: readonly Demand[] }) {
  const { t } = useTranslation('personnel')
  if (demands.length === 0) return <p className="soft">{t('demands.none')}</p>
  return (
    <div className="scroll-x" role="region" aria-label={t('demands.title')} tabIndex={0}>
      <table className="plain">
        <caption className="unseen">{t('demands.title')}</caption>
        <thead><tr><th scope="col">{t('demands.demand')}</th><th scope="col">{t('demands.state')}</th><th scope="col">{t('demands.found')}</th><th scope="col">{t('demands.clause')}</th></tr></thead>
        <tbody>
          {demands.map((demand) => (
            <tr key={demand.id}>
              <th scope="row">{t(`demand.${demand.id.replace(/_\d+$/, '')}`, { defaultValue: demand.id })}</th>
              <td><StateTag tone={demandTone[demand.state]}>{t(`demandState.${demand.state}`)}</StateTag></td>
              <td>
                {t(`word.${demand.found}`, { defaultValue: demand.found })}
                {demand.issues.length > 0 && <span className="soft"> · {demand.issues.map((issue) => t(`word.${issue}`, { defaultValue: issue })).join(t('comma'))}</span>}
                {demand.earliest && <span className="soft"> · {t('demands.earliest', { day: demand.earliest })}</span>}
              </td>
              <td><a className="clause-link" href={paths.clause(demand.clause)}>{demand.clause}</a></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
