type Node = Readonly<Record<string, unknown>>

/**
 * The policy with one value replaced. Paths are those of `policyValues` in @hall/regulation: entries of a list by their
 * `id`, and through `{ value, clause }` without naming it. Throws for a path that leads nowhere.
 */
export function setValue(policy: Node, path: string, value: unknown): Record<string, unknown> {
  return replace(policy, path.split('.'), value) as Record<string, unknown>
}

function replace(node: unknown, path: readonly string[], value: unknown): unknown {
  if (isCited(node)) return { ...node, value: replace(node.value, path, value) }
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(node)) {
    if (!node.some((entry: Node) => entry['id'] === key)) throw new Error(`no entry ${key}`)
    return node.map((entry: Node) => (entry['id'] === key ? replace(entry, rest, value) : entry))
  }
  if (typeof node !== 'object' || node === null || !(key in node)) throw new Error(`no value at ${key}`)
  return { ...node, [key]: replace((node as Node)[key], rest, value) }
}

function isCited(node: unknown): node is { value: unknown; clause: string } {
  return typeof node === 'object' && node !== null && 'clause' in node && 'value' in node
}
