import type { ClauseInWords } from '@hall/ui'
import { formatDay } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { api } from './api.ts'
import { useLocal } from './local.ts'

interface InForce { version?: number | undefined; since?: string | undefined }

/** A clause as its card shows it; until it is read, its number alone. */
export function useClause(id: string, { version, since }: InForce = {}): ClauseInWords {
  const { i18n } = useTranslation()
  const local = useLocal()
  const { data } = useQuery(api.regulation.regulations.clause.queryOptions({ id }, { staleTime: 600_000 }))
  const inForce = { version, inForceSince: since && formatDay(since, i18n.language) }
  if (!data) return { id, citation: '', title: '', href: paths.clause(id), ...inForce }
  const { cite, title, summary, reading } = data.clause
  return { id, citation: cite, title: local(title), summary: local(summary), reading: reading && local(reading), href: paths.clause(id), ...inForce }
}
