import './settling.css'
import { addDays, formatDateTime, formatShortDay, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { findingTones } from './tones.ts'

const DAYS_SHOWN = 30
const MOST_SHOWN = 50

/** What was ruled about exceptions lately: lifted or confirmed, by whom and why. */
export function Rulings({ center }: { center: string }) {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const can = useCan()
  const today = useToday()
  const rulings = useQuery(api.attendance.corrections.list.queryOptions(can('attendance.corrections.list', { center }).ok ? { center, from: addDays(today, -DAYS_SHOWN), to: today, size: MOST_SHOWN } : skipToken))
  return (
    <details className="panel rulings">
      <summary>{t('rulings.recent')}</summary>
      <Loaded query={rulings} rows={3}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('rulings.none')}</p> : (
          <ul className="stack">
            {rows.map((row) => (
              <li key={row.id} className="row">
                <StateTag tone={row.ruling === 'lifted' ? 'ok' : 'absent'}>{t(`rulings.${row.ruling}`)}</StateTag>
                <a data-item href={paths.day(row.person, row.date)}>{row.person} {formatShortDay(row.date, i18n.language)}</a>
                <StateTag tone={findingTones[row.finding]} bare>{attendance(`finding.${row.finding}`)}</StateTag>
                <span>{row.reason}</span> {row.objection && <span className="chip">{t('rulings.byObjection')}</span>}
                <span className="soft">{t('rulings.by', { name: row.by, at: formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) })}</span>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </details>
  )
}

/** Days of absence without leave that the regulation counts toward a ground for elimination. */
export function AbsenceGrounds({ center }: { center: string }) {
  const { t } = useTranslation('settling')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const grounds = useQuery(api.attendance.corrections.grounds.queryOptions(can('attendance.corrections.grounds', { center }).ok ? { center, year: Number(today.slice(0, 4)) } : skipToken))
  const rows = grounds.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel rulings">
      <h2>{t('grounds.title')}</h2>
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.person} className="row">
            <StateTag tone={row.level === 'ground' ? 'absent' : 'late'}>{t(`grounds.${row.level}`)}</StateTag>
            <a data-item href={paths.days({ center, person: row.person, from: `${row.year}-01-01`, to: today })}>{row.name}</a>
            <span className="soft">{names.window(row.window)}</span> {t('grounds.days', { year: row.year, days: row.days })} <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
