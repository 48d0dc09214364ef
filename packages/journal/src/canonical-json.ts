/** JSON with sorted keys and no spaces, as RFC 8785 has it: one text for one value, whoever writes it. */
export function canonicalJson(value: unknown): string {
  const plain = hasToJson(value) ? value.toJSON() : value
  if (plain === null || typeof plain !== 'object') return JSON.stringify(plain) ?? 'null'
  if (Array.isArray(plain)) return `[${plain.map(canonicalJson).join(',')}]`
  const members = Object.entries(plain)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
}
