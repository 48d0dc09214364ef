import { z } from 'zod'
import type { Events } from './event.ts'

export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command'
  readonly input: I
  readonly output: O
  /** Problem codes beside the platform's. */
  readonly errors: readonly string[]
  /** Answered without a token: the public portal. */
  readonly public?: boolean
}

export type Procedures = Readonly<Record<string, Readonly<Record<string, Procedure>>>>

/** What a service answers and announces. Procedures are `group.name`; so is their NATS subject and their tRPC path. */
export interface Contract<P extends Procedures = Procedures, E extends Events = Events> {
  readonly service: string
  readonly procedures: P
  readonly events: E
}

interface Spec<I extends z.ZodType, O extends z.ZodType> {
  input: I
  output: O
  errors?: readonly string[]
  public?: boolean
}

export function query<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Procedure<I, O> {
  return { kind: 'query', errors: [], ...spec }
}

/** A write. Its input gains `commandId`, made by the client: the second call with the same id returns the first outcome. */
export function command<I extends z.ZodRawShape, O extends z.ZodType>(
  spec: Spec<z.ZodObject<I>, O>,
): Procedure<z.ZodObject<I & { commandId: z.ZodUUID }>, O> {
  const input = z.object({ ...spec.input.shape, commandId: z.uuid() })
  return { errors: [], ...spec, kind: 'command', input: input as z.ZodObject<I & { commandId: z.ZodUUID }> }
}

export function defineContract<const P extends Procedures, const E extends Events>(contract: Contract<P, E>): Contract<P, E> {
  return contract
}

/** Parsed input, as a handler gets it. */
export type InputOf<P extends Procedure> = z.output<P['input']>
/** Input as a caller writes it, defaults left out. */
export type SentInputOf<P extends Procedure> = z.input<P['input']>
export type OutputOf<P extends Procedure> = z.output<P['output']>

export type ProcedurePath<C extends Contract> = {
  [G in keyof C['procedures'] & string]: `${G}.${keyof C['procedures'][G] & string}`
}[keyof C['procedures'] & string]
