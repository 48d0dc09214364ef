/** Upper bounds of the latency buckets, in milliseconds; the last bucket has none. */
export const LATENCY_BUCKETS_MS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const

/** How one procedure did since the process started. */
export interface ProcedureStats {
  /** `service.group.name` */
  readonly path: string
  readonly count: number
  /** Answers by problem code. */
  readonly problems: Readonly<Record<string, number>>
  readonly totalMs: number
  /** One count per bucket of LATENCY_BUCKETS_MS, and one for whatever was slower. */
  readonly buckets: readonly number[]
}

export interface Metrics {
  record(path: string, code: string | undefined, ms: number): void
  read(): ProcedureStats[]
}

/** Counters in memory: a call costs an increment and a search over 13 bounds. */
export function createMetrics(): Metrics {
  const byPath = new Map<string, { count: number; problems: Record<string, number>; totalMs: number; buckets: number[] }>()
  return {
    record(path, code, ms) {
      let stats = byPath.get(path)
      if (!stats) byPath.set(path, (stats = { count: 0, problems: {}, totalMs: 0, buckets: Array(LATENCY_BUCKETS_MS.length + 1).fill(0) }))
      stats.count++
      stats.totalMs += ms
      stats.buckets[bucketOf(ms)]!++
      if (code) stats.problems[code] = (stats.problems[code] ?? 0) + 1
    },
    // To the microsecond: a sum of floats ends in digits that mean nothing and look like anything.
    read: () => [...byPath].map(([path, stats]) => ({ path, ...structuredClone(stats), totalMs: Math.round(stats.totalMs * 1000) / 1000 })),
  }
}

/** The latency, in milliseconds, that `share` (0..1) of the calls stayed below: the upper bound of its bucket; 0 without calls. */
export function quantileMs({ count, buckets }: ProcedureStats, share: number): number {
  if (count === 0) return 0
  let seen = 0
  const bucket = buckets.findIndex((n) => (seen += n) >= count * share)
  return LATENCY_BUCKETS_MS[bucket] ?? LATENCY_BUCKETS_MS.at(-1)!
}

/** The Prometheus text format: calls, problems and a latency histogram in seconds, by procedure. */
export function prometheusText(stats: readonly ProcedureStats[]): string {
  const lines = ['# TYPE hall_rpc_seconds histogram']
  for (const { path, count, totalMs, buckets } of stats) {
    let below = 0
    buckets.forEach((n, i) => {
      const bound = LATENCY_BUCKETS_MS[i]
      lines.push(`hall_rpc_seconds_bucket{procedure="${path}",le="${bound === undefined ? '+Inf' : bound / 1000}"} ${(below += n)}`)
    })
    lines.push(`hall_rpc_seconds_sum{procedure="${path}"} ${totalMs / 1000}`, `hall_rpc_seconds_count{procedure="${path}"} ${count}`)
  }
  lines.push('# TYPE hall_rpc_problems_total counter')
  for (const { path, problems } of stats)
    for (const [code, n] of Object.entries(problems)) lines.push(`hall_rpc_problems_total{procedure="${path}",code="${code}"} ${n}`)
  return `${lines.join('\n')}\n`
}

function bucketOf(ms: number): number {
  let i = 0
  while (i < LATENCY_BUCKETS_MS.length && ms > LATENCY_BUCKETS_MS[i]!) i++
  return i
}
