import { organizationContract } from '@hall/contract-organization'
import { ensureEventStream, eventStreamName, type PublicEvent } from '@hall/journal'
import { until } from '@hall/testing'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { id, importRoster, ok, type OrganizationCity, sheet, startOrganization } from './city.ts'

let city: OrganizationCity
const published: PublicEvent[] = []
beforeAll(async () => {
  city = await startOrganization()
  const coordination = city.as('QP9001', 'coordination@section:qingpu/qingpu-window', 'it@center:qingpu')
  await importRoster(coordination, 'qingpu', { file: await sheet([['QP0003', '单小雨', '2024-05-01']], ['工号', '姓名', '离开日期']) })
  await ok(coordination.directory.closeWindow({ commandId: id(), center: 'qingpu', window: 'qingpu-a02', on: '2024-05-01' }))
  const { id: grant } = await ok(coordination.grants.give({ commandId: id(), person: 'QP0001', grant: 'duty_chief@center:qingpu', from: '2024-03-02', until: null }))
  await ok(coordination.grants.revoke({ commandId: id(), id: grant, on: '2024-04-01' }))
  const consumer = await jetstream(city.city.nats).consumers.get(eventStreamName('organization'), {})
  const messages = await consumer.consume()
  void (async () => { for await (const message of messages) published.push(message.json()) })()
  await until(() => published.some(({ type }) => type === 'grant-revoked'))
})
afterAll(() => city[Symbol.asyncDispose]())

describe('what the world is told', () => {
  test('every event of the contract, in its shape', () => {
    expect(new Set(published.map(({ type }) => type))).toEqual(new Set(Object.keys(organizationContract.events)))
    for (const { type, v, data } of published) {
      const spec = organizationContract.events[type as keyof typeof organizationContract.events]
      expect(v).toBe(spec.v)
      expect(data).toEqual(spec.data.parse(data))
    }
  })
  test('who is posted, and who is nowhere any more', () => {
    const posted = published.filter(({ type, data }) => type === 'person-posted' && (data as { person: string }).person === 'QP0003').map(({ data }) => data)
    expect(posted).toEqual([
      { person: 'QP0003', name: '单小雨', center: 'qingpu', department: 'police', window: 'qingpu-a02', section: null, attendanceNumber: '103', lead: true, from: '2024-03-02' },
      { person: 'QP0003', name: '单小雨', center: null, department: null, window: null, section: null, attendanceNumber: null, lead: false, from: '2024-05-01' },
    ])
    expect(JSON.stringify(published)).not.toMatch(/13800000/)
  })
})

describe('the inbox', () => {
  const notice = { center: 'qingpu', recipients: ['QP0001', 'QP0002'], title: { zh: '迟到', en: 'Late' }, body: { zh: '08:31', en: '08:31' }, clauses: ['QP-ATT-02'], link: '/attendance/days/QP0001/2024-03-04' }
  const raise = async (event: string, data: unknown) => {
    await ensureEventStream(await jetstreamManager(city.city.nats), 'attendance')
    const public_: PublicEvent = { id: event, type: 'notice-raised', v: 1, service: 'attendance', center: 'qingpu', occurredAt: '2024-03-04T00:31:00Z', stream: 'day/QP0001', version: 1, data }
    await jetstream(city.city.nats).publish('evt.attendance.notice-raised', JSON.stringify(public_), { msgID: event })
  }
  const mine = (person: string) => city.as(person, `staff@self:${person}`).inbox

  test('what another service raises is in the inbox of each recipient, once, and of nobody else', async () => {
    const [first, second] = [id(), id()]
    await raise(first, notice)
    await raise(second, { ...notice, recipients: ['QP0001'] })
    await until(async () => (await ok(mine('QP0001').list({}))).total === 2)
    expect(await ok(mine('QP0002').list({}))).toMatchObject({ total: 1, unread: 1, rows: [{ id: first, title: { zh: '迟到' }, clauses: ['QP-ATT-02'], raisedAt: '2024-03-04T00:31:00Z', readAt: null }] })
    expect((await ok(mine('QP0003').list({}))).total).toBe(0)
    expect((await ok(city.as('CITY1', 'it@city').inbox.list({}))).total).toBe(0)
    expect(await ok(mine('QP0001').markRead({ commandId: id(), ids: [first, id()] }))).toEqual({ unread: 1 })
    expect((await ok(mine('QP0001').list({ unreadOnly: true }))).rows.map((row) => row.id)).toEqual([second])
    expect((await ok(mine('QP0002').list({}))).unread).toBe(1)
  })
  test('nobody marks what belongs to others', async () => {
    const [row] = (await ok(mine('QP0002').list({}))).rows
    await ok(mine('QP0003').markRead({ commandId: id(), ids: [row!.id] }))
    expect((await ok(mine('QP0002').list({}))).unread).toBe(1)
  })
})
