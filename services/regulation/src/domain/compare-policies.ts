import { type PolicyValue, policyValues } from '@hall/regulation'

export interface Compared {
  readonly center: string
  /** Undefined where the center has none in force. */
  readonly policy: object | undefined
}
export interface ComparedRow {
  readonly path: string
  readonly cells: readonly { readonly center: string; readonly value: unknown; readonly clause: string | null }[]
}

/** Policies side by side, value by value. A path stands in the order of the first policy that has it; one that lacks it has an empty cell. */
export function comparePolicies(compared: readonly Compared[]): ComparedRow[] {
  const columns = compared.map(({ center, policy }) => ({ center, values: policy ? policyValues(policy) : [] }))
  return mergeInOrder(columns.map(({ values }) => values.map(({ path }) => path))).map((path) => ({
    path,
    cells: columns.map(({ center, values }) => cellOf(center, values.find((value) => value.path === path))),
  }))
}

function cellOf(center: string, found: PolicyValue | undefined) {
  return { center, value: found?.value ?? null, clause: found?.clause ?? null }
}

/** Each path once; one not seen before goes behind its neighbour. */
function mergeInOrder(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = []
  for (const list of lists) {
    let at = 0
    for (const path of list) {
      const known = merged.indexOf(path)
      if (known < 0) merged.splice(at, 0, path)
      at = (known < 0 ? at : known) + 1
    }
  }
  return merged
}
