import { formatShortDay, Month, monthOf, monthSpan, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { figureOf, isFigure, useFigureWords } from '../attendance/figures.ts'
import { monthTones, objectionTones } from '../attendance/settling-tones.ts'
import { dayTone } from '../attendance/tones.ts'

/** The own month as a calendar, its figures, and what was objected to. */
export function MyMonthPage() {
  const { t } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const today = useToday()
  const [month, setMonth] = useState(monthOf(today))
  const days = useQuery(api.attendance.days.mine.queryOptions(monthSpan(month)))
  return (
    <>
      <PageHeader title={t('myMonth.title')} note={t('myMonth.note')} />
      <div className="columns">
        <section className="panel">
          <Month
            month={month}
            today={today}
            onMonth={setMonth}
            days={(days.data?.rows ?? []).map((row) => ({
              date: row.date, tone: dayTone(row), state: row.findings.length > 0 && row.outcome === 'exception' ? attendance(`finding.${row.findings[0]!}`) : attendance(`outcomeShort.${row.outcome}`),
              href: paths.day(row.person, row.date), note: row.firstPunch?.slice(-8, -3),
            }))}
          />
          {days.error ? <ProblemView error={days.error} retry={() => void days.refetch()} /> : null}
        </section>
        <div className="stack">
          <section className="panel"><h2>{t('myMonth.figures')}</h2><MyFigures month={month} /></section>
          <section className="panel"><h2>{t('objections.mine')}</h2><MyObjections month={month} /></section>
        </div>
      </div>
    </>
  )
}

function MyFigures({ month }: { month: string }) {
  const { t } = useTranslation('settling')
  const words = useFigureWords()
  const names = usePlaceNames([])
  const mine = useQuery(api.attendance.months.mine.queryOptions({ month }))
  return (
    <Loaded query={mine} rows={3} empty={{ when: ({ rows }) => rows.length === 0, title: t('myMonth.none'), next: t('myMonth.noneNext') }}>
      {({ rows }) => rows.map((row) => (
        <div key={row.center}>
          <p className="row"><strong>{names.center(row.center)}</strong> <StateTag tone={monthTones[row.state]}>{t(`months.state.${row.state}`)}</StateTag>{row.provisional > 0 && <StateTag tone="late" bare>{t('months.provisional', { count: row.provisional })}</StateTag>}</p>
          <dl className="pairs">
            {row.columns.filter(isFigure).map((name) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{words.name(name)}</dt>
                <dd>{words.amount(name, row.figures)}{row.asClosed && figureOf(name, row.asClosed) !== figureOf(name, row.figures) && <span className="soft"> {t('months.asClosed', { count: figureOf(name, row.asClosed) })}</span>}</dd>
              </div>
            ))}
          </dl>
          <p className="soft">{t('months.columns', { clause: row.columnsClause })}</p>
        </div>
      ))}
    </Loaded>
  )
}

function MyObjections({ month }: { month: string }) {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const mine = useQuery(api.attendance.objections.mine.queryOptions(monthSpan(month)))
  return (
    <Loaded query={mine} rows={2} empty={{ when: ({ rows }) => rows.length === 0, title: t('objections.mineNone') }}>
      {({ rows }) => (
        <ul className="queue" aria-label={t('objections.mine')}>
          {rows.map((row) => (
            <li key={row.id}>
              <StateTag tone={objectionTones[row.state]}>{t(`objections.state.${row.state}`)}</StateTag>
              <a className="queue-title" data-item href={paths.day(row.person, row.date)}>{formatShortDay(row.date, i18n.language)} {attendance(`finding.${row.finding}`)}</a>
              <span className="queue-detail">{row.decision ?? row.text}</span>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
