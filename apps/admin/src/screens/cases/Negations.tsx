import { formatDateTime, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter, useNow } from '../../session/clock.ts'

const MOST_SHOWN = 50

/** Negative decisions filed: which wait for their second reader, until when, and what came of them. */
export function Negations({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const now = useNow()
  const filed = useQuery(api.cases.negations.list.queryOptions(can('cases.negations.list', { center }).ok ? { center, size: MOST_SHOWN } : skipToken))
  const moment = (at: string) => formatDateTime(atCenter(at), i18n.language).slice(0, -3)
  return (
    <section className="panel section-gap">
      <h2>{t('negations.title')}</h2>
      <p className="soft">{t('negations.note')}</p>
      <Loaded query={filed} rows={3}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('negations.none')}</p> : (
          <ul className="stack">
            {rows.map((row) => (
              <li key={row.case + row.filedAt} className="row">
                <StateTag tone={row.signedAt ? 'ok' : row.dueAt && atCenter(row.dueAt) < now ? 'absent' : 'late'}>{t(row.signedAt ? 'negations.signed' : 'negations.open')}</StateTag>
                <a data-item href={paths.case(row.case)}>{row.number}</a> <span>{row.itemName}</span> <span>{t(`option.${row.reasonCode as 'other'}`)}</span>
                <span className="soft"><ActorName id={row.by} /> {moment(row.filedAt)}{row.signedAt ? ` → ${moment(row.signedAt)}` : row.dueAt ? ` · ${t('negations.due', { at: moment(row.dueAt) })}` : ''}</span>
                {row.copies.map(({ nth, of, holder, placedAt }) => <StateTag key={nth} tone={placedAt ? 'ok' : 'late'} bare>{t('negations.copy', { nth, of, holder: t(`option.${holder}`) })}</StateTag>)}
                {row.copies.length > 0 && <StateTag tone={row.closedAt ? 'ok' : 'late'}>{t(row.closedAt ? 'negations.closed' : 'negations.notClosed')}</StateTag>}
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </section>
  )
}
