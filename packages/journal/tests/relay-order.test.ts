import { EVERYTHING } from '@hall/access'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, type PublicEvent } from '../src/index.ts'
import { listPublished, meta, type Parts, startTestRelay } from './fixture/parts.ts'
import { eventually, openFixture } from './fixture/setup.ts'

/** One transaction of a writer: what it reads, how long it stays open, what it appends before and after. */
const step = fc.record({
  stream: fc.integer({ min: 0, max: 3 }),
  before: fc.integer({ min: 0, max: 2 }),
  after: fc.integer({ min: 1, max: 3 }),
  openMs: fc.integer({ min: 0, max: 12 }),
  fails: fc.nat(9).map((n) => n === 0),
})
const schedule = fc.array(fc.array(step, { minLength: 3, maxLength: 10 }), { minLength: 3, maxLength: 8 })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Appends to a stream of the writer's own, then reads everything visible, then appends to a shared stream. Each event names what its writer had seen. */
function run({ db }: Parts, { own, count, step }: { own: string; count: number; step: Step }): Promise<number> {
  return db.transaction(EVERYTHING, async (tx) => {
    const look = async () => (await tx.sql<{ id: string }>('select id from journal')).map(({ id }) => id)
    const add = async (stream: string, expectedVersion: number, events: number) => {
      const seen = await look()
      const appended = await append(tx, { stream, expectedVersion, events: Array.from({ length: events }, () => ({ type: 'Seen', seen })), meta: meta() })
      if (!appended.ok) throw new Error('lost the race')
    }
    await add(own, count, step.before)
    await tx.sql('select pg_sleep($1)', [step.openMs / 1000])
    const shared = `shared-${step.stream}`
    const [head] = await tx.sql<{ version: number }>('select coalesce(max(version), 0) as version from journal where stream = $1', [shared])
    await add(shared, head!.version, step.after)
    if (step.fails) throw new Error('rolled back')
    return count + step.before
  }).catch(() => count)
}

function expectOrder(published: PublicEvent[], committed: string[]) {
  expect(published.map(({ id }) => id).sort()).toEqual(committed.sort())
  const before = new Set<string>()
  const versions = new Map<string, number>()
  for (const { id, stream, version, data } of published) {
    for (const seen of (data as { seen: string[] }).seen) if (!before.has(seen)) throw new Error(`${stream} ${version} was published before ${seen}, which it had seen`)
    expect(version).toBe((versions.get(stream) ?? 0) + 1)
    versions.set(stream, version)
    before.add(id)
  }
}

test('whatever the writers do: nothing is published before what it had seen, streams stay in order, nothing is missing', { timeout: 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(schedule, async (writers) => {
    await using fixture = await openFixture()
    await using relay = startTestRelay(fixture)
    await Promise.all(writers.map(async (steps, writer) => {
      let count = 0
      for (const step of steps) count = await run(fixture, { own: `own-${writer}`, count, step })
    }))
    await eventually(() => relay.lagMs(), (lag) => expect(lag).toBe(0))
    const committed = await fixture.db.read(EVERYTHING, (tx) => tx.sql<{ id: string }>('select id from journal'))
    expectOrder(await listPublished(fixture), committed.map(({ id }) => id))
  }), { numRuns: 12 })
})
