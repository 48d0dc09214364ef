import { addDays, EmptyState, formatDay, formatShortDay, Month, monthOf, monthSpan, PageHeader, Queue, Skeleton } from '@hall/ui'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { problemOf } from '../../data/problem.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { paths } from '../../paths.ts'
import { useNow } from '../../session/clock.ts'
import { usePlaceLine } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { DayVerdict } from '../attendance/DayVerdict.tsx'
import { type DayRow, dayTone } from '../attendance/tones.ts'
import { useVerdictWords } from '../attendance/words.ts'
import { MyLeave } from './MyLeave.tsx'

/** What a member of staff sees first: today, what is owed, the month. */
export function MyDayPage() {
  const { t, i18n } = useTranslation('attendance')
  const leave = useTranslation('leave').t
  const { me } = useSession()
  const now = useNow()
  const today = now.slice(0, 10)
  const place = usePlaceLine(me.person)
  const [month, setMonth] = useState(monthOf(today))
  const days = useQuery(api.attendance.days.mine.queryOptions(monthSpan(month)))
  return (
    <>
      <PageHeader title={t('myDay.title')} note={<>{formatDay(today, i18n.language)}{place && ` · ${place}`}</>}
        actions={me.person?.center && <a className="action action-primary" href={paths.askLeave()}>{leave('mine.ask')}</a>} />
      <div className="columns">
        <section className="panel"><h2>{t('myDay.today')}</h2><Today person={me.person?.id ?? me.id} center={me.person?.center ?? undefined} now={now} /></section>
        <div className="stack">
          <section className="panel"><h2>{t('owed.title')}</h2><Owed today={today} /></section>
          {me.person?.center && <section className="panel"><h2>{leave('mine.title')} <a className="clause-link" href={paths.myLeave}>{leave('mine.every')}</a></h2><MyLeave today={today} /></section>}
          <section className="panel">
            <Month
              month={month}
              today={today}
              onMonth={setMonth}
              days={(days.data?.rows ?? []).map((row) => ({
                date: row.date, tone: dayTone(row), state: t(`outcomeShort.${row.outcome}`), href: paths.day(row.person, row.date), note: row.firstPunch?.slice(-8, -3),
              }))}
            />
            {days.error ? <ProblemView error={days.error} retry={() => void days.refetch()} /> : null}
          </section>
        </div>
      </div>
    </>
  )
}

function Today({ person, center, now }: { person: string; center: string | undefined; now: string }) {
  const { t } = useTranslation('attendance')
  const date = now.slice(0, 10)
  const day = useQuery(api.attendance.days.get.queryOptions({ person, date }))
  const hours = useQuery(api.attendance.hall.hours.queryOptions({ center: center ?? '', at: `${date}T12:00:00` }, { enabled: center !== undefined }))
  if (day.isPending) return <Skeleton />
  if (day.error && !day.data) {
    return problemOf(day.error).code === 'NOT_FOUND'
      ? <EmptyState title={t('myDay.nothing')}>{t('myDay.nothingNext')}</EmptyState>
      : <ProblemView error={day.error} retry={() => void day.refetch()} />
  }
  return <DayVerdict day={day.data} sessions={hours.data?.sessions ?? []} now={now.slice(11)} />
}

/** At most this many days are asked for one by one. */
const MOST_OWED = 6
/** No deadline for proof reaches further back. */
const LOOK_BACK_DAYS = 40

/** Days whose proof is still awaited, by what runs out first. */
function Owed({ today }: { today: string }) {
  const from = addDays(today, -LOOK_BACK_DAYS)
  const recent = useQuery(api.attendance.days.mine.queryOptions({ from, to: today }))
  return (
    <Loaded query={recent} rows={2}>
      {({ rows }) => <OwedDays rows={rows.filter(({ outcome }) => outcome === 'exception').slice(-MOST_OWED)} today={today} />}
    </Loaded>
  )
}

function OwedDays({ rows, today }: { rows: readonly DayRow[]; today: string }) {
  const { t, i18n } = useTranslation('attendance')
  const words = useVerdictWords()
  const days = useQueries({ queries: rows.map(({ person, date }) => api.attendance.days.get.queryOptions({ person, date })) })
  const owed = days
    .flatMap(({ data }) => (data?.verdict.proofDue ? [{ ...data, due: data.verdict.proofDue }] : []))
    .filter(({ due }) => due.date >= today)
    .sort((a, b) => a.due.date.localeCompare(b.due.date))
  if (days.some(({ isPending }) => isPending)) return <Skeleton rows={2} />
  if (owed.length === 0) return <EmptyState title={t('owed.none')}>{t('owed.noneNext')}</EmptyState>
  return (
    <Queue
      label={t('owed.title')}
      items={owed.map(({ day, verdict, punches, absences, due }) => ({
        id: day.date,
        title: formatDay(day.date, i18n.language),
        href: paths.day(day.person, day.date),
        tone: dayTone(day),
        due: t(due.date === today ? 'owed.dueToday' : due.provisional ? 'owed.dueProvisional' : 'owed.due', { day: formatShortDay(due.date, i18n.language) }),
        detail: words.verdictSentence(verdict, { punches, absences }),
        clause: { id: due.clause, href: paths.clause(due.clause) },
      }))}
    />
  )
}
