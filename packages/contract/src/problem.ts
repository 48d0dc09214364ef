/** Codes every procedure may answer with; all others are declared by the procedure. One page each in docs/problems. */
export const PLATFORM_CODES = [
  'BAD_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'UNAVAILABLE',
  'TIMEOUT',
  'TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'COMMAND_REUSED',
  'INTERNAL',
] as const
export type PlatformCode = (typeof PLATFORM_CODES)[number]

/** An expected failure, as it travels. `clause` is the id of the clause it rests on. Texts live with the code, not here. */
export interface Problem<Code extends string = string> {
  readonly code: Code
  readonly clause?: string
  readonly details?: Readonly<Record<string, string | number | readonly string[]>>
}

export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem<Code> }

export function problem<Code extends string>(
  code: Code,
  rest: Omit<Problem<Code>, 'code'> = {},
): { readonly ok: false; readonly problem: Problem<Code> } {
  return { ok: false, problem: { code, ...rest } }
}

/** Carries a problem through code that cannot return one (a client call, a stream). Never thrown by `domain/`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(cause: Problem) {
    super(cause.details ? `${cause.code} ${JSON.stringify(cause.details)}` : cause.code)
    this.problem = cause
  }
}
