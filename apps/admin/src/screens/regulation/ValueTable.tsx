import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { groupValues, leafOf } from './value-groups.ts'
import { useValueWords } from './value-words.ts'

type Value = Outputs['regulation']['policies']['get']['values'][number]

/** The values of a policy, each beside the clause it rests on. */
export function ValueTable({ values }: { values: readonly Value[] }) {
  const { t } = useTranslation('regulation')
  const { pathText, valueText } = useValueWords()
  return (
    <table className="plain">
      <caption className="unseen">{t('policy.values')}</caption>
      <thead><tr><th scope="col">{t('value')}</th><th scope="col">{t('is')}</th><th scope="col">{t('clause')}</th></tr></thead>
      <tbody>
        {groupValues(values).map(({ heading, rows }) => (
          <Fragment key={heading}>
            {rows.length > 1 && <tr className="value-group"><th scope="colgroup" colSpan={3}>{pathText(heading)}</th></tr>}
            {rows.map(({ path, value, clause, setting }) => (
              <tr key={path}>
                <th scope="row">{pathText(rows.length > 1 ? leafOf(path) : path)}</th>
                <td><strong>{valueText(value)}</strong>{setting && <span className="soft"> {t('setting')}</span>}</td>
                <td><a data-item className="clause-link" href={paths.clause(clause)}>{clause}</a></td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
