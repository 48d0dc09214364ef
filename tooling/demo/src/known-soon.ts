import { setTimeout as delay } from 'node:timers/promises'
import type { Result } from '@hall/contract'
import { valueOf } from './outcome.ts'

const LOOK_EVERY_MS = 100
const GIVE_UP_AFTER_MS = 60_000
/** What a service answers while the events that tell it of places and people are on their way. */
const NOT_YET: readonly string[] = ['WINDOW_UNKNOWN', 'SECTION_UNKNOWN', 'PERSON_UNKNOWN', 'AREA_WITHOUT_POLICY']

/** Tries until the service knows of the place; what else it answers is the answer. */
export async function knownSoon<T>(call: () => Promise<Result<T>>): Promise<void> {
  await askUntilKnown(call)
}

/** The value, once the service knows the place and the person it is about; another refusal is a bug of the demo's data and throws. */
export async function knownValueOf<T>(call: () => Promise<Result<T>>): Promise<T> {
  return valueOf(askUntilKnown(call))
}

async function askUntilKnown<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
  for (;;) {
    const result = await call()
    if (result.ok || !NOT_YET.includes(result.problem.code)) return result
    if (performance.now() > giveUpAt) throw new Error(`${result.problem.code} after ${GIVE_UP_AFTER_MS} ms`)
    await delay(LOOK_EVERY_MS)
  }
}
