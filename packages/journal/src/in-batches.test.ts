import { expect, test } from 'vitest'
import { inBatches } from './in-batches.ts'

async function collect<T>(source: AsyncIterable<T>, size: number): Promise<T[][]> {
  const batches: T[][] = []
  for await (const batch of inBatches(source, size)) batches.push(batch)
  return batches
}

test('takes what is there, up to the size', async () => {
  async function* source() { yield* [1, 2, 3, 4, 5] }
  expect(await collect(source(), 2)).toEqual([[1, 2], [3, 4], [5]])
})
test('does not wait for what is not there', async () => {
  const later = Promise.withResolvers<void>()
  async function* source() {
    yield 1
    await later.promise
    yield 2
  }
  const batches = inBatches(source(), 10)
  expect((await batches.next()).value).toEqual([1])
  later.resolve()
  expect((await batches.next()).value).toEqual([2])
  expect((await batches.next()).done).toBe(true)
})
test('a failure comes after what went before it', async () => {
  async function* source() {
    yield 1
    throw new Error('gone')
  }
  const batches = inBatches(source(), 10)
  expect((await batches.next()).value).toEqual([1])
  await expect(batches.next()).rejects.toThrow('gone')
})
