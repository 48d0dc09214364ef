import type { Problem } from '@hall/contract'
import type { CasesContract } from '@hall/contract-cases'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { OrganizationContract } from '@hall/contract-organization'
import type { SealsContract } from '@hall/contract-seals'
import type { EdgeRouter } from '@hall/rpc/edge'
import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'

/** Only procedures marked public in their contract answer here: nobody is logged in. */
export type PortalRouter = EdgeRouter<{
  cases: CasesContract
  complaints: ComplaintsContract
  organization: OrganizationContract
  seals: SealsContract
}>
export type Outputs = inferRouterOutputs<PortalRouter>

/** What went wrong with a call; `OFFLINE` when nothing answered. */
export function problemOf(error: unknown): Problem {
  const problem = (error as { data?: { problem?: Problem } } | null)?.data?.problem
  return problem ?? { code: 'OFFLINE' }
}

const PASSING: readonly Problem['code'][] = ['UNAVAILABLE', 'TIMEOUT', 'OFFLINE']
const RETRIES = 2

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 30_000, retry: (failures, error) => failures < RETRIES && PASSING.includes(problemOf(error).code) } },
})

// Inputs travel in bodies: receipt numbers and check codes stay out of addresses and their logs.
const client = createTRPCClient<PortalRouter>({ links: [httpBatchLink({ url: '/trpc', methodOverride: 'POST', maxItems: 10 })] })

/** Query and mutation options of the public procedures, by `service.group.name`. */
export const api = createTRPCOptionsProxy<PortalRouter>({ client, queryClient })
