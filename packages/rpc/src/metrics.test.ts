import { expect, test } from 'vitest'
import { createMetrics, prometheusText, quantileMs } from './metrics.ts'

test('counts by procedure, code and bucket', () => {
  const metrics = createMetrics()
  for (const ms of [0.5, 1.5, 3, 30_000]) metrics.record('desk.items.byId', undefined, ms)
  metrics.record('desk.items.byId', 'ITEM_GONE', 4)
  const [stats] = metrics.read()
  expect(stats).toMatchObject({ path: 'desk.items.byId', count: 5, problems: { ITEM_GONE: 1 } })
  expect(stats!.buckets.slice(0, 3)).toEqual([1, 1, 2])
  expect(stats!.buckets.at(-1)).toBe(1)
})

test('the time of all calls is told to the microsecond', () => {
  const metrics = createMetrics()
  for (let i = 0; i < 3; i++) metrics.record('a.b.c', undefined, 0.1 + 1e-9)
  expect(metrics.read()[0]!.totalMs).toBe(0.3)
})

test('a reading does not change with later calls', () => {
  const metrics = createMetrics()
  metrics.record('a.b.c', undefined, 1)
  const [before] = metrics.read()
  metrics.record('a.b.c', undefined, 1)
  expect(before!.count).toBe(1)
})

test('quantiles are the upper bounds of their buckets', () => {
  const metrics = createMetrics()
  for (let i = 0; i < 99; i++) metrics.record('a.b.c', undefined, 0.3)
  metrics.record('a.b.c', undefined, 700)
  const [stats] = metrics.read()
  expect([quantileMs(stats!, 0.5), quantileMs(stats!, 0.99), quantileMs(stats!, 1)]).toEqual([1, 1, 1000])
  expect(quantileMs({ ...stats!, count: 0 }, 0.5)).toBe(0)
})

test('Prometheus reads cumulative buckets that end with all calls', () => {
  const metrics = createMetrics()
  metrics.record('a.b.c', undefined, 0.5)
  metrics.record('a.b.c', 'NOT_FOUND', 1500)
  const text = prometheusText(metrics.read())
  expect(text).toContain('hall_rpc_seconds_bucket{procedure="a.b.c",le="0.001"} 1')
  expect(text).toContain('hall_rpc_seconds_bucket{procedure="a.b.c",le="2"} 2')
  expect(text).toContain('hall_rpc_seconds_bucket{procedure="a.b.c",le="+Inf"} 2')
  expect(text).toContain('hall_rpc_seconds_count{procedure="a.b.c"} 2')
  expect(text).toContain('hall_rpc_problems_total{procedure="a.b.c",code="NOT_FOUND"} 1')
})
