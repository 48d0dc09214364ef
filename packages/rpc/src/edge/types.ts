import type { Contract, OutputOf, Problem, Procedure, SentInputOf } from '@hall/contract'
import type { TRPCBuiltRouter, TRPCDefaultErrorData, TRPCDefaultErrorShape, TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server'

/** Contracts by the name of their service. */
export type Contracts = Readonly<Record<string, Contract>>

/** What an error carries to the browser beside tRPC's own data. */
export interface EdgeErrorShape extends TRPCDefaultErrorShape {
  data: TRPCDefaultErrorData & { problem: Problem }
}

/** Known of every call at the edge. */
export interface EdgeContext {
  readonly token: string | undefined
  readonly traceparent: string
}

type EdgeProcedure<P extends Procedure> = P['kind'] extends 'query'
  ? TRPCQueryProcedure<{ meta: unknown; input: SentInputOf<P>; output: OutputOf<P> }>
  : TRPCMutationProcedure<{ meta: unknown; input: SentInputOf<P>; output: OutputOf<P> }>

type EdgeRecord<C extends Contracts> = {
  [S in keyof C & string]: {
    [G in keyof C[S]['procedures'] & string]: {
      [N in keyof C[S]['procedures'][G] & string]: EdgeProcedure<C[S]['procedures'][G][N]>
    }
  }
}

/** The router's type, for `createTRPCClient` and the options of TanStack Query: paths are `service.group.name`. */
export type EdgeRouter<C extends Contracts> = TRPCBuiltRouter<
  { ctx: EdgeContext; meta: object; errorShape: EdgeErrorShape; transformer: false },
  EdgeRecord<C>
>
