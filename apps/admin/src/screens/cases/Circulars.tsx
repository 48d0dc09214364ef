import { formatDateTime } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { IssuedDocuments } from '../../data/IssuedDocument.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'

const MOST_SHOWN = 20

/** Circulars that confirmed sham cases and the like led to. */
export function Circulars({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const names = usePlaceNames([center])
  const circulars = useQuery(api.cases.watch.circulars.queryOptions(can('cases.watch.circulars', { center }).ok ? { center, size: MOST_SHOWN } : skipToken))
  return (
    <section className="panel section-gap">
      <h2>{t('circulars.title')}</h2>
      <Loaded query={circulars} rows={2}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('circulars.none')}</p> : (
          <ul className="stack">
            {rows.map((row) => (
              <li key={row.id} className="row">
                <strong>{row.number}</strong> <span>{names.window(row.window)}</span> <span>{row.grounds.map((ground) => t([`finding.${ground as 'overdue'}`, 'asIs'], { text: ground })).join(' · ')}</span>
                <span className="soft">{formatDateTime(atCenter(row.at), i18n.language).slice(0, -3)}</span> <IssuedDocuments documents={row.documents} page={(id) => queryClient.fetchQuery(api.cases.papers.page.queryOptions({ id }))} docx={(id) => queryClient.fetchQuery(api.cases.papers.docx.queryOptions({ id }))} /> {row.clause && <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a>}
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </section>
  )
}
