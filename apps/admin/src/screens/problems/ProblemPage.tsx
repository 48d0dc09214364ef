import { EmptyState, PageHeader, ProblemCard, Skeleton } from '@hall/ui'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProblemTexts } from '../../data/ProblemView.tsx'
import { paths } from '../../paths.ts'

/** What a refusal or failure means, and all others beside it. */
export function ProblemPage() {
  const { t } = useTranslation('shell')
  const { code = '' } = useParams({ strict: false })
  const texts = useProblemTexts()
  if (!texts) return <Skeleton />
  const text = texts[code]
  return (
    <>
      <PageHeader title={t('problem.title')} note={t('problem.note')} />
      <div className="columns">
        {text ? <ProblemCard code={code} text={text} /> : <EmptyState title={t('problem.unknown', { code })} />}
        <nav className="panel" aria-label={t('problem.all')}>
          <h2>{t('problem.all')}</h2>
          <ul className="problem-list">
            {Object.entries(texts).map(([one, { title }]) => <li key={one}><a data-item href={paths.problem(one)} aria-current={one === code ? 'page' : undefined}>{title}</a> <code className="soft">{one}</code></li>)}
          </ul>
        </nav>
      </div>
    </>
  )
}
