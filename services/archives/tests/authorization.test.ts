import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { archivesContract } from '@hall/contract-archives'
import { ensureEventStream } from '@hall/journal'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { service } from '../src/service.ts'

const NUMBER = 'TAIGU-WS·2025-Y-OFFICE-0001'
const VOLUME = randomUUID()
let city: TestCity
const as = (person: string | undefined, ...grants: string[]) => city.client(archivesContract, person, grants)

beforeAll(async () => {
  city = await createTestCity()
  for (const from of ['organization', 'regulation', 'cases', 'complaints']) await ensureEventStream(await jetstreamManager(city.nats), from)
  const running = await city.start(service)
  // Something of the center that nobody from elsewhere may hear of.
  await running.context.db.transaction(EVERYTHING, (tx) => tx.sql(
    `insert into volume (id, center, section, series, serial, number, class, title, year, retention, secrecy, important, state, box, spot, items, pages, filed_on, grams, version)
     values ($1, 'taigu', 'taigu-office', 'TAIGU-WS·2025-Y-OFFICE', 1, $2, 'documents', '太谷人事卷', 2025, 'permanent', 'open', false, 'filed', '', '', 1, 1, '2026-01-01', '{太谷,人事}', 1)`, [VOLUME, NUMBER]))
  await running.context.db.transaction(EVERYTHING, (tx) => tx.sql(
    `insert into item (center, volume, number, title, responsible, document, pages, text) values ('taigu', $1, 1, '太谷任免', '', '', 1, '太谷任免名单')`, [VOLUME]))
})
afterAll(() => city?.[Symbol.asyncDispose]())

test('the volume is there for the office of its center, and found by two signs of its title', async () => {
  const office = as('OFFICE', 'general_office@section:taigu/taigu-office')
  expect(await office.volumes.list({ center: 'taigu', search: '人事' })).toMatchObject({ ok: true, value: { total: 1 } })
  expect(await office.volumes.list({ center: 'taigu', search: '人任' })).toMatchObject({ ok: true, value: { total: 0 } })
})

test('a window sees nothing of the office; supervision sees the register, not what stands in it', async () => {
  expect(await as('LEAD', 'window_lead@window:taigu/taigu-w1').volumes.list({ center: 'taigu' })).toMatchObject({ ok: true, value: { total: 0 } })
  expect(await as('MONITOR', 'supervision@section:taigu/taigu-monitor').volumes.get({ center: 'taigu', volume: VOLUME })).toMatchObject({ ok: true, value: { items: [{ title: '太谷任免', text: null, attachments: [] }] } })
  expect(await as('OFFICE', 'archivist@section:taigu/taigu-office').volumes.get({ center: 'taigu', volume: VOLUME })).toMatchObject({ ok: true, value: { items: [{ text: '太谷任免名单' }] } })
})
