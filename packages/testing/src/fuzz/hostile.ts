import fc from 'fast-check'

/** Values that have broken software before: empty, huge, half characters, quotes, names of prototypes. */
const HOSTILE_TEXTS = [
  '', ' ', '\0', 'a\0b', '\ud800', '\u202e', '𠮷'.repeat(50), "'; drop table people; --", '%', '_', '\\', '../../etc/passwd', '${7*7}', '<script>',
  '__proto__', 'constructor', 'toString', 'NaN', '-0', '1e400', '9999-99-99', '0000-01-01', '2026-02-30', '2026-03-10T24:00:00', 'x'.repeat(20_000),
]

/** Any UTF-16 at all, half characters included. fast-check's own units build tables of all characters first, which takes seconds. */
export const anyText = (limits: { minLength?: number; maxLength: number }): fc.Arbitrary<string> =>
  fc.string({ unit: fc.oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 0x4e00, max: 0x9fff }), fc.nat(0xffff)).map((code) => String.fromCharCode(code)), ...limits })

export const hostileText: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), anyText({ maxLength: 60 }))

/** Anything JSON can say, hostile texts and numbers at the edges included. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, 0, -1, 1.5, Number.MAX_SAFE_INTEGER, -2_147_483_649, 1e308, [], {}, [[]], [null]),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(40, 400, 1000).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
)

/** The same value with one part, at any depth, replaced, left out or joined by a stranger. */
export function damaged(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const kind = fc.constantFrom('replace', 'remove', 'add')
  return fc.tuple(value, fc.nat(), kind, hostileValue, hostileText).map(([whole, pick, how, stranger, key]) => {
    const copy = structuredClone(whole)
    const parts = partsOf(copy)
    const part = parts[pick % parts.length]
    if (!part) return stranger
    if (how === 'remove' && !Array.isArray(part.holder)) delete part.holder[part.key]
    else if (how === 'add' && Array.isArray(part.holder)) part.holder.push(stranger)
    else if (how === 'add') Object.defineProperty(part.holder, key, { value: stranger, enumerable: true, configurable: true, writable: true })
    else part.holder[part.key] = stranger
    return copy
  })
}

interface Part { readonly holder: Record<string, unknown>; readonly key: string }

function partsOf(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...partsOf(holder[key])])
}
