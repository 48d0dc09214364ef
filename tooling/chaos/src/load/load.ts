import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '@hall/demo/random'
import type { Center } from '../center.ts'
import type { Ways } from '../ways.ts'
import type { Ledger } from './ledger.ts'

/** What every loop of the load shares. */
export interface Load {
  readonly ways: Ways
  readonly center: Center
  readonly ledger: Ledger
  readonly random: Random
  /** From here on nothing new is begun. */
  readonly stop: AbortSignal
  /** From here on what has no answer stays without. */
  readonly giveUp: AbortSignal
}

/** Ends early when the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal }).catch(() => undefined)
}
