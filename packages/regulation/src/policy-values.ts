/** One value of a policy: where it stands in the file, what it is, and the clause it rests on. */
export interface PolicyValue {
  /** `checks.points.am_in.limit`; entries of a list go by their `id`. */
  readonly path: string
  readonly value: unknown
  readonly clause: string
  /** The text leaves it open: the center may choose another. */
  readonly setting: boolean
}

interface Citation { readonly clause: string; readonly setting: boolean }

/** Objects of just these keys are read as one value, not key by key. */
const WHOLE: readonly string[] = ['en,zh', 'summer,winter', 'from,to']

/** Every value of a policy in the order of its file, each with the nearest clause around it. */
export function policyValues(policy: object): PolicyValue[] {
  return Object.entries(policy).flatMap(([key, node]) => valuesAt(key, node, undefined))
}

/** The clauses a policy rests on, each once. */
export function citedClauses(policy: object): string[] {
  return [...new Set(policyValues(policy).map(({ clause }) => clause))]
}

function valuesAt(path: string, node: unknown, citation: Citation | undefined): PolicyValue[] {
  if (isCited(node)) return valuesAt(path, node.value, { clause: node.clause, setting: node.setting ?? false })
  const members = membersOf(node)
  if (members) return members.flatMap(([key, member]) => valuesAt(`${path}.${key}`, member, citation))
  return citation ? [{ path, value: node, ...citation }] : []
}

function isCited(node: unknown): node is { value: unknown; clause: string; setting?: boolean } {
  return typeof node === 'object' && node !== null && 'clause' in node && 'value' in node
}

/** What is listed one by one below a node; undefined where the node itself is the value. */
function membersOf(node: unknown): [string, unknown][] | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  if (Array.isArray(node)) {
    return node.length > 0 && node.every(hasId) ? node.map(({ id, ...rest }) => [id, rest]) : undefined
  }
  const entries = Object.entries(node)
  return WHOLE.includes(entries.map(([key]) => key).sort().join()) ? undefined : entries
}

function hasId(entry: unknown): entry is { id: string } {
  return typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string'
}
