import type { Actor, Reach } from '@hall/access'
import type { CodeOf, Contract, InputOf, Procedure, Result } from '@hall/contract'
import type { z } from 'zod'
import type { CallOptions } from './client.ts'

/** What a handler knows beside its input. */
export interface CallContext {
  /** From the verified token; `anonymous` in a public procedure. */
  readonly actor: Actor
  /** Whose rows the actor may touch with this procedure; nothing in a public one. */
  readonly reach: Reach
  /** The service's time, taken once for the call. */
  readonly now: Temporal.Instant
  readonly traceparent: string
  /** Aborts when the caller has stopped waiting. */
  readonly deadline: AbortSignal
  /** `service.group.name` */
  readonly path: string
  /** For a call to another service on the actor's behalf: token, trace and the time left. */
  readonly onward: CallOptions
}

/** Expected failures are values; an exception is a bug and answers INTERNAL. */
export type Handler<P extends Procedure, X = unknown> = (
  input: InputOf<P>,
  ctx: CallContext & X,
) => Promise<Result<z.input<P['output']>, CodeOf<P>>>

/** One handler per procedure of the contract; `X` is what the service adds to the context. */
export type Handlers<C extends Contract, X = unknown> = {
  readonly [G in keyof C['procedures']]: {
    readonly [N in keyof C['procedures'][G]]: Handler<C['procedures'][G][N], X>
  }
}

/** Who calls a public procedure: nobody in particular, with no rights. */
export const ANONYMOUS: Actor = { id: 'anonymous', name: '', grants: [] }
