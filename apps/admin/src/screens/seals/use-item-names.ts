import { skipToken, useQuery } from '@tanstack/react-query'
import { api } from '../../data/api.ts'

const FRESH_MS = 600_000

/** Names of the items of a center by their codes; an unknown code stands for itself. */
export function useItemNames(center: string | undefined): (code: string) => string {
  const items = useQuery(api.seals.items.list.queryOptions(center ? { center, size: 500 } : skipToken, { staleTime: FRESH_MS }))
  const names = new Map((items.data?.rows ?? []).map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}
