import { formatDay, PageHeader } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'

/** The regulations of the city's centers. */
export function RegulationsPage() {
  const { t, i18n } = useTranslation('regulation')
  const local = useLocal()
  const regulations = useQuery(api.regulation.regulations.list.queryOptions({}))
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={<a className="action" href={paths.policyCompare}>{t('compareLink')}</a>} />
      <Loaded query={regulations} empty={{ when: ({ rows }) => rows.length === 0, title: t('none'), next: t('noneNext') }}>
        {({ rows }) => (
          <div className="panel panel-flush scroll-x">
            <table className="plain">
              <caption className="unseen">{t('title')}</caption>
              <thead><tr><th scope="col">{t('center')}</th><th scope="col">{t('document')}</th><th scope="col">{t('number')}</th><th scope="col">{t('issued')}</th><th scope="col" className="number">{t('clauses')}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.center}>
                    <th scope="row"><a data-item href={paths.regulation(row.center)}>{local(row.name)}</a><div className="soft">{row.region}</div></th>
                    <td>{row.title}</td>
                    <td className="soft">{row.number}</td>
                    <td className="nowrap">{row.issued && /^\d{4}-\d{2}-\d{2}$/.test(row.issued) ? formatDay(row.issued, i18n.language) : (row.issued ?? t('undated'))}</td>
                    <td className="number">{row.clauses}</td>
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
