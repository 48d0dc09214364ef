import { formatDateTime, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'

const MOST_SHOWN = 20

/** Windows that served longer this month, the longest first. */
export function ExtendedService({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const closings = useQuery(api.cases.tickets.closings.queryOptions(can('cases.tickets.closings', { center }).ok ? { center, from: `${today.slice(0, 8)}01`, to: today, size: MOST_SHOWN, sort: '-extendedMinutes' } : skipToken))
  if (!can('cases.tickets.closings', { center }).ok) return null
  return (
    <section className="panel section-gap"><h2>{t('window.extendedMonth')}</h2>
      <Loaded query={closings} rows={3}>
        {({ rows }) => {
          const longer = rows.filter(({ extendedMinutes }) => extendedMinutes > 0)
          if (longer.length === 0) return <p className="soft">{t('window.extendedNone')}</p>
          return <ul>{longer.map((one) => <li key={one.id}>{names.window(one.window)} {formatDateTime(atCenter(one.closedAt), i18n.language).slice(0, -3)} <StateTag tone="leave" bare>{t('window.extended', { count: one.extendedMinutes })}</StateTag> <span className="soft"><ActorName id={one.closedBy} /></span></li>)}</ul>
        }}
      </Loaded>
    </section>
  )
}
