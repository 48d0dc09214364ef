import { Action, Choice, DayField, formatDay, PageHeader, StateTag, TimeField } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { lastWorkday } from '../calendar/calendar-days.ts'
import { FindingWhy, OutcomeWhy } from './FindingWhy.tsx'
import { dayTone, outcomeTones, pointTones } from './tones.ts'
import { timeOf } from './words.ts'

type Compared = Outputs['attendance']['days']['compare']['rows'][number]
const METHODS = ['as_required', 'face', 'fingerprint', 'camera', 'sign_in', 'card', 'password'] as const
interface Entered { time: string; method: (typeof METHODS)[number] }

const MOST_PUNCHES = 8
/** A morning minute too late for some, an evening too early for others. */
const EXAMPLE = '08:30:40~12:01~13:35~17:05'

/** `08:30:40/face~17:05` in the address. */
function readPunches(text: string): Entered[] {
  return text.split('~').flatMap((part) => {
    const [time = '', method] = part.split('/')
    return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time) ? [{ time, method: oneOf(METHODS, method) ?? 'as_required' }] : []
  })
}

function writePunches(punches: readonly Entered[]): string {
  return punches.map(({ time, method }) => (method === 'as_required' ? time : `${time}/${method}`)).join('~')
}

/** The same punches under every regulation in force that day, side by side. */
export function ComparePage() {
  const { t, i18n } = useTranslation('attendance')
  const today = useToday()
  const [filters, change] = useFilters()
  const calendar = useQuery(api.regulation.calendars.get.queryOptions({ year: Number(today.slice(0, 4)) }))
  // On a day off nobody is asked to punch: the last day with something to compare is shown first.
  const date = asDay(filters['date']) ?? lastWorkday(today, calendar.data?.days ?? [])
  const punches = readPunches(filters['punches'] ?? EXAMPLE)
  const set = (next: readonly Entered[]) => change({ punches: writePunches(next) || '-' })
  const compared = useQuery(api.attendance.days.compare.queryOptions({ date, punches }, { placeholderData: keepPreviousData, enabled: !calendar.isPending }))
  const edit = (index: number, entered: Partial<Entered>) => set(punches.map((punch, i) => (i === index ? { ...punch, ...entered } : punch)))
  return (
    <>
      <PageHeader title={t('compare.title')} note={t('compare.note')} />
      <section className="panel no-print" aria-label={t('compare.input')}>
        <div className="filters">
          <span className="field"><span className="field-name">{t('compare.date')}</span><DayField steps label={t('compare.date')} value={date} onChange={(day) => change({ date: day })} /></span>
          {punches.map((punch, i) => (
            <fieldset key={i} className="punch-entry">
              <legend className="unseen">{t('compare.punch', { number: i + 1 })}</legend>
              <label className="field"><span className="field-name">{t('compare.punch', { number: i + 1 })}</span>
                <TimeField value={punch.time} onChange={(time) => edit(i, { time })} />
              </label>
              <Choice bare label={t('compare.method')} value={punch.method} onChange={(value) => edit(i, { method: oneOf(METHODS, value) ?? 'as_required' })}
                options={METHODS.map((method) => ({ value: method, name: t(`method.${method}`) }))} />
              <Action kind="quiet" icon="close" iconOnly onClick={() => set(punches.filter((_, other) => other !== i))}>{t('compare.remove', { number: i + 1 })}</Action>
            </fieldset>
          ))}
          <Action icon="plus" reason={punches.length >= MOST_PUNCHES ? t('compare.enough') : undefined} onClick={() => set([...punches, { time: '17:30:00', method: 'as_required' }])}>{t('compare.add')}</Action>
        </div>
      </section>
      <p className="compare-what">{t('compare.what', { day: formatDay(date, i18n.language), punches: punches.map(({ time }) => time).join(t('compare.join')) || t('compare.nothing') })}</p>
      <Loaded query={compared} rows={8}>{({ rows }) => <div className="verdicts">{rows.toSorted(byJudgement).map((row) => <Column key={row.center} row={row} date={date} />)}</div>}</Loaded>
    </>
  )
}

/** Regulations that judge come before one that only records. */
function byJudgement(a: Compared, b: Compared): number {
  return Number(a.verdict.outcome === 'recorded') - Number(b.verdict.outcome === 'recorded')
}

function Column({ row: { center, verdict, punches }, date }: { row: Compared; date: string }) {
  const { t } = useTranslation('attendance')
  const local = useLocal()
  const names = usePlaceNames([])
  const facts = { punches, absences: [], supposed: true }
  const kinds = verdict.findings.map(({ kind }) => kind)
  return (
    <section className="panel verdict-column" aria-label={names.center(center)}>
      <div className="panel-head"><h2><a href={paths.regulation(center)}>{names.center(center)}</a></h2></div>
      {kinds.length > 0 && <StateTag tone={dayTone({ outcome: verdict.outcome, findings: kinds })}>{t(`outcome.${verdict.outcome}`)}</StateTag>}
      <ul className="points">
        {verdict.points.map((point) => (
          <li key={point.id}>
            <StateTag tone={pointTones[point.state]} bare>{local(point.name)}</StateTag>
            <span className="soft">{t(`limit.${point.direction}`, { limit: point.limit })}</span>
            <span>{timeOf(punches.find(({ id }) => id === point.punch)?.at ?? '') || t('noPunch')}</span>
          </li>
        ))}
      </ul>
      <div className="stack">
        {verdict.findings.length === 0
          ? <OutcomeWhy verdict={verdict} facts={facts} />
          : verdict.findings.map((finding, i) => <FindingWhy key={i} finding={finding} verdict={verdict} facts={facts} />)}
      </div>
      <p className="soft">{t('basis.policy', { version: verdict.policyVersion, since: verdict.policyEffectiveFrom })}</p>
      <p><a href={paths.days({ center, from: date, to: date })} className={`tone-${outcomeTones[verdict.outcome]}`}>{t('compare.real')}</a></p>
    </section>
  )
}
