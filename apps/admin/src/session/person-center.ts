import { api, queryClient } from '../data/api.ts'
import { useCenter } from './center.ts'

/** The center a person's entry belongs to: the one looked at, else the one the person sits in. */
export function usePersonCenter(): (person: string) => Promise<string> {
  const [center] = useCenter()
  return async (person) => center ?? (await queryClient.fetchQuery(api.organization.people.get.queryOptions({ person }))).person.center ?? ''
}
