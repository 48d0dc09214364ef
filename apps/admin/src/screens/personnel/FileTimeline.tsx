import { formatDateTime, Timeline } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import type { Entry } from './words.ts'

/** Fields of a step that a reader wants to see. */
const SHOWN = ['on', 'from', 'due', 'number', 'certificate', 'passed', 'reason', 'what', 'as', 'approver', 'notice', 'result', 'ground', 'letter'] as const

/** What happened to a file, who did it, under which clauses. */
export function FileTimeline({ steps }: { steps: Entry['steps'] }) {
  const { t, i18n } = useTranslation('personnel')
  return (
    <Timeline
      label={t('steps')}
      entries={steps.toReversed().map(({ version, type, at, actor, clauses, data }) => ({
        id: String(version),
        at: formatDateTime(at, i18n.language).slice(0, -3),
        tone: /Refused|SentBack|Withdrawn|Returned/.test(type) ? 'late' : /Admitted|Released|Agreed|Closed/.test(type) ? 'ok' : 'quiet',
        title: t(`step.${type}`, { defaultValue: type }),
        source: <><ActorName id={actor} />{clauses.length > 0 && ` · ${clauses.join(' ')}`}</>,
        detail: SHOWN.flatMap((field) => {
          const value = data[field]
          return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [`${t(`field.${field}`)}${t('colon')}${t(`word.${String(value)}`, { defaultValue: String(value) })}`] : []
        }).join(' · '),
      }))}
    />
  )
}
