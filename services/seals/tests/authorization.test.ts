import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { sealsContract } from '@hall/contract-seals'
import { ensureEventStream } from '@hall/journal'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { jetstreamManager } from '@nats-io/jetstream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { service } from '../src/service.ts'

const SECTION = 'taigu-office'
let city: TestCity
let seal: string
const as = (person: string | undefined, ...grants: string[]) => city.client(sealsContract, person, grants)

beforeAll(async () => {
  city = await createTestCity()
  for (const from of ['organization', 'regulation']) await ensureEventStream(await jetstreamManager(city.nats), from)
  const running = await city.start(service)
  // A seal of the center that nobody from elsewhere may hear of.
  seal = randomUUID()
  await running.context.db.transaction(EVERYTHING, (tx) => tx.sql(
    `insert into seal (id, center, section, number, name, kind, medium, state, items, version) values ($1, 'taigu', $2, 'TG-1', '太谷办公室印章', 'center', 'physical', 'registered', '{}', 0)`, [seal, SECTION]))
})
afterAll(() => city?.[Symbol.asyncDispose]())

test('the seal is there for the office of its center', async () => {
  expect(await as('OFFICE', `general_office@section:taigu/${SECTION}`).seals.list({ center: 'taigu' })).toMatchObject({ ok: true, value: { total: 1 } })
})

test('what is public names no person and no unit that asked', async () => {
  expect(await as(undefined).signatures.verify({ number: 'D-1' })).toEqual({ ok: true, value: { found: false, rows: [] } })
  expect(await as(undefined).ledger.script({})).toMatchObject({ ok: true, value: { filename: 'verify-ledger.mjs' } })
})
