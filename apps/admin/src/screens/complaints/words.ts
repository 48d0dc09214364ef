import { formatDateTime, type Tone } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { atCenter } from '../../session/clock.ts'

export type Complaint = Outputs['complaints']['desk']['list']['rows'][number]
export type ComplaintDetail = Outputs['complaints']['desk']['get']
export type Clock = ComplaintDetail['clocks'][number]

export const statusTones: Readonly<Record<Complaint['status'], Tone>> = { draft: 'open', open: 'open', declined: 'quiet', passed_on: 'cover', merged: 'quiet', closed: 'ok' }
export const clockTones: Readonly<Record<Clock['state'], Tone>> = { running: 'open', due_today: 'late', late: 'absent', met: 'ok', met_late: 'late' }
export const resultTones: Readonly<Record<NonNullable<Complaint['result']>, Tone>> = { substantiated: 'absent', partly: 'late', unsubstantiated: 'ok', settled: 'ok' }

/** A moment as the center's wall clock shows it, to the minute. */
export function useMoment(): (instant: string) => string {
  const { i18n } = useTranslation()
  return (instant) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
}

/** A word of the area, or the id itself where a regulation brings one of its own. */
export function useGround(): (ground: string) => string {
  const { t, i18n } = useTranslation('complaints')
  return (ground) => (i18n.exists(`ground.${ground}`, { ns: 'complaints' }) ? t(`ground.${ground}` as 'ground.attitude') : ground)
}

export function usePercent(): (share: number) => string {
  const { i18n } = useTranslation()
  return (share) => new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 }).format(share)
}
