import { Action, ProblemCard, type ProblemText, Skeleton } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemOf } from './api.ts'

const AGAIN: readonly string[] = ['OFFLINE', 'UNAVAILABLE', 'TIMEOUT', 'INTERNAL', 'CONFLICT']

/** A failure where it happened: what happened, why, what to do next. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, i18n } = useTranslation('portal')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const texts: Record<string, ProblemText> | undefined = useQuery({
    queryKey: ['problem-texts', language],
    queryFn: () => (language === 'en' ? import('virtual:problems/en') : import('virtual:problems/zh')).then(({ problems }) => problems),
    staleTime: Infinity,
    networkMode: 'always',
  }).data
  const { code } = problemOf(error)
  const text = code === 'OFFLINE' ? { title: t('offline.title'), what: t('offline.what'), why: t('offline.why'), next: t('offline.next') } : (texts?.[code] ?? texts?.['INTERNAL'])
  if (!text) return <Skeleton rows={3} />
  return <ProblemCard code={code} text={text} actions={retry && AGAIN.includes(code) && <Action onClick={retry}>{t('retry')}</Action>} />
}
