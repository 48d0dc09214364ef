/** SQLSTATE codes that are expected outcomes of concurrency; https://www.postgresql.org/docs/current/errcodes-appendix.html */
export const UNIQUE_VIOLATION = '23505'
export const EXCLUSION_VIOLATION = '23P01'
export const SERIALIZATION_FAILURE = '40001'
export const DEADLOCK_DETECTED = '40P01'
export const INSUFFICIENT_PRIVILEGE = '42501'

/** Connection and shutdown classes: the server is away, the statement is not at fault. */
const AWAY = /^(08|53300|57P0[1-4])/
/** What the driver says without a code. */
const AWAY_WORDS = /Connection terminated|not queryable|connection timeout|timeout exceeded when trying to connect/i
const AWAY_ERRNO = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])

interface Coded { readonly code: string; readonly constraint?: string }

const MOST_CAUSES = 5

/** drizzle and transactions wrap the driver's error. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && causes.length < MOST_CAUSES; cause = cause.cause) causes.push(cause)
  return causes
}

/** The code sits on the first cause that has one. */
function findCoded(error: unknown): Coded | undefined {
  return causesOf(error).find((cause): cause is Error & Coded => 'code' in cause && typeof cause.code === 'string')
}

export function findSqlState(error: unknown): string | undefined {
  return findCoded(error)?.code
}

/** With a constraint name, only a violation of that constraint. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const coded = findCoded(error)
  return coded?.code === UNIQUE_VIOLATION && (!constraint || coded.constraint === constraint)
}

/** Two spans that must not overlap do. */
export function isExclusionViolation(error: unknown, constraint?: string): boolean {
  const coded = findCoded(error)
  return coded?.code === EXCLUSION_VIOLATION && (!constraint || coded.constraint === constraint)
}

/** The same transaction, run again, may succeed. */
export function isWorthRetrying(error: unknown): boolean {
  const state = findSqlState(error)
  return state === SERIALIZATION_FAILURE || state === DEADLOCK_DETECTED
}

/** A row policy refused the row: the one refusal in this class that says nothing of a missing grant. */
export function isRowRefused(error: unknown): boolean {
  return findSqlState(error) === INSUFFICIENT_PRIVILEGE && causesOf(error).some(({ message }) => message.includes('row-level security'))
}

/** Postgres cannot be reached or is going down. */
export function isAway(error: unknown): boolean {
  const state = findSqlState(error)
  if (state) return AWAY.test(state) || AWAY_ERRNO.has(state)
  return causesOf(error).some(({ message }) => AWAY_WORDS.test(message))
}
