import { randomUUID } from 'node:crypto'
import { personnelContract } from '@hall/contract-personnel'
import { service as personnel } from '@hall/personnel-service/service'
import type { Client } from '@hall/rpc'
import { type RunningService, startService } from '@hall/service-kit'
import { until } from '@hall/testing'
import type { TestService } from '@hall/testing/city'
import { DeliverPolicy, jetstream } from '@nats-io/jetstream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, openBureau, valueOf, type Window } from './bureau.ts'

type Result = 'substantiated' | 'partly' | 'unsubstantiated'
const id = () => randomUUID()
let bureau: Bureau
let first: TestService
let running: RunningService
let section: Client<typeof personnelContract>
let director: Client<typeof personnelContract>

beforeAll(async () => {
  bureau = await openBureau('qingpu', '2026-03-10T09:00')
  first = await bureau.city.start(personnel)
  running = first
  section = bureau.city.client(personnelContract, 'SEC001', ['coordination@section:qingpu/qingpu-coordination'])
  director = bureau.city.client(personnelContract, 'DIR001', ['director@center:qingpu'])
  await until(async () => {
    const board = await section.staff.center({ center: 'qingpu' })
    return board.ok && board.value.windows.length > 60 && board.value.windows.every(({ people }) => people === 2)
  }, 60_000)
}, 300_000)
afterAll(async () => {
  await running?.[Symbol.asyncDispose]()
  await bureau?.[Symbol.asyncDispose]()
})

let complainants = 0
async function found(window: Window, result: Result): Promise<string> {
  const { section: desk } = bureau
  const act = async (of: string, action: Parameters<typeof desk.desk.act>[0]['action']) => void valueOf(await desk.desk.act({ id: of, action, commandId: id() }))
  const { id: complaint } = valueOf(await desk.intake.register({
    center: 'qingpu', channel: 'phone', ground: 'attitude', content: '反映窗口服务问题', window: window.id, person: window.clerk,
    complainant: { name: '投诉人', nameRefused: false, contact: `1390000${String(1000 + complainants++)}`, contactRefused: false }, commandId: id(),
  }))
  await act(complaint, { kind: 'classify', class: 'complex' })
  await act(complaint, { kind: 'ask_person', text: '请说明情况' })
  valueOf(await window.clerks.mine.act({ id: complaint, action: { kind: 'answer', text: '说明' }, commandId: id() }))
  await find(complaint, result)
  return complaint
}
const find = async (complaint: string, result: Result) => void valueOf(await bureau.section.desk.act({ id: complaint, action: { kind: 'find', result, serious: false, violation: false, reason: '查证' }, commandId: id() }))
const proposed = async (person: string) => valueOf(await section.returns.proposals({ center: 'qingpu' })).rows.find((row) => row.person === person && row.ground === 'three_complaints')
const factsOf = async (person: string) => valueOf(await section.returns.facts({ center: 'qingpu', person })).rows
const founded = async (person: string) => (await factsOf(person)).filter((fact) => fact.kind === 'complaint' && fact.founded).map(({ reference }) => reference.slice('complaint/'.length)).toSorted()

/** Everything the complaints service ever announced, a second time, as a broker does that lost its memory. */
async function deliverAgain(): Promise<number> {
  const js = jetstream(bureau.city.nats)
  const consumer = await js.consumers.get('EVENTS_complaints', { deliver_policy: DeliverPolicy.All })
  const { num_pending: pending } = await consumer.info()
  const told: { subject: string; data: Uint8Array }[] = []
  if (pending > 0) for await (const message of await consumer.fetch({ max_messages: pending, expires: 5000 })) told.push({ subject: message.subject, data: message.data })
  for (const { subject, data } of told) await js.publish(subject, data)
  return told.length
}

test('QP-CMP-23, QP-PER-23: three found true raise a return in personnel, with its evidence and clause; told twice it stays one; overturned it is withdrawn', { timeout: 120_000 }, async () => {
  const window = bureau.nextWindow()
  const two = [await found(window, 'substantiated'), await found(window, 'substantiated')]
  await until(async () => (await founded(window.clerk)).length === 2, 30_000)
  expect(await proposed(window.clerk)).toBeUndefined()

  const third = await found(window, 'substantiated')
  const proposal = await until(() => proposed(window.clerk), 30_000)
  expect(proposal).toMatchObject({ clause: 'QP-CMP-23', window: window.id })
  expect(proposal!.facts.filter(({ kind }) => kind === 'complaint').map(({ reference }) => reference.slice('complaint/'.length)).toSorted()).toEqual([...two, third].toSorted())
  expect(proposal!.facts.filter(({ kind }) => kind === 'consequence')).toMatchObject([{ founded: true, note: expect.stringMatching(/^circular_and_return QP-CMP-23 QP2026-/) }])

  const before = await factsOf(window.clerk)
  expect(await deliverAgain()).toBeGreaterThan(10)
  // What comes after the repeated ones has been seen: so have they.
  const marker = bureau.nextWindow()
  await found(marker, 'substantiated')
  await until(async () => (await founded(marker.clerk)).length === 1, 30_000)
  expect(await factsOf(window.clerk)).toEqual(before)

  const raised = valueOf(await section.returns.raise({ center: 'qingpu', person: window.clerk, ground: 'three_complaints', description: null, facts: proposal!.facts, commandId: id() }))
  expect(await proposed(window.clerk)).toBeUndefined()
  await find(third, 'unsubstantiated')
  await until(async () => (await factsOf(window.clerk)).every(({ kind, founded: stands }) => kind !== 'consequence' || !stands), 30_000)
  const order = await director.returns.order({ id: raised.id, last: '2026-03-10', commandId: id() })
  expect(order.ok ? 'ordered' : `${order.problem.code} ${order.problem.clause}`).toBe('EVIDENCE_MISSING QP-CMP-23')
  expect(valueOf(await section.returns.get({ id: raised.id })).file.facts.filter((fact) => !fact.founded).map(({ kind }) => kind).toSorted()).toEqual(['complaint', 'consequence'])
  expect(await founded(window.clerk)).toEqual(two.toSorted())
})

test('QP-CMP-23: personnel was down: it catches up with three found true, and with the first of them overturned', { timeout: 120_000 }, async () => {
  const window = bureau.nextWindow()
  await running[Symbol.asyncDispose]()
  const complaints = [await found(window, 'substantiated'), await found(window, 'substantiated'), await found(window, 'substantiated')]
  running = await startService(personnel, first.config)
  await until(async () => { const rows = await section.returns.proposals({ center: 'qingpu' }); return rows.ok && rows.value.rows.some((row) => row.person === window.clerk && row.ground === 'three_complaints') }, 30_000)

  await running[Symbol.asyncDispose]()
  await find(complaints[0]!, 'unsubstantiated')
  running = await startService(personnel, first.config)
  await until(async () => { const rows = await section.returns.facts({ center: 'qingpu', person: window.clerk }); return rows.ok && rows.value.rows.filter((fact) => fact.founded && fact.kind === 'complaint').length === 2 }, 30_000)
  await until(async () => (await proposed(window.clerk)) === undefined, 30_000)
  // The other two stay found true: only what rested on counting three is gone.
  expect(await founded(window.clerk)).toEqual(complaints.slice(1).toSorted())
})
