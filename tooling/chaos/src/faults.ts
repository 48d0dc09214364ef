import type { Part } from '@hall/city'
import type { Random } from '@hall/demo/random'
import { pause } from './load/load.ts'

/** What was killed, together, and how long until it was back. */
export interface Fault { readonly parts: readonly string[]; readonly awayMs: number }

const BACK_WITHIN_MS = 60_000
/** Of the faults, those in which a second part goes with the first. */
const PAIRS = 0.25

interface Plan {
  readonly random: Random
  readonly stop: AbortSignal
  readonly onFault: (parts: readonly string[]) => void
}

/** Kills every part in turn, in an order the seed fixes, each round in another, until stopped. Throws when one stays away. */
export async function injectFaults(parts: readonly Part[], { random, stop, onFault }: Plan): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let round: Part[] = []; !stop.aborted;) {
    await pause(random.between(300, 1500), stop)
    if (stop.aborted) break
    if (round.length === 0) round = shuffled(parts, random)
    const struck = round.splice(0, random.chance(PAIRS) ? 2 : 1)
    const names = struck.map(({ name }) => name)
    onFault(names)
    const startedAt = performance.now()
    await within(Promise.all(struck.map((part) => part.kill())), names)
    faults.push({ parts: names, awayMs: Math.round(performance.now() - startedAt) })
  }
  return faults
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all.map((one) => ({ one, at: random.next() })).sort((a, b) => a.at - b.at).map(({ one }) => one)
}

async function within(back: Promise<unknown>, names: readonly string[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${names.join(' + ')} did not come back within ${BACK_WITHIN_MS / 1000} s`)), BACK_WITHIN_MS)
  })
  await Promise.race([back, late]).finally(() => clearTimeout(timer))
}
