import { Action, addDays, formatDay, formatDateTime, PageHeader, StateTag, Timeline, type TimelineEntry } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { atCenter, useNow } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { DayVerdict } from './DayVerdict.tsx'
import { Settled } from './Settled.tsx'
import { type DayOfPerson, dayTone, outcomeTones } from './tones.ts'
import { timeOf, useVerdictWords } from './words.ts'

/** One day of one person with everything the verdict rests on, and what it was before. */
export function DayPage() {
  const { t, i18n } = useTranslation('attendance')
  const { person = '', date = '' } = useParams({ strict: false })
  const day = useQuery(api.attendance.days.get.queryOptions({ person, date }))
  return (
    <>
      <PageHeader
        title={day.data ? t('day.title', { name: day.data.day.name }) : t('day.titleOnly')}
        note={formatDay(date, i18n.language)}
        actions={
          <>
            <a className="action" href={paths.day(person, addDays(date, -1))}>{t('day.previous')}</a>
            <a className="action" href={paths.day(person, addDays(date, 1))}>{t('day.next')}</a>
            <Action icon="print" onClick={() => print()}>{t('print', { ns: 'shell' })}</Action>
          </>
        }
      />
      <Loaded query={day}>{(data) => <Day data={data} />}</Loaded>
    </>
  )
}

function Day({ data }: { data: DayOfPerson }) {
  const { t } = useTranslation('attendance')
  const { day, verdict } = data
  const names = usePlaceNames([day.center])
  const now = useNow()
  const hours = useQuery(api.attendance.hall.hours.queryOptions({ center: day.center, at: `${day.date}T12:00:00` }))
  return (
    <div className="columns">
      <section className="panel">
        <div className="panel-head">
          <h2>{t('day.verdict')}</h2>
          <StateTag tone={dayTone(day)}>{t(`outcome.${verdict.outcome}`)}</StateTag>
          <span className="soft">{t(day.version === 0 ? 'day.unrecorded' : 'day.version', { version: day.version })}</span>
        </div>
        <DayVerdict day={data} sessions={hours.data?.sessions ?? []} now={now.startsWith(day.date) ? now.slice(11) : undefined} />
      </section>
      <div className="stack">
        <section className="panel">
          <h2>{t('day.about')}</h2>
          <dl className="pairs">
            <dt>{t('column.person')}</dt><dd><a href={paths.person(day.person)}>{day.name}</a> <span className="soft">{day.person}</span></dd>
            <dt>{t('column.center')}</dt><dd>{names.center(day.center)}</dd>
            <dt>{t('column.department')}</dt><dd>{names.department(day.department)}</dd>
            <dt>{t('column.window')}</dt><dd>{names.window(day.window)}</dd>
          </dl>
        </section>
        <section className="panel"><h2>{t('day.happened')}</h2><Happened data={data} /></section>
        <Settled data={data} />
        <section className="panel"><h2>{t('day.history')}</h2><History data={data} /></section>
      </div>
    </div>
  )
}

function Happened({ data: { punches, absences, verdict } }: { data: DayOfPerson }) {
  const { t, i18n } = useTranslation('attendance')
  const { t: leave } = useTranslation('leave')
  const { method } = useVerdictWords()
  const counted = new Set(verdict.points.map(({ punch }) => punch))
  const entries: TimelineEntry[] = [
    ...punches.map((punch): TimelineEntry => ({
      id: punch.id,
      at: timeOf(punch.at),
      tone: counted.has(punch.id) ? 'ok' : 'quiet',
      title: <>{method(punch.method)}{!counted.has(punch.id) && <span className="soft"> {t('day.notTaken')}</span>}</>,
      source: [
        t('fact.received', { device: punch.device ?? t('fact.byHand'), time: formatDateTime(atCenter(punch.receivedAt), i18n.language) }),
        punch.clockDriftSeconds === null ? '' : t('fact.drift', { count: punch.clockDriftSeconds }),
      ].filter(Boolean).join(' · '),
    })),
    ...absences.map((absence): TimelineEntry => ({
      id: absence.id,
      at: absence.from.slice(11, 16),
      tone: 'leave',
      title: t('fact.absence', { kind: t(`absenceKind.${absence.kind}`), from: formatDateTime(absence.from, i18n.language).slice(0, -3), to: formatDateTime(absence.to, i18n.language).slice(0, -3) }),
      source: `${absence.leaveKind ? leave(`kind.${absence.leaveKind}`) : absence.reason} · ${t('fact.approved', { name: absence.approvedBy })}`,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  return entries.length === 0 ? <p className="soft">{t('day.nothingHappened')}</p> : <Timeline label={t('day.happened')} entries={entries} />
}

/** Each verdict there was, with what changed it. */
function History({ data: { day, verdict, punches, absences, earlier } }: { data: DayOfPerson }) {
  const { t, i18n } = useTranslation('attendance')
  const { verdictSentence } = useVerdictWords()
  const facts = { punches, absences }
  const all = [
    { version: day.version, judgedAt: day.judgedAt, verdict, cause: undefined as string | undefined },
    ...earlier,
  ].sort((a, b) => b.version - a.version)
  // What replaced a verdict is told with the one it replaced.
  const entries = all.map((one, i): TimelineEntry => ({
    id: String(one.version),
    at: t(one.version === 0 ? 'day.unrecorded' : 'day.version', { version: one.version }),
    tone: outcomeTones[one.verdict.outcome],
    title: <>{t(`outcome.${one.verdict.outcome}`)}{t('colon', { ns: 'shell' })}{verdictSentence(one.verdict, facts)}</>,
    source: [
      formatDateTime(atCenter(one.judgedAt), i18n.language),
      all[i + 1]?.cause && t([`cause.${all[i + 1]!.cause}` as 'cause.punches', 'cause.other'], { cause: all[i + 1]!.cause }),
      all[i + 1] && t('day.before', { outcome: t(`outcome.${all[i + 1]!.verdict.outcome}`) }),
    ].filter(Boolean).join(' · '),
  }))
  return <Timeline label={t('day.history')} entries={entries} />
}
