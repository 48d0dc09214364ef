import { secondsOf } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../data/local.ts'
import type { Absence, Finding, Look, Punch, Verdict } from './tones.ts'

/** The facts of a day by their ids. */
export interface Facts {
  readonly punches: readonly Punch[]
  readonly absences: readonly Absence[]
  readonly looks?: readonly Look[]
  /** Entered to see what would follow; no device has sent them. */
  readonly supposed?: boolean
}

/** `08:30:01` of a local date and time; `08:30` when only minutes are compared. */
export function timeOf(local: string, minutesOnly = false): string {
  return local.slice(11, minutesOnly ? 16 : 19)
}

/** The time a punch is measured against. */
function limitOf(finding: Finding, verdict: Verdict): string {
  return finding.kind === 'early_arrival' ? (verdict.points.find(({ id }) => id === finding.point)?.limit ?? '') : finding.value
}

/** Whether only minutes were compared: then the seconds of the punch do not enter the result. */
function byMinutes(finding: Finding, punch: Punch, limit: string): boolean {
  return finding.seconds !== null && Math.abs(secondsOf(timeOf(punch.at)) - secondsOf(limit)) !== finding.seconds
}

/** What a verdict says, in sentences. */
export function useVerdictWords() {
  const { t } = useTranslation('attendance')
  const local = useLocal()

  const amount = (seconds: number): string => {
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
    const parts = [hours && t('amount.hours', { count: hours }), minutes && t('amount.minutes', { count: minutes }), rest && t('amount.seconds', { count: rest })]
    return parts.filter(Boolean).join(t('amount.join')) || t('amount.seconds', { count: 0 })
  }
  const method = (name: string): string => t([`method.${name}` as 'method.face', 'method.other'], { name })
  /** Lists of methods are words of ours, everything else stands as the policy writes it. */
  const valueText = (value: string): string => (/^[a-z_]+(, [a-z_]+)*$/.test(value) ? value.split(', ').map(method).join(' · ') : value)
  const pointName = (finding: Finding, verdict: Verdict): string => {
    const point = verdict.points.find(({ id }) => id === finding.point)
    return point ? local(point.name) : ''
  }
  const punchOf = (finding: Finding, { punches }: Facts): Punch | undefined => punches.find(({ id }) => finding.facts.includes(id))

  const findingSentence = (finding: Finding, verdict: Verdict, facts: Facts): string => {
    const punch = punchOf(finding, facts)
    return t(`sentence.${finding.kind}`, {
      point: pointName(finding, verdict),
      time: punch ? timeOf(punch.at, byMinutes(finding, punch, limitOf(finding, verdict))) : '',
      method: punch ? method(punch.method) : '',
      value: valueText(finding.value),
      amount: amount(finding.seconds ?? 0),
      days: finding.days ?? 0,
    })
  }
  const verdictSentence = (verdict: Verdict, facts: Facts): string => {
    const held = verdict.findings.filter(({ binding }) => binding)
    if (verdict.outcome !== 'exception' || held.length === 0) return t(`outcomeLong.${verdict.outcome}`)
    return held.map((finding) => findingSentence(finding, verdict, facts)).join(t('sentence.join'))
  }
  const arithmetic = (finding: Finding, verdict: Verdict, facts: Facts): string[] => {
    const punch = punchOf(finding, facts)
    if (finding.kind === 'conflict' || finding.seconds === null || !punch) return finding.days === null ? [] : [t('arithmetic.days', { days: finding.days })]
    const limit = limitOf(finding, verdict)
    const minutes = byMinutes(finding, punch, limit)
    const time = timeOf(punch.at, minutes)
    const [later, earlier] = finding.kind === 'late' ? [time, limit] : [limit, time]
    return [`${later} − ${earlier} = ${amount(finding.seconds)}`, ...(minutes ? [t('arithmetic.minutes')] : [])]
  }
  return { amount, method, valueText, pointName, findingSentence, verdictSentence, arithmetic }
}
