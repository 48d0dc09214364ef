import type { Problem } from '@hall/contract'
import type { ArchivesContract } from '@hall/contract-archives'
import type { AssetsContract } from '@hall/contract-assets'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { CasesContract } from '@hall/contract-cases'
import type { ComplaintsContract } from '@hall/contract-complaints'
import type { OrganizationContract } from '@hall/contract-organization'
import type { PersonnelContract } from '@hall/contract-personnel'
import type { RegulationContract } from '@hall/contract-regulation'
import type { SealsContract } from '@hall/contract-seals'
import type { SupervisionContract } from '@hall/contract-supervision'
import type { EdgeRouter } from '@hall/rpc/edge'
import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, type TRPCClientErrorLike } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { inferRouterOutputs } from '@trpc/server'
import type { Login } from '../session/login.ts'
import { problemOf } from './problem.ts'

export type CityRouter = EdgeRouter<{
  archives: ArchivesContract
  assets: AssetsContract
  attendance: AttendanceContract
  cases: CasesContract
  complaints: ComplaintsContract
  organization: OrganizationContract
  personnel: PersonnelContract
  regulation: RegulationContract
  seals: SealsContract
  supervision: SupervisionContract
}>
export type Outputs = inferRouterOutputs<CityRouter>
export type ApiError = TRPCClientErrorLike<CityRouter>
export type Me = Outputs['organization']['me']['get']

const FRESH_MS = 30_000
const RETRIES = 2
/** Trying again helps these only. */
const PASSING: readonly Problem['code'][] = ['UNAVAILABLE', 'TIMEOUT', 'OFFLINE']

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < RETRIES && PASSING.includes(problemOf(error).code),
    },
  },
})

let current: Pick<Login, 'token'> | undefined

/** Calls carry the token of this login from now on. */
export function authenticate(login: Login): void {
  current = login
}

export async function authorization(): Promise<Record<string, string>> {
  const token = await current?.token()
  return token ? { authorization: `Bearer ${token}` } : {}
}

const client = createTRPCClient<CityRouter>({
  links: [
    // Inputs travel in bodies: names and numbers of people stay out of addresses and their logs, and files fit.
    httpBatchLink({ url: '/trpc', methodOverride: 'POST', headers: authorization, maxItems: 20 }),
  ],
})

/** Query and mutation options of every procedure, by `service.group.name`. */
export const api = createTRPCOptionsProxy<CityRouter>({ client, queryClient })

/** Another page of a list that was asked for before; `key` is what its query is kept under. */
export function fetchPage<P>(key: readonly unknown[], page: { page: number; size: number }): Promise<P> {
  const [path, asked] = key as [string[], { input: object }]
  const procedure = path.reduce((at: unknown, name) => (at as Record<string, unknown>)[name], client) as { query: (input: object) => Promise<P> }
  return procedure.query({ ...asked.input, ...page })
}
