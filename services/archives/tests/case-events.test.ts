import { randomUUID } from 'node:crypto'
import { archivesContract } from '@hall/contract-archives'
import { ensureEventStream } from '@hall/journal'
import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { service } from '../src/service.ts'

const PLACE = { center: 'taigu', department: 'tax', window: 'taigu-w1' }
let city: TestCity
beforeAll(async () => {
  city = await createTestCity()
  for (const from of ['organization', 'regulation', 'cases', 'complaints']) await ensureEventStream(await jetstreamManager(city.nats), from)
  await city.start(service)
})
afterAll(() => city?.[Symbol.asyncDispose]())

const office = () => city.client(archivesContract, 'OFFICE', ['general_office@section:taigu/taigu-office'])

interface Told { from: 'cases' | 'complaints'; type: string; data: object; at: string; id?: string }

/** An event as another service publishes it; answers its id, for telling it again. */
async function tell({ from, type, data, at, id = randomUUID() }: Told): Promise<string> {
  const event = { id, type, v: 1, service: from, center: 'taigu', occurredAt: at, stream: `x/${id}`, version: 1, data }
  // Another message id: what keeps a second delivery from counting is the inbox, not the server.
  await jetstream(city.nats).publish(`evt.${from}.${type}`, JSON.stringify(event))
  return id
}

interface Stepped { case: string; number: string; step: string; at: string; outcome?: string; missing?: string[]; id?: string }
const moved = ({ case: file, number, step, at, outcome, missing, id }: Stepped) => tell({
  from: 'cases', type: 'case-moved', at, ...(id && { id }),
  data: {
    ...PLACE, case: file, number, item: randomUUID(), itemName: '食品经营许可', kind: 'promised', state: outcome ? 'concluded' : 'accepted', departments: ['tax'], handler: 'TG0001', receivedAt: '2026-03-02T01:00:00Z', acceptedAt: '2026-03-02T01:10:00Z',
    dueOn: '2026-03-09', dueClause: null, stopped: false, finishedAt: outcome ? at : null, outcome: outcome ?? null, visits: 1, step, steppedAt: at, notices: missing ? [{ at, missing, again: false }] : [],
  },
})
const opened = (complaint: string, caseNumber: string) => tell({
  from: 'complaints', type: 'complaint-opened', at: '2026-03-03T02:00:00Z', data: { id: complaint, number: 'TG2026-00001', ...PLACE, channel: 'phone', ground: 'stalling', caseNumber, receivedAt: '2026-03-03T02:00:00Z' },
})
const closed = (complaint: string) => tell({ from: 'complaints', type: 'complaint-closed', at: '2026-03-05T02:00:00Z', data: { id: complaint, ...PLACE, result: 'unsubstantiated', late: false } })

const packageOf = async (file: string) => {
  const answer = await office().packages.get({ center: 'taigu', case: file })
  return answer.ok ? answer.value : undefined
}
const kindsOf = async (file: string) => (await packageOf(file))?.components.map(({ kind }) => kind) ?? []
const paperOf = (file: string, kind: string) => until(async () => (await kindsOf(file)).includes(kind as 'notice'))

test('a step that is told twice leaves one paper', async () => {
  const [file, number] = [randomUUID(), 'TG-A-1']
  const id = await moved({ case: file, number, step: 'accepted', at: '2026-03-02T01:10:00Z' })
  await paperOf(file, 'acceptance')
  await moved({ case: file, number, step: 'accepted', at: '2026-03-02T01:10:00Z', id })
  await moved({ case: file, number, step: 'examined', at: '2026-03-03T01:00:00Z' })
  await paperOf(file, 'examination')
  expect(await kindsOf(file)).toEqual(['acceptance', 'examination'])
})

test('steps in another order leave the same papers, and the newest says how the case stands', async () => {
  const [file, number] = [randomUUID(), 'TG-A-2']
  await tell({ from: 'cases', type: 'case-finished', at: '2026-03-04T02:00:00Z', data: { ...PLACE, case: file, number, item: 'i', handler: 'TG0002', outcome: 'granted', finishedAt: '2026-03-04T02:00:00Z', onTime: true } })
  await moved({ case: file, number, step: 'concluded', at: '2026-03-04T02:00:00Z', outcome: 'granted' })
  await moved({ case: file, number, step: 'notified', at: '2026-03-02T01:05:00Z', missing: ['身份证明'] })
  await moved({ case: file, number, step: 'accepted', at: '2026-03-02T01:10:00Z' })
  await paperOf(file, 'acceptance')
  const found = (await packageOf(file))!
  expect(found.components.map(({ kind, title }) => [kind, title])).toEqual([['notice', '一次性告知书，缺 1 项'], ['acceptance', '受理登记'], ['decision', '准予决定']])
  expect(found.package).toMatchObject({ number, item: '食品经营许可', outcome: 'granted', openedAt: '2026-03-02T01:00:00Z', missing: ['application', 'examination', 'delivery'] })
  expect(found.checks.find(({ test: name }) => name === 'not_before_case')).toMatchObject({ ok: true })
})

test('a complaint heard of before its case holds the papers as soon as the case comes, and no longer than it is open', async () => {
  const [file, number, complaint] = [randomUUID(), 'TG-A-3', randomUUID()]
  await opened(complaint, number)
  await until(async () => {
    const answer = await office().holds.list({ center: 'taigu' })
    return answer.ok && answer.value.rows.some(({ id }) => id === complaint)
  })
  await moved({ case: file, number, step: 'accepted', at: '2026-03-02T01:10:00Z' })
  await until(async () => (await packageOf(file))?.package.held)
  await closed(complaint)
  await until(async () => (await packageOf(file))?.package.held === false)
})

test('a complaint closed before it was heard of holds nothing', async () => {
  const [file, number, complaint] = [randomUUID(), 'TG-A-4', randomUUID()]
  await moved({ case: file, number, step: 'accepted', at: '2026-03-02T01:10:00Z' })
  await paperOf(file, 'acceptance')
  await closed(complaint)
  await opened(complaint, number)
  const next = randomUUID()
  await opened(next, number)
  await until(async () => (await packageOf(file))?.package.held)
  await closed(next)
  await until(async () => (await packageOf(file))?.package.held === false)
})
