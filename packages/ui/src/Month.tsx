import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Action } from './Action.tsx'
import { addMonths, formatDay, formatMonth, formatWeekday, weeksOf } from './dates.ts'
import { StateTag } from './StateTag.tsx'
import type { Tone } from './tokens.ts'

export interface MonthDay { date: string; tone: Tone; state: string; href?: string | undefined; note?: string | undefined }

interface Props {
  month: string
  days: readonly MonthDay[]
  today?: string | undefined
  onMonth?: ((month: string) => void) | undefined
  caption?: ReactNode
}

/** A month for people: the state of each day as colour, sign and word. */
export function Month({ month, days, today, onMonth, caption }: Props) {
  const { t, i18n } = useTranslation('ui')
  const byDate = new Map(days.map((day) => [day.date, day]))
  const weeks = weeksOf(month)
  const firstFullWeek = weeks.find((week) => week.every(Boolean)) as string[]
  return (
    <div className="month">
      <div className="month-head">
        {onMonth && <Action kind="quiet" icon="left" iconOnly onClick={() => onMonth(addMonths(month, -1))}>{t('month.previous')}</Action>}
        <strong aria-live="polite">{formatMonth(month, i18n.language)}</strong>
        {onMonth && <Action kind="quiet" icon="right" iconOnly onClick={() => onMonth(addMonths(month, 1))}>{t('month.next')}</Action>}
        {caption && <span className="month-caption">{caption}</span>}
      </div>
      <table>
        <caption className="unseen">{formatMonth(month, i18n.language)}</caption>
        <thead><tr>{firstFullWeek.map((day) => <th key={day} scope="col">{formatWeekday(day, i18n.language)}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week, i) => (
            <tr key={i}>
              {week.map((date, j) => (
                <td key={j} className={date === today ? 'month-today' : undefined} aria-current={date === today ? 'date' : undefined}>
                  {date && <Cell date={date} day={byDate.get(date)} title={formatDay(date, i18n.language)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ date, day, title }: { date: string; day: MonthDay | undefined; title: string }) {
  const number = <time dateTime={date} title={title}>{Number(date.slice(8))}</time>
  if (!day) return <span className="month-day">{number}</span>
  const content = (
    <>
      {number}
      <StateTag tone={day.tone} bare>{day.state}</StateTag>
      {day.note && <span className="month-note">{day.note}</span>}
    </>
  )
  return day.href
    ? <a className="month-day" data-item href={day.href}><span className="unseen">{title}</span>{content}</a>
    : <span className="month-day">{content}</span>
}
