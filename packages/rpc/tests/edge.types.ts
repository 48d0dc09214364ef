/** Checked by `tsc -p packages/rpc`, never run: the SPA's types follow the contracts through tRPC and TanStack Query. */
import type { Problem } from '@hall/contract'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { EdgeRouter } from '../src/edge/index.ts'
import type { Handlers } from '../src/index.ts'
import { deskContract, deskHandlers, type DeskContract } from './desk.ts'

type Exactly<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function holds<_T extends true>(): void {}

type Router = EdgeRouter<{ desk: DeskContract }>
const client = createTRPCClient<Router>({ links: [httpBatchLink({ url: '/trpc' })] })

export async function clientTypes(): Promise<void> {
  const item = await client.desk.items.byId.query({ center: 'qp', id: 'a' })
  holds<Exactly<typeof item, { id: string; title: string }>>()
  const lent = await client.desk.items.lend.mutate({ center: 'qp', id: 'a', days: 3, commandId: 'c' })
  holds<Exactly<typeof lent, { lentTo: string }>>()

  // @ts-expect-error a query is no mutation
  await client.desk.items.byId.mutate({ center: 'qp', id: 'a' })
  // @ts-expect-error a command is no query
  await client.desk.items.lend.query({ center: 'qp', id: 'a', days: 3, commandId: 'c' })
  // @ts-expect-error a command needs its id
  await client.desk.items.lend.mutate({ center: 'qp', id: 'a', days: 3 })
  // @ts-expect-error wrong input
  await client.desk.items.byId.query({ center: 'qp', id: 7 })
  // @ts-expect-error unknown procedure
  await client.desk.items.forget.query({})
  // @ts-expect-error unknown service
  await client.moon.items.byId.query({})
}

export function errorTypes(error: unknown): Problem | undefined {
  return error instanceof TRPCClientError ? (error as TRPCClientError<Router>).data?.problem : undefined
}

const { useTRPC } = createTRPCContext<Router>()
export function queryTypes() {
  const trpc = useTRPC()
  const options = trpc.desk.items.byId.queryOptions({ center: 'qp', id: 'a' }, { select: ({ title }) => title.length })
  // @ts-expect-error wrong input
  trpc.desk.items.byId.queryOptions({ center: 'qp' })
  const lend = trpc.desk.items.lend.mutationOptions({ onSuccess: ({ lentTo }) => void lentTo.length })
  return { options, lend, keys: trpc.desk.items.pathFilter() }
}

/** A handler that is missing, misnamed, or answers what its contract does not declare, does not compile. */
const { odd, guide, items } = deskHandlers
// @ts-expect-error a group is missing
export const missingGroup: Handlers<DeskContract> = { odd, guide }
// @ts-expect-error a handler is missing
export const missingHandler: Handlers<DeskContract> = { odd, guide, items: { byId: items.byId } }
// @ts-expect-error a handler is misnamed
export const misnamed: Handlers<DeskContract, { greeting: string; released: () => Promise<void> }> = { odd, guide, items: { ...items, borrow: items.lend } }
export const undeclared: Handlers<DeskContract>['items'] = {
  // @ts-expect-error a code the procedure does not declare
  byId: async () => ({ ok: false, problem: { code: 'ALREADY_LENT' } }),
  // @ts-expect-error an output that is not the contract's
  lend: async () => ({ ok: true, value: { lentTo: 7 } }),
}
export const kinds: ['query', 'command'] = [deskContract.procedures.items.byId.kind, deskContract.procedures.items.lend.kind]
