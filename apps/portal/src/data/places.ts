import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'

const LONG_MS = 600_000

/** The centers, departments and windows of the city. */
export function usePlaces() {
  return useQuery(api.organization.portal.places.queryOptions({}, { staleTime: LONG_MS }))
}
