import { type Problem, ProblemError, problem } from '@hall/contract'
import { TRPCError, type TRPC_ERROR_CODE_KEY, type TRPCDefaultErrorShape } from '@trpc/server'
import type { EdgeErrorShape } from './types.ts'

/** What HTTP calls the platform's codes. A refusal of a service's own is 422: understood, and not done. */
const TRPC_CODES: Readonly<Record<string, TRPC_ERROR_CODE_KEY>> = {
  BAD_INPUT: 'BAD_REQUEST',
  UNAUTHENTICATED: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  COMMAND_REUSED: 'CONFLICT',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  TIMEOUT: 'GATEWAY_TIMEOUT',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
}

/** What tRPC itself finds wrong with a request: an unknown path, a body that is no JSON, one too large. */
const PROBLEM_CODES: Partial<Record<TRPC_ERROR_CODE_KEY, string>> = {
  PARSE_ERROR: 'BAD_INPUT',
  BAD_REQUEST: 'BAD_INPUT',
  METHOD_NOT_SUPPORTED: 'BAD_INPUT',
  UNSUPPORTED_MEDIA_TYPE: 'BAD_INPUT',
  NOT_FOUND: 'NOT_FOUND',
  PAYLOAD_TOO_LARGE: 'TOO_LARGE',
}

export function toTRPCError(cause: Problem): TRPCError {
  return new TRPCError({ code: TRPC_CODES[cause.code] ?? 'UNPROCESSABLE_CONTENT', message: cause.code, cause: new ProblemError(cause) })
}

export function problemOf(error: TRPCError): Problem {
  if (error.cause instanceof ProblemError) return error.cause.problem
  return problem(PROBLEM_CODES[error.code] ?? 'INTERNAL').problem
}

/** Every error says its problem and nothing else: no message of an exception, no stack. */
export function formatError({ shape, error }: { shape: TRPCDefaultErrorShape; error: TRPCError }): EdgeErrorShape {
  const { code, httpStatus, path } = shape.data
  const said = problemOf(error)
  return { ...shape, message: said.code, data: { code, httpStatus, path, problem: said } }
}
