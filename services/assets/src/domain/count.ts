export interface ExpectedAsset { readonly number: string; readonly name: string; readonly at: string }
export interface Scan { readonly code: string; readonly by: string; readonly spot: string }
export interface KnownElsewhere { readonly name: string; readonly at: string }

export interface CountLine {
  readonly number: string
  readonly name: string | null
  readonly result: 'found' | 'absent' | 'surplus' | 'moved'
  readonly registeredAt: string | null
  readonly seenAt: string | null
  readonly counters: number
  readonly disputed: boolean
}

/**
 * What was seen against what the register said: found, absent, moved here from elsewhere, and surplus that no register knows.
 * With two counters, what one of them alone has seen is disputed.
 */
export function compareCount(snapshot: readonly ExpectedAsset[], scans: readonly Scan[], elsewhere: ReadonlyMap<string, KnownElsewhere>): CountLine[] {
  const seen = Map.groupBy(scans, ({ code }) => code)
  const counters = new Set(scans.map(({ by }) => by)).size
  const line = (number: string, rest: Pick<CountLine, 'name' | 'result' | 'registeredAt'>): CountLine => {
    const own = seen.get(number) ?? []
    const by = new Set(own.map((one) => one.by)).size
    return { number, ...rest, seenAt: own.at(-1)?.spot ?? null, counters: by, disputed: by > 0 && by < counters }
  }
  const expected = snapshot.map(({ number, name, at }) => line(number, { name, registeredAt: at, result: seen.has(number) ? 'found' : 'absent' }))
  const known = new Set(snapshot.map(({ number }) => number))
  const others = [...seen.keys()].filter((code) => !known.has(code)).map((code) => {
    const from = elsewhere.get(code)
    return line(code, { name: from?.name ?? null, registeredAt: from?.at ?? null, result: from ? 'moved' : 'surplus' })
  })
  return [...expected, ...others].sort((a, b) => (a.number < b.number ? -1 : 1))
}

/** What has to be decided before anybody signs. */
export function needsDecision(lines: readonly CountLine[]): CountLine[] {
  return lines.filter(({ result, disputed }) => result !== 'found' || disputed)
}
