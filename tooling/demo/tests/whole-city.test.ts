import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ZONE } from '@hall/calendar'
import { type City, createSay, startCity } from '@hall/city'
import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import { type OrganizationContract, organizationContract } from '@hall/contract-organization'
import { type Client, createClient } from '@hall/rpc'
import { until } from '@hall/testing'
import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTerminal, demo, demoAccounts, demoCity } from '../src/index.ts'
import { valueOf } from '../src/outcome.ts'

const dir = mkdtempSync(join(tmpdir(), 'hall-demo-'))
const { centers } = demoCity()
const qingpu = centers[0]!
let city: City
let nats: Awaited<ReturnType<typeof connect>>
beforeAll(async () => {
  city = await startCity({ dir, say: createSay('en'), report: () => undefined, logLevel: 'warn', demo })
  nats = await connect({ servers: city.natsUrl })
}, 300_000)
afterAll(async () => {
  await nats?.close()
  await city?.[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true, force: true })
})

const attendance = (person: string): Client<AttendanceContract> => createClient(nats, attendanceContract, { token: () => city.identity.tokenFor(person) })
const organization = (person: string): Client<OrganizationContract> => createClient(nats, organizationContract, { token: () => city.identity.tokenFor(person) })
const devices = async () => (await valueOf(attendance('CITY02').devices.list({}))).rows

test('no line of a terminal is lost', async () => {
  const rows = await devices()
  expect(rows.map(({ serial }) => serial).toSorted()).toEqual(centers.map(({ terminal }) => terminal.serial).toSorted())
  expect(rows.every(({ punches }) => punches > 1000)).toBe(true)
  expect((await valueOf(attendance('CITY02').devices.unread({}))).total).toBe(0)
})

test('everybody lands where the role does, in the center of the person', async () => {
  for (const { person, grants } of demoAccounts()) {
    const me = await valueOf(organization(person).me.get({}))
    const held = me.grants.map(({ role, scope }) => `${role}@${scope}`)
    // A mandate of the demo brings its role by itself; nothing else is given beside the account.
    expect(held.filter((grant) => grants.includes(grant) || !grant.startsWith('chief_representative@window:')), person).toEqual(grants)
    expect(me.centers.length, person).toBeGreaterThan(0)
  }
})

test('the last ten working days are judged, and whom it concerns has been told', async () => {
  const today = Temporal.Now.plainDateISO(ZONE)
  const director = attendance('QP0001')
  const list = (outcome?: 'exception' | 'normal') => valueOf(director.days.list({ center: 'qingpu', from: today.subtract({ days: 30 }).toString(), to: today.subtract({ days: 1 }).toString(), outcome, size: 1 }))
  const present = qingpu.rotated.filter(({ until: gone }) => gone === null).length
  await until(async () => (await list()).total >= present * 10, 30_000)
  const [exceptions, normal] = [(await list('exception')).total, (await list('normal')).total]
  expect(exceptions).toBeGreaterThan(present * 10 * 0.03)
  expect(normal).toBeGreaterThan(present * 10 * 0.75)
  const late = (await valueOf(director.days.list({ center: 'qingpu', from: today.subtract({ days: 30 }).toString(), to: today.subtract({ days: 1 }).toString(), outcome: 'exception', size: 200 }))).rows
  const account = demoAccounts().find(({ person }) => late.some((row) => row.person === person))
  if (account) await until(async () => (await valueOf(organization(account.person).inbox.list({}))).total > 0, 30_000)
}, 70_000)

test('a second load leaves organization and past punches as they are', async () => {
  const before = await devices()
  for (const { load } of demo.parts) await load({ nats, tokenFor: city.identity.tokenFor, gatewayUrl: city.origin })
  for (const { serial, punches } of await devices()) {
    // Since the first load people may have passed a terminal: the clock has gone on.
    expect(punches - before.find((one) => one.serial === serial)!.punches).toBeLessThan(200)
  }
}, 60_000)

test('a terminal nobody enrolled is refused', async () => {
  await expect(createTerminal({ url: city.origin, serial: 'NOBODY01' }).hello()).rejects.toMatchObject({ name: 'TerminalError', status: 401 })
  expect((await valueOf(attendance('CITY02').devices.unknown({}))).rows.map(({ serial }) => serial)).toEqual(['NOBODY01'])
})

test('a clock that is wrong is seen at the poll', async () => {
  const { serial } = qingpu.terminal
  await createTerminal({ url: city.origin, serial, driftSeconds: 95 }).poll()
  const device = (await devices()).find((one) => one.serial === serial)!
  expect(Math.abs(device.clockDriftSeconds! - 95)).toBeLessThan(5)
})
