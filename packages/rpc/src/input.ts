import { problem, type Procedure, type Result } from '@hall/contract'

const MAX_ISSUES = 20
const MAX_PATH_LENGTH = 120

/** Reads the JSON of a request and parses it by the contract. Fails with BAD_INPUT. */
export function readInput(procedure: Procedure, body: Buffer): Result<unknown, 'BAD_INPUT'> {
  if (body.length === 0) return parseInput(procedure, undefined)
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
    // Only an escape can carry a character that no database keeps as text, so the walk is rare.
    if (body.includes('\\u') && !isStorable(value)) return badInput(['$:unstorable_text'])
  } catch (error) {
    return badInput([error instanceof RangeError ? '$:too_deep' : '$:not_json'])
  }
  return parseInput(procedure, value)
}

/** Parses by the contract. Fails with BAD_INPUT whose `issues` are `path:code`, never the value or the schema. */
export function parseInput(procedure: Procedure, value: unknown): Result<unknown, 'BAD_INPUT'> {
  try {
    const parsed = procedure.input.safeParse(value)
    if (parsed.success) return { ok: true, value: parsed.data }
    return badInput(parsed.error.issues.map(({ path, code }) => `${pathOf(path)}:${code}`))
  } catch (error) {
    if (error instanceof RangeError) return badInput(['$:too_deep'])
    throw error
  }
}

function badInput(issues: readonly string[]) {
  return problem('BAD_INPUT', { details: { issues: issues.slice(0, MAX_ISSUES) } })
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '$' : path.map(String).join('.').slice(0, MAX_PATH_LENGTH)
}

/** NUL and half surrogate pairs are valid JSON, but neither PostgreSQL's text nor its jsonb takes them. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, item]) => isStorable(key) && isStorable(item))
}
