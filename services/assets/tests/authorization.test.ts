import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { assetsContract } from '@hall/contract-assets'
import { ensureEventStream } from '@hall/journal'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { service } from '../src/service.ts'

const SECTION = 'taigu-office'
let city: TestCity
const as = (person: string | undefined, ...grants: string[]) => city.client(assetsContract, person, grants)

beforeAll(async () => {
  city = await createTestCity()
  for (const from of ['attendance', 'organization', 'regulation']) await ensureEventStream(await jetstreamManager(city.nats), from)
  const running = await city.start(service)
  // Something of the center that nobody from elsewhere may hear of.
  await running.context.db.transaction(EVERYTHING, (tx) => tx.sql(
    `insert into asset (id, center, section, number, name, class, category, owner, spot, state, value, acquired_on, useful_months, function, network, reviewed_on, version)
     values ($1, 'taigu', $2, 'TG-1', '太谷办公桌', 'A05', 'furniture', 'center', '', 'in_use', 1, '2024-01-01', 60, '', '{}', '2024-01-01', 1)`, [randomUUID(), SECTION]))
})
afterAll(() => city?.[Symbol.asyncDispose]())

test('the asset is there for the office of its center', async () => {
  expect(await as('OFFICE', `general_office@section:taigu/${SECTION}`).assets.list({ center: 'taigu' })).toMatchObject({ ok: true, value: { total: 1 } })
})
