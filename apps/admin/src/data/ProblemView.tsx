import { Action, ProblemCard, type ProblemText, Skeleton } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { problemOf } from './problem.ts'

/** The pages of docs/problems in the language of the screen. */
export function useProblemTexts(): Record<string, ProblemText> | undefined {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return useQuery({
    queryKey: ['problem-texts', language],
    queryFn: () => (language === 'en' ? import('virtual:problems/en') : import('virtual:problems/zh')).then(({ problems }) => problems),
    staleTime: Infinity,
    networkMode: 'always',
  }).data
}

/** What a service adds to a problem that people can use; the rest is for those who look into it. */
const SHOWN = ['reference', 'issues', 'path', 'clauses', 'row', 'days', 'until', 'held_by', 'number', 'maxBytes'] as const

/** What is said of a file that was not kept. */
const OF_FILES = ['filename', 'found', 'allowed', 'scanner', 'finding'] as const

/** Asking again may bring another answer for these. */
const AGAIN: readonly string[] = ['OFFLINE', 'UNAVAILABLE', 'TIMEOUT', 'INTERNAL', 'CONFLICT', 'NOT_FOUND']

/** A failure where it happened: what happened, why, what to do next. */
export function ProblemView({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation(['shell', 'documents'])
  const texts = useProblemTexts()
  const { code, clause, details = {} } = problemOf(error)
  const offline = code === 'OFFLINE'
  const text = offline ? { title: t('offline.title'), what: t('offline.what'), why: t('offline.why'), next: t('offline.next') } : (texts?.[code] ?? texts?.['INTERNAL'])
  if (!text) return <Skeleton rows={3} />
  const say = (name: string, value: string | number | readonly string[] | undefined) =>
    (value === undefined ? [] : [{ name, value: typeof value === 'object' ? value.join(' · ') : String(value) }])
  const shown = [
    ...SHOWN.flatMap((name) => say(t(`detail.${name}`), details[name])),
    ...OF_FILES.flatMap((name) => (code.startsWith('ATTACHMENT_') ? say(t(`detail.${name}`, { ns: 'documents' }), details[name]) : [])),
  ]
  return (
    <ProblemCard
      code={code}
      text={text}
      clause={clause ? { id: clause, href: paths.clause(clause) } : undefined}
      details={shown}
      {...(offline ? {} : { href: paths.problem(code) })}
      actions={retry && AGAIN.includes(code) && <Action onClick={retry}>{t('retry')}</Action>}
    />
  )
}
