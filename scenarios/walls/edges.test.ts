import { type Grant, parseGrant, ROLES } from '@hall/access'
import { rpcSubject } from '@hall/contract'
import type { Gateway } from '@hall/gateway'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callThrough, openGateway } from './open-gateway.ts'
import { HERE, SECRETS, THERE } from './places.ts'
import { loadServices, proceduresOf } from './services.ts'
import { openTwoCenters, type TwoCenters } from './two-centers.ts'

const services = (await loadServices()).map((service) => ({
  name: service.contract.service, subjects: proceduresOf(service).map(({ path }) => `rpc.${path}`),
}))

const resources = new AsyncDisposableStack()
let centers: TwoCenters
let gateway: Gateway
/** A gateway with nobody behind it: what passes it is UNAVAILABLE. */
let emptyCity: TestCity
let lonely: Gateway
beforeAll(async () => {
  centers = resources.use(await openTwoCenters())
  await centers.fill(HERE)
  await centers.fill(THERE)
  gateway = resources.use(await openGateway(centers.city))
  emptyCity = resources.use(await createTestCity())
  lonely = resources.use(await openGateway(emptyCity))
}, 180_000)
afterAll(() => resources.disposeAsync())

const grants = (...texts: string[]): Grant[] => texts.map((text) => parseGrant(text)!)
const EVERY_ROLE = { here: grants(...ROLES.map((role) => `${role}@center:${HERE.id}`)), inTheCity: grants(...ROLES.map((role) => `${role}@city`)) }

test('what is looked for comes up by no chance, and is found where it stands', () => {
  const there = [THERE.word, ...THERE.people, THERE.keeper, ...THERE.numbers, THERE.phone, THERE.serial]
  expect(there.filter((secret) => !SECRETS.test(JSON.stringify({ says: secret, in: `a ${secret}, b` })))).toEqual([])
  // Sums of floats, nanoseconds, ids of processes and rows.
  const chance = ['{"totalMs":12.413999999999}', '{"t":0.1399999}', '{"ns":909011}', '"id":"0QTGX5M2W"', '"id":"5TGX0AB"', '"01990901-9090-7139-9999-0a1390901399"']
  expect(chance.filter((text) => SECRETS.test(text))).toEqual([])
})

describe('the gateway', () => {
  test.for<[string, RequestInit]>([
    ['in the address', {}],
    ['with another scheme', { headers: { authorization: 'Basic aXQ6aXQ=' } }],
    ['as a cookie', { headers: { cookie: 'authorization=Bearer' } }],
    ['by the word of a proxy', { headers: { 'x-forwarded-user': 'IT0001', 'x-forwarded-access-token': 'x' } }],
  ])('takes no token %s', async ([, request]) => {
    const token = await centers.city.issuer.token(HERE.people[0], EVERY_ROLE.inTheCity)
    const response = await fetch(`${gateway.url}/trpc/organization.me.get?input=%7B%7D&access_token=${token}&token=${token}`, request)
    expect(response.status).toBe(401)
  })
  test('answers each call of a batch by its own rights', async () => {
    const token = await emptyCity.issuer.token(HERE.people[0], grants(`staff@self:${HERE.people[0]}`))
    const response = await fetch(`${lonely.url}/trpc/attendance.ops.status,organization.me.get?batch=1&input=${encodeURIComponent('{"0":{},"1":{}}')}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const answers = await response.json() as { error: { data: { problem: { code: string } } } }[]
    expect(answers.map(({ error }) => error.data.problem.code)).toEqual(['FORBIDDEN', 'UNAVAILABLE'])
  })
  test('refuses what certainly lies outside the reach before any service hears of it', async () => {
    const token = await emptyCity.issuer.token(HERE.people[0], EVERY_ROLE.here)
    const codeAt = async (center: string) => {
      const answer = await callThrough(lonely, 'attendance.hall.now', { input: { center }, token })
      return answer.ok ? 'ok' : answer.problem.code
    }
    expect([await codeAt(THERE.id), await codeAt(HERE.id)]).toEqual(['FORBIDDEN', 'UNAVAILABLE'])
  })
})

describe.each(services)('$name on NATS', ({ name, subjects }) => {
  test('listens on the subjects of its contract and no others', async () => {
    const info = (await centers.city.nats.request(`$SRV.INFO.${name}`)).json<{ endpoints: { subject: string }[] }>()
    expect(info.endpoints.map(({ subject }) => subject).toSorted()).toEqual(subjects.toSorted())
  })
  test('tells numbers about itself, and nothing of what it was asked or answered', async () => {
    const stats = (await centers.city.nats.request(`$SRV.STATS.${name}`)).string()
    expect(stats).toContain(subjects[0])
    expect(stats).not.toMatch(SECRETS)
  })
  test.for<[string, string | Uint8Array]>([
    ['nothing', ''], ['no request', 'x'], ['a head without a body', '1 1000 - -'], ['another version', '2 1000 - -\n{}'], ['no time left', '1 0 - -\n{}'],
    ['a time that is no number', '1 soon - -\n{}'], ['a head without end', `1 1000 - ${'a'.repeat(70_000)}`], ['bytes', new Uint8Array([0xff, 0xfe, 0x0a, 0x00])],
  ])('answers %s with a problem, on every subject', async ([, bytes]) => {
    const codes = await Promise.all(subjects.map(async (subject) => {
      const answer = (await centers.city.nats.request(subject, bytes, { timeout: 10_000 })).json<{ ok: false; problem: { code: string } }>()
      return [subject, answer.problem.code]
    }))
    expect(codes.filter(([, code]) => code !== 'BAD_INPUT' && code !== 'TIMEOUT')).toEqual([])
  })
  test('answers on no subject beside them', async () => {
    for (const subject of [rpcSubject(name, 'people.all'), rpcSubject(name, 'ops'), `rpc.${name}`, `rpc.${name}.*.*`]) {
      await expect(centers.city.nats.request(subject, '1 1000 - -\n{}', { timeout: 2000 }), subject).rejects.toThrow()
    }
  })
})
