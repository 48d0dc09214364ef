/** From a point up to, and without, another. Points are numbers of a scale: days or milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** How a unit of time is counted between points, before anything stands still. */
export interface Ruler {
  /** Units from `a` up to `b`; 0 where `b` does not lie after `a`. */
  units(a: number, b: number): number
  /** The point at which `n` units counted from `a` are over; Infinity where it is never reached. */
  advance(a: number, n: number): number
}

/** The same count with spans that stand still taken out. */
export function skipping(ruler: Ruler, spans: readonly Span[]): Ruler {
  const still = disjoint(spans)
  return {
    units: (a, b) => still.reduce((units, { from, to }) => units - ruler.units(Math.max(a, from), Math.min(b, to)), ruler.units(a, b)),
    advance: (a, n) => {
      let left = n
      let at = a
      for (const { from, to } of still) {
        if (to <= at) continue
        const before = ruler.units(at, from)
        if (left <= before) break
        left -= before
        at = to
      }
      return at === Infinity ? Infinity : ruler.advance(at, left)
    },
  }
}

/** In order and apart from each other: what stands still twice stands still once. */
function disjoint(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else merged.push(span)
  }
  return merged
}
