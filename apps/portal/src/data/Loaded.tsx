import { EmptyState, Skeleton } from '@hall/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemView } from './ProblemView.tsx'

interface Props<T> {
  query: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'refetch'>
  children: (data: T) => ReactNode
  empty?: { when: (data: T) => boolean; title: string; next?: string }
}

/** A reading in each of its states: loading, failed, nothing there, there. */
export function Loaded<T>({ query, children, empty }: Props<T>) {
  if (query.data === undefined) return query.error ? <ProblemView error={query.error} retry={() => void query.refetch()} /> : <Skeleton rows={4} />
  return empty?.when(query.data) ? <EmptyState title={empty.title}>{empty.next}</EmptyState> : <>{children(query.data)}</>
}
