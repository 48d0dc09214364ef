import type { MeetingsPolicy, TrainingPolicy } from '@hall/regulation'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useToday } from '../../session/clock.ts'

interface Topic { value: string; label: string }
/** Of every center, whether its regulation names others or none. */
const OTHERS = { training: ['business_skills', 'laws_and_rules'], meeting: ['internal'], activity: ['volunteering', 'party', 'culture'], task: ['assignment'] } as const
type Kind = keyof typeof OTHERS

/** Categories of training and kinds of meetings a center's regulation names. */
export function useSessionTopics(center: string | undefined): { topics: (kind: Kind) => Topic[]; topicName: (id: string) => string; points: string[] } {
  const { t } = useTranslation('personnel')
  const local = useLocal()
  const on = useToday()
  const options = (area: 'training' | 'meetings') => api.regulation.policies.get.queryOptions(center ? { center, area, on } : skipToken, { staleTime: 600_000, retry: false })
  const training = useQuery(options('training')).data?.policy as unknown as Partial<TrainingPolicy> | undefined
  const meetings = useQuery(options('meetings')).data?.policy as unknown as Partial<MeetingsPolicy> | undefined
  const named = {
    training: (training?.categories ?? []).map(({ id, name }) => ({ value: id, label: local(name.value) })),
    meeting: (meetings?.kinds ?? []).map(({ id, name }) => ({ value: id, label: local(name) })),
    activity: [],
    task: [],
  }
  const topics = (kind: Kind) => {
    const own: readonly Topic[] = named[kind]
    return [...own, ...OTHERS[kind].filter((id) => !own.some(({ value }) => value === id)).map((id) => ({ value: id, label: t(`topic.${id}`) }))]
  }
  const points = [...(meetings?.discipline?.value ?? []), ...(meetings?.phones?.value ?? [])]
  return { topics, points, topicName: (id) => [...topics('training'), ...topics('meeting'), ...topics('activity'), ...topics('task')].find(({ value }) => value === id)?.label ?? t(`topic.${id}`, { defaultValue: id }) }
}
