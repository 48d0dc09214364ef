import { DrizzleQueryError } from 'drizzle-orm/errors'
import pg from 'pg'

const MOST_CAUSES = 5

/**
 * Takes out of a failed query's error what was in the query: an id number or a telephone must reach no log. What says where the fault lies
 * stays: statement, code, table, column, constraint.
 */
export function withoutValues(error: unknown): unknown {
  for (let cause = error, depth = 0; cause instanceof Error && depth < MOST_CAUSES; cause = cause.cause, depth++) {
    if (cause instanceof DrizzleQueryError) {
      say(cause, `Failed query: ${cause.query}`)
      cause.params = []
    } else if (cause instanceof pg.DatabaseError) {
      // "Key (phone)=(139...) already exists", "Failing row contains (...)", "PL/pgSQL function ... at SQL statement ...".
      cause.detail = undefined
      cause.where = undefined
      cause.internalQuery = undefined
      // Class 22, data exceptions: `invalid input syntax for type uuid: "139..."`.
      if (cause.code?.startsWith('22')) say(cause, cause.message.replace(/"[^]*"/, '"..."'))
    }
  }
  return error
}

/** The stack begins with the message. */
function say(error: Error, message: string): void {
  const before = error.message
  error.message = message
  if (error.stack) error.stack = error.stack.replace(before, () => message)
}
