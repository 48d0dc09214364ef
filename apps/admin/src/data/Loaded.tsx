import { EmptyState, Skeleton } from '@hall/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemView } from './ProblemView.tsx'

interface Props<T> {
  query: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'isPending' | 'refetch'>
  children: (data: T) => ReactNode
  rows?: number
  /** What to say when there is nothing. */
  empty?: { when: (data: T) => boolean; title: string; next?: string }
}

/** A reading in each of its states: loading, failed, nothing there, there. What was read stays while it is read anew. */
export function Loaded<T>({ query, children, rows = 6, empty }: Props<T>) {
  const { t } = useTranslation('shell')
  if (query.data === undefined) {
    if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />
    return <Skeleton rows={rows} />
  }
  return (
    <>
      {query.error ? <p className="stale" role="status">{t('stale')}</p> : null}
      {empty?.when(query.data) ? <EmptyState title={empty.title}>{empty.next}</EmptyState> : children(query.data)}
    </>
  )
}
