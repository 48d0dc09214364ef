import { formatShortDay, type Tone } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'

export type Leave = Outputs['attendance']['leaves']['mine']['rows'][number]
export type LeaveDetail = Outputs['attendance']['leaves']['get']
export type Cover = Outputs['attendance']['covers']['mine']['rows'][number]
export type Step = LeaveDetail['steps'][number]

const TONES: Record<Leave['state'], Tone> = { asked: 'open', approved: 'leave', refused: 'absent', cancelled: 'quiet', revoked: 'absent', returned: 'ok' }

export function toneOf({ state, overdueSince }: Pick<Leave, 'state' | 'overdueSince'>): Tone {
  return state === 'approved' && overdueSince ? 'absent' : TONES[state]
}

/** Spans, roles and states of leave in words. */
export function useLeaveWords() {
  const { t, i18n } = useTranslation(['leave', 'access'])
  const clock = (local: string) => local.slice(11, 16)
  const moment = (local: string) => `${formatShortDay(local.slice(0, 10), i18n.language)} ${clock(local)}`
  return {
    moment,
    span: ({ from, to }: { from: string; to: string }) => t('span', { from: moment(from), to: from.slice(0, 10) === to.slice(0, 10) ? clock(to) : moment(to) }),
    state: ({ state, overdueSince }: Pick<Leave, 'state' | 'overdueSince'>) => t(state === 'approved' && overdueSince ? 'state.overdue' : `state.${state}`),
    step: ({ act, by }: Pick<Step, 'act' | 'by'>) => t('plan.step', { act: t(`act.${act}`), roles: by.map((role) => t(`role.${role}`, { ns: 'access' })).join(t('plan.or')) }),
  }
}
