import type { Me } from '../data/api.ts'
import type { Login } from '../session/login.ts'

/** Who was here last, so that a phone that is reloaded without a network still knows whose scans it takes. No token, no readings. */
export interface SessionSnapshot { readonly me: Me; readonly grants: readonly string[]; readonly name: string; readonly person: string; readonly seenAt: number }

const KEY = 'hall.session'
/** A working day with its breaks; afterwards somebody logs in again. */
const KEPT_MS = 12 * 3_600_000

export function keepSnapshot(me: Me, { grants, name, person }: Login): void {
  localStorage.setItem(KEY, JSON.stringify({ me, grants, name, person, seenAt: Date.now() } satisfies SessionSnapshot))
}

export function findSnapshot(): SessionSnapshot | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as SessionSnapshot | null
    return kept && Date.now() - kept.seenAt < KEPT_MS ? kept : undefined
  } catch {
    return undefined
  }
}

export function forgetSnapshot(): void {
  localStorage.removeItem(KEY)
}
