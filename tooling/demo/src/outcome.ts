import type { Result } from '@hall/contract'

/** The value; a refusal is a bug of the demo's data and throws. */
export async function valueOf<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call
  if (!result.ok) throw new Error(`${result.problem.code} ${JSON.stringify(result.problem.details ?? {})}`)
  return result.value
}

const AT_ONCE = 16

/** Runs `work` on all, so many at a time; the first failure fails it. */
export async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = all.values()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const one of left) await work(one)
  }))
}
