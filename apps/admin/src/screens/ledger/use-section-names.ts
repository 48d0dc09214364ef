import { useQueries } from '@tanstack/react-query'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'

const FRESH_MS = 600_000

/** Names of the sections of some centers; an unknown id stands for itself. */
export function useSectionNames(centers: readonly string[]): (id: string | null | undefined) => string {
  const local = useLocal()
  const queries = [...new Set(centers)].toSorted().map((center) => api.organization.directory.sections.queryOptions({ center }, { staleTime: FRESH_MS }))
  const names = new Map(useQueries({ queries }).flatMap(({ data }) => data?.rows ?? []).map(({ id, name }) => [id, local(name)]))
  return (id) => (id ? (names.get(id) ?? id) : '')
}
