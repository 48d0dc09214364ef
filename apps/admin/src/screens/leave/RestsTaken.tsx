import { addDays } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useLeaveWords } from './words.ts'

const DAYS_SHOWN = 60

/** Time off arranged for days worked: for which day, when, by whom. */
export function RestsTaken({ center }: { center: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const words = useLeaveWords()
  const today = useToday()
  const places = usePlaceNames([center])
  const rests = useQuery(api.attendance.rests.list.queryOptions(can('attendance.rests.list', { center }).ok ? { center, from: addDays(today, -DAYS_SHOWN), to: addDays(today, DAYS_SHOWN) } : skipToken))
  return (
    <section>
      <h3>{t('overtime.rests')}</h3>
      <Loaded query={rests} rows={2}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('overtime.noRests')}</p> : (
          <ul>{rows.map((row) => <li key={row.id}>{row.name} <span className="soft">{places.window(row.window)}</span> {words.span(row)} <span className="soft">{t('overtime.restFor', { date: row.workedOn, by: row.arrangedBy })}</span></li>)}</ul>
        ))}
      </Loaded>
    </section>
  )
}
