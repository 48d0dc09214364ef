import { z } from 'zod'
import type { Events } from './event.ts'
import type { PlatformCode } from './problem.ts'

export type ProcedureKind = 'query' | 'command'

export interface Procedure<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  Code extends string = string,
  Kind extends ProcedureKind = ProcedureKind,
> {
  readonly kind: Kind
  readonly input: I
  readonly output: O
  /** Problem codes beside the platform's. */
  readonly errors: readonly Code[]
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

interface Spec<I extends z.ZodType, O extends z.ZodType, Codes extends readonly string[]> {
  input: I
  output: O
  errors?: Codes
  public?: boolean
}

export function query<I extends z.ZodType, O extends z.ZodType, const Codes extends readonly string[] = readonly []>(
  spec: Spec<I, O, Codes>,
): Procedure<I, O, Codes[number], 'query'> {
  return { errors: [], ...spec, kind: 'query' }
}

/** A write. Its input gains `commandId`, made by the client: the second call with the same id returns the first outcome. */
export function command<I extends z.ZodRawShape, O extends z.ZodType, const Codes extends readonly string[] = readonly []>(
  spec: Spec<z.ZodObject<I>, O, Codes>,
): Procedure<z.ZodObject<I & { commandId: z.ZodUUID }>, O, Codes[number], 'command'> {
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
/** Every code a procedure may answer with: its own and the platform's. */
export type CodeOf<P extends Procedure> = P['errors'][number] | PlatformCode

export type ProcedurePath<C extends Contract> = {
  [G in keyof C['procedures'] & string]: `${G}.${keyof C['procedures'][G] & string}`
}[keyof C['procedures'] & string]
