import { ClockLine, StateTag } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { FindingWhy, OutcomeWhy } from './FindingWhy.tsx'
import { ObjectAction } from './ObjectSheet.tsx'
import { type DayOfPerson, type Point, pointTones, type Punch, type Verdict } from './tones.ts'
import { timeOf, useVerdictWords } from './words.ts'

interface Props {
  day: Pick<DayOfPerson, 'day' | 'verdict' | 'punches' | 'absences' | 'looks'>
  sessions: readonly { from: string; to: string }[]
  /** Local time, while the day is today. */
  now?: string | undefined
}

/** What was expected, what happened and what follows, point by point, with its why. */
export function DayVerdict({ day: { day, verdict, punches, absences, looks }, sessions, now }: Props) {
  const { t } = useTranslation('attendance')
  const words = useVerdictWords()
  const counted = new Set(verdict.points.map(({ punch }) => punch))
  const { me } = useSession()
  const isOwn = day.version > 0 && (me.person?.id ?? me.id) === day.person
  const facts = { punches, absences, looks }
  return (
    <div className="stack">
      <ClockLine
        sessions={sessions}
        limits={verdict.points.map(({ id, limit, state }) => ({ id, time: limit, tone: pointTones[state] }))}
        punches={punches.map(({ id, at, method }) => ({ id, time: timeOf(at), title: t('fact.punch', { time: timeOf(at), method: words.method(method) }), counted: counted.has(id) }))}
        now={now}
      />
      {verdict.points.length > 0 && <Points points={verdict.points} punches={punches} />}
      {verdict.findings.length === 0
        ? <OutcomeWhy verdict={verdict} facts={facts} />
        : verdict.findings.map((finding, i) => (
            <FindingWhy key={i} finding={finding} verdict={verdict} facts={facts}>
              {isOwn && finding.binding && <ObjectAction date={day.date} finding={finding} />}
            </FindingWhy>
          ))}
      <Basis verdict={verdict} />
    </div>
  )
}

function Points({ points, punches }: { points: readonly Point[]; punches: readonly Punch[] }) {
  const { t } = useTranslation('attendance')
  const local = useLocal()
  return (
    <ul className="points">
      {points.map((point) => {
        const punch = punches.find(({ id }) => id === point.punch)
        return (
          <li key={point.id}>
            <StateTag tone={pointTones[point.state]}>{t(`pointState.${point.state}`)}</StateTag>
            <strong>{local(point.name)}</strong>
            <span className="soft">{t(`limit.${point.direction}`, { limit: point.limit })}</span>
            <span>{punch ? timeOf(punch.at) : t('noPunch')}</span>
            <a className="clause-link" href={paths.clause(point.clause)}>{point.clause}</a>
          </li>
        )
      })}
    </ul>
  )
}

/** Which version of the rules and of the calendars judged. */
function Basis({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('attendance')
  const calendars = Object.entries(verdict.calendarVersions).map(([year, version]) => t('basis.calendar', { year, version })).join(t('basis.join'))
  return <p className="soft">{t('basis.policy', { version: verdict.policyVersion, since: verdict.policyEffectiveFrom })}{calendars && ` · ${calendars}`}</p>
}
