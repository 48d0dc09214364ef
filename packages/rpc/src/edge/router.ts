import type { Procedure, Result } from '@hall/contract'
import { initTRPC, type TRPCRouterRecord } from '@trpc/server'
import { parseInput } from '../input.ts'
import { formatError, toTRPCError } from './problem.ts'
import type { Contracts, EdgeContext, EdgeRouter } from './types.ts'

/** One call at the edge. */
export interface EdgeCall<Ctx extends EdgeContext = EdgeContext> {
  /** `service.group.name` */
  readonly path: string
  readonly procedure: Procedure
  readonly context: Ctx
}

export interface EdgeOptions<Ctx extends EdgeContext, Admitted> {
  /** Token and permission, before the input is looked at. */
  readonly admit: (call: EdgeCall<Ctx>) => Promise<Result<Admitted>> | Result<Admitted>
  /** `input` as sent, for the service to parse itself, so that no transformation runs twice; `parsed` as the contract reads it. */
  readonly forward: (call: EdgeCall<Ctx> & { input: unknown; parsed: unknown; admitted: Admitted }) => Promise<Result<unknown>>
  /** Called with every outcome, for metrics and logs. */
  readonly observe?: (call: EdgeCall<Ctx>, result: Result<unknown>, ms: number) => void
}

/** A tRPC router of all contracts: inputs are parsed here, outputs are not, problems arrive as `error.data.problem`. */
export function edgeRouter<C extends Contracts, Ctx extends EdgeContext, Admitted>(
  contracts: C,
  { admit, forward, observe }: EdgeOptions<Ctx, Admitted>,
): EdgeRouter<C> {
  const t = initTRPC.context<Ctx>().create({ errorFormatter: formatError, isDev: false })

  const outcomeOf = async (call: EdgeCall<Ctx>, input: unknown): Promise<Result<unknown>> => {
    const admitted = await admit(call)
    if (!admitted.ok) return admitted
    const parsed = parseInput(call.procedure, input)
    if (!parsed.ok) return parsed
    return forward({ ...call, input, parsed: parsed.value, admitted: admitted.value })
  }
  const resolver = (path: string, procedure: Procedure) => async ({ input, ctx }: { input: unknown; ctx: unknown }) => {
    const startedAtMs = performance.now()
    const call = { path, procedure, context: ctx as Ctx }
    const result = await outcomeOf(call, input)
    observe?.(call, result, performance.now() - startedAtMs)
    if (result.ok) return result.value
    throw toTRPCError(result.problem)
  }
  const build = (path: string, procedure: Procedure) => {
    // The type of the input is the contract's (see EdgeRouter); parsing it waits for admission.
    const builder = t.procedure.input((input: unknown) => input)
    return procedure.kind === 'query' ? builder.query(resolver(path, procedure)) : builder.mutation(resolver(path, procedure))
  }
  const routers = mapValues(contracts, (contract, service) => {
    if (contract.service !== service) throw new Error(`the contract of ${contract.service} is registered as ${service}`)
    return mapValues(contract.procedures, (procedures, group) =>
      mapValues(procedures, (procedure, name) => build(`${service}.${group}.${name}`, procedure)))
  })
  // Built by loops, so the compiler cannot follow; tests/edge.types.ts proves the type against the router.
  return t.router(routers as TRPCRouterRecord) as unknown as EdgeRouter<C>
}

function mapValues<V, R>(record: Readonly<Record<string, V>>, map: (value: V, key: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
