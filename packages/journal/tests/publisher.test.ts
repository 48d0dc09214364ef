import { randomUUID } from 'node:crypto'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventStreamName } from '../src/index.ts'
import { type Message, openPublisher } from '../src/publisher.ts'
import { type Fixture, openFixture } from './fixture/setup.ts'

let fixture: Fixture
beforeEach(async () => { fixture = await openFixture() })
afterEach(() => fixture[Symbol.asyncDispose]())

const open = () => openPublisher(fixture.nats, fixture.service)
const message = (position: number, id: string = randomUUID()): Message =>
  ({ id, position, hash: Buffer.alloc(32, position), subject: `evt.${fixture.service}.filed`, payload: String(position) })

async function listStored(): Promise<string[]> {
  const { streams } = await jetstreamManager(fixture.nats)
  const { state } = await streams.info(eventStreamName(fixture.service))
  return Promise.all(Array.from({ length: state.last_seq }, async (_, i) => (await streams.getMessage(eventStreamName(fixture.service), { seq: i + 1 }))!.string()))
}

test('a batch is stored in order, and the next publisher sees how far it came', async () => {
  const publisher = await open()
  expect(publisher.last).toBeUndefined()
  await publisher.publish([1, 2, 3].map((position) => message(position)))
  await publisher.publish([message(4)])
  expect(await listStored()).toEqual(['1', '2', '3', '4'])
  expect((await open()).last).toEqual({ position: 4, hash: Buffer.alloc(32, 4) })
})
test('when one message of a batch does not follow, none after it is stored', async () => {
  const publisher = await open()
  await publisher.publish([message(1)])
  await jetstream(fixture.nats).publish(`evt.${fixture.service}.foreign`, 'foreign')
  await expect(publisher.publish([2, 3, 4].map((position) => message(position)))).rejects.toThrow('wrong last')
  expect(await listStored()).toEqual(['1', 'foreign'])
})
test('a message lost on the way takes those behind it with it', async () => {
  const publisher = await open()
  const lost = { ...message(2), subject: `elsewhere.${fixture.service}` }
  await expect(publisher.publish([message(1), lost, message(3), message(4)])).rejects.toThrow('wrong last')
  expect(await listStored()).toEqual(['1'])
})
test('two that publish the same at once store it once, in order', async () => {
  const messages = [1, 2, 3].map((position) => message(position))
  const [first, second] = await Promise.all([open(), open()])
  await Promise.allSettled([first.publish(messages), second.publish(messages)])
  expect(await listStored()).toEqual(['1', '2', '3'])
})
