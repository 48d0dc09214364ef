import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'

/** A clause by its number: opens the regulation it stands in at that place. */
export function ClausePage() {
  const { id = '' } = useParams({ strict: false })
  const clause = useQuery(api.regulation.regulations.clause.queryOptions({ id }, { staleTime: 600_000 }))
  return <Loaded query={clause}>{({ clause: { center } }) => <Navigate to="/regulations/$center" params={{ center } as never} search={{ clause: id } as never} replace />}</Loaded>
}
