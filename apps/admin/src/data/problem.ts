import type { Problem } from '@hall/contract'

/** What went wrong with a call. `OFFLINE` when nothing answered: the only code made in the browser. */
export function problemOf(error: unknown): Problem {
  const data = (error as { data?: { problem?: Problem } } | null)?.data
  if (data?.problem) return data.problem
  if (isProblem(error)) return error
  return { code: 'OFFLINE' }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && !(value instanceof Error)
}
