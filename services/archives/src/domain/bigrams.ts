/** Pairs of neighbouring letters, digits and signs: Chinese has no blanks between words, so two signs that stand together are what a search finds. */
export function bigramsOf(...texts: readonly string[]): string[] {
  const found = new Set<string>()
  for (const run of texts.flatMap(runsOf)) {
    const signs = [...run]
    if (signs.length === 1) found.add(run)
    for (let at = 0; at + 1 < signs.length; at++) found.add(signs[at]! + signs[at + 1]!)
  }
  return [...found]
}

/** Words and runs of signs, of one form: small letters, full width as half width. */
export function runsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

const AROUND = 16
/** Where a text has what was searched for, with some signs before and after. */
export function excerptOf(text: string, wanted: string): string | null {
  const flat = text.normalize('NFKC')
  const at = flat.toLowerCase().indexOf(wanted.normalize('NFKC').toLowerCase())
  if (at === -1) return null
  const [from, to] = [Math.max(0, at - AROUND), at + wanted.length + AROUND]
  return `${from > 0 ? '…' : ''}${flat.slice(from, to).replace(/\s+/g, ' ')}${to < flat.length ? '…' : ''}`
}
