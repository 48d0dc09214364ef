import { ClockBar, formatDateTime, formatDay, StateTag } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { atCenter, useNow, useToday } from '../../session/clock.ts'
import { useClockWords } from './clock-words.tsx'
import { type CaseView, daysPast } from './words.ts'

/** Used, stopped, left, and until when; statutory, promised and the step at hand; and what happens if nobody acts. */
export function CaseClocks({ view: { row, clocks } }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const words = useClockWords()
  if (row.state === 'imported') return <PlannedAndActual row={row} />
  if (clocks.length === 0) return <p className="soft">{t('clock.none')}</p>
  const kindOf = (name: string) => clocks.find((clock) => clock.name === name)?.clock ?? 'promised'
  return <ClockBar clocks={clocks} words={words} sheetHref={(name) => paths.caseSheet(row.id, kindOf(name))} />
}

/** What an old register says of a case: when it was to be finished and when it was. */
function PlannedAndActual({ row }: { row: CaseView['row'] }) {
  const { t, i18n } = useTranslation('cases')
  const today = useToday()
  const now = useNow()
  const moment = (at: string) => formatDateTime(atCenter(at), i18n.language).slice(0, -3)
  const finishedOn = row.finishedAt && atCenter(row.finishedAt).slice(0, 10)
  const against = (limit: string, isPast: boolean) => {
    const days = daysPast(limit, finishedOn ?? today)
    return <StateTag tone={isPast ? 'late' : 'ok'} bare>{isPast ? (days > 0 ? t('planned.past', { count: days }) : t('planned.sameDay')) : t(finishedOn ? 'planned.within' : 'planned.ahead')}</StateTag>
  }
  const past = row.dueAt !== null && (row.finishedAt ? row.finishedAt > row.dueAt : atCenter(row.dueAt) <= now)
  return (
    <dl className="pairs">
      <dt>{t('register.field.received')}</dt><dd>{moment(row.receivedAt)}</dd>
      {row.dueAt && <><dt>{t('register.field.planned')}</dt><dd>{moment(row.dueAt)} {against(row.dueOn ?? row.dueAt.slice(0, 10), past)}</dd></>}
      {row.statutoryOn && <><dt>{t('register.field.deadline')}</dt><dd>{formatDay(row.statutoryOn, i18n.language)} {against(row.statutoryOn, (finishedOn ?? today) > row.statutoryOn)}</dd></>}
      <dt>{t('register.field.finished')}</dt><dd>{row.finishedAt ? moment(row.finishedAt) : t('planned.open')}</dd>
    </dl>
  )
}
