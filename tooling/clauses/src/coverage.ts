import type { Clause } from '@hall/regulation'

/** How one scenario ended; `title` starts with the ids of the clauses it shows. */
export interface ScenarioResult { readonly title: string; readonly passed: boolean }

export interface Coverage {
  readonly total: number
  readonly covered: number
  readonly byCenter: Readonly<Record<string, Count>>
  readonly byArea: Readonly<Record<string, Count>>
  readonly byKind: Readonly<Record<string, Count>>
  /** Clauses without a passing scenario. */
  readonly missing: readonly string[]
}
interface Count { readonly total: number; readonly covered: number }

const CLAUSE_ID = /[A-Z]{2,3}-[A-Z]{3}-\d{2,3}/g

/** The ids before the first colon of a title: `TG-ATT-05, TG-ATT-06: …`. */
export function clausesOf(title: string): string[] {
  const [tag, rest] = title.split(':', 2)
  return rest === undefined ? [] : [...(tag!.match(CLAUSE_ID) ?? [])]
}

/**
 * A clause is covered when at least one scenario tagged with its id ran and all of them passed. Kind `preamble` has no
 * behaviour and is left out. Throws when a scenario names a clause nobody knows: its result would count for nothing.
 */
export function coverage(clauses: readonly (Clause & { center: string })[], results: readonly ScenarioResult[]): Coverage {
  const outcomes = new Map<string, boolean>()
  for (const { title, passed } of results) {
    for (const id of clausesOf(title)) outcomes.set(id, passed && (outcomes.get(id) ?? true))
  }
  const known = new Set(clauses.map(({ id }) => id))
  const strangers = [...outcomes.keys()].filter((id) => !known.has(id))
  if (strangers.length > 0) throw new Error(`scenarios name unknown clauses: ${strangers.join(', ')}`)

  const counted = clauses.filter(({ kind }) => kind !== 'preamble')
  const isCovered = ({ id }: Clause) => outcomes.get(id) === true
  const by = (key: (clause: Clause & { center: string }) => string) => Object.fromEntries(
    Object.entries(Object.groupBy(counted, key)).sort(([a], [b]) => a.localeCompare(b)).map(([name, group]) => [name, {
      total: group!.length,
      covered: group!.filter(isCovered).length,
    }]),
  )
  return {
    total: counted.length,
    covered: counted.filter(isCovered).length,
    byCenter: by(({ center }) => center),
    byArea: by(({ area }) => area),
    byKind: by(({ kind }) => kind),
    missing: counted.filter((clause) => !isCovered(clause)).map(({ id }) => id),
  }
}
