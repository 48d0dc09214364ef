import { formatDay, Matrix, PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { openLine } from './open-line.ts'

const MEASURES = ['people', 'windows', 'breaking', 'share', 'papers', 'openFiles', 'exceptions', 'forced'] as const

/** Staffing over all centers, each measured by its own regulation; forced releases by name. */
export function CityStaffPage() {
  const { t, i18n } = useTranslation('personnel')
  const names = usePlaceNames([])
  const city = useQuery(api.personnel.staff.city.queryOptions({}, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('city.title')} note={t('city.note')} />
      <Loaded query={city} empty={{ when: ({ centers }) => centers.length === 0, title: t('city.none'), next: t('city.noneNext') }}>
        {({ centers, forced }) => (
          <div className="stack">
            <div className="panel panel-flush">
              <Matrix
                caption={t('city.title')}
                corner={t('column.center')}
                columns={MEASURES.map((id) => ({ id, name: t(`city.${id}`), definition: t(`cityWhat.${id}`) }))}
                rows={centers.map((row) => ({
                  id: row.center, name: names.center(row.center), href: paths.personnel(row.center),
                  cells: Object.fromEntries(MEASURES.map((measure) => {
                    const text = measure === 'share' ? (row.windows === 0 ? '—' : `${Math.round(100 * row.breaking / row.windows)}%`) : String(row[measure])
                    const bad = (measure === 'share' || measure === 'breaking') && row.breaking > 0 ? 'late' as const : measure === 'forced' && row.forced > 0 ? 'absent' as const : undefined
                    const href = measure === 'breaking' || measure === 'share' ? `${paths.personnel(row.center)}&only=broken` : measure === 'openFiles' ? paths.orders({ center: row.center, state: 'open' }) : measure === 'people' ? paths.people({ center: row.center }) : measure === 'exceptions' ? paths.staffRecords(row.center, 'exceptions') : paths.personnel(row.center)
                    return [measure, { text, label: `${t(`city.${measure}`)} ${text}`, href, tone: bad }]
                  })),
                }))}
              />
            </div>
            <section className="panel">
              <h2>{t('city.forcedTitle')}</h2>
              {forced.length === 0 ? <p className="soft">{t('city.forcedNone')}</p> : (
                <table className="plain">
                  <caption className="unseen">{t('city.forcedTitle')}</caption>
                  <thead><tr><th scope="col">{t('column.person')}</th><th scope="col">{t('column.center')}</th><th scope="col">{t('field.on')}</th><th scope="col">{t('field.approver')}</th><th scope="col">{t('field.reason')}</th><th scope="col">{t('settlement.title')}</th></tr></thead>
                  <tbody>
                    {forced.map((row) => (
                      <tr key={row.person + row.on}>
                        <th scope="row"><a href={paths.staff(row.person)}>{row.name} <span className="soft">{row.person}</span></a></th>
                        <td>{names.center(row.center)}</td><td>{formatDay(row.on, i18n.language)}</td><td>{row.approver}</td><td>{row.reason}</td><td>{row.openLines.map((line) => openLine(line, t)).join(t('comma'))}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
          </div>
        )}
      </Loaded>
    </>
  )
}
