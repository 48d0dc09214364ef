import { createVerifier } from '@hall/access'
import { problem } from '@hall/contract'
import { type Handlers, serveContract } from '@hall/rpc'
import { describe, expect, test } from 'vitest'
import { devicesContract } from './bureau.ts'
import { openGateway, type TestGateway } from './open-gateway.ts'

const unused = async () => problem('INTERNAL')

/** The attendance service as terminals see it: knows one serial and keeps what it was given. */
async function openAttendance(edge: TestGateway, { stored }: { stored?: Promise<void> } = {}) {
  const received: { serial: string; table: string; stamp?: string | undefined; body: string; commandId: string; actor: string }[] = []
  const refusal = (serial: string) => (serial === 'QP01' ? undefined : problem('DEVICE_UNKNOWN', { details: { serial } }))
  const handlers: Handlers<typeof devicesContract> = {
    devices: {
      list: unused, enrol: unused, retire: unused, unknown: unused, unread: unused,
      hello: async ({ serial }) => refusal(serial) ?? { ok: true, value: { body: `GET OPTION FROM: ${serial}\nStamp=0\nRealtime=1\nTimeZone=8\n` } },
      async receive({ serial, table, stamp, body, commandId }, { actor }) {
        const refused = refusal(serial)
        if (refused) return refused
        await stored
        received.push({ serial, table, stamp, body, commandId, actor: actor.id })
        const lines = body.trim().split('\n').length
        return { ok: true, value: { accepted: lines - 1, known: 0, unread: 1 } }
      },
      poll: async ({ serial, deviceTime }) => refusal(serial) ?? { ok: true, value: { body: deviceTime ? `OK at ${deviceTime}` : 'OK' } },
      report: async ({ serial }) => refusal(serial) ?? { ok: true, value: { version: 1 } },
    },
  }
  const { issuer } = edge.identity
  const serving = await serveContract({
    nats: edge.nats, contract: devicesContract, handlers, context: {}, now: Temporal.Now.instant,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    verify: createVerifier({ issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys }),
  })
  return { received, [Symbol.asyncDispose]: () => serving[Symbol.asyncDispose]() }
}

const PUNCHES = '1001\t2026-03-10 08:25:31\t0\t15\t0\t0\t0\n1002\t2026-03-10 08:26:02\t0\t1\t0\t0\t0\n'

async function push(edge: TestGateway, { serial = 'QP01', table = 'ATTLOG', body = PUNCHES as NonNullable<RequestInit['body']> } = {}) {
  const response = await fetch(`${edge.url}/iclock/cdata?SN=${serial}&table=${table}&Stamp=9999`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

describe('a terminal', () => {
  test('says hello and gets its settings as text', async () => {
    await using edge = await openGateway()
    await using _attendance = await openAttendance(edge)
    const response = await fetch(`${edge.url}/iclock/cdata?SN=QP01&options=all&language=83&pushver=2.4.1`)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200, 'text/plain; charset=utf-8', 'GET OPTION FROM: QP01\nStamp=0\nRealtime=1\nTimeZone=8\n',
    ])
  })
  test('pushes its lines, which travel as they are, in the name of the gateway', async () => {
    await using edge = await openGateway()
    await using attendance = await openAttendance(edge)
    expect(await push(edge)).toEqual({ status: 200, type: 'text/plain; charset=utf-8', text: 'OK: 2' })
    expect(attendance.received).toMatchObject([{ serial: 'QP01', table: 'ATTLOG', stamp: '9999', body: PUNCHES, actor: 'client:hall-gateway' }])
  })
  test('polls and reports', async () => {
    await using edge = await openGateway()
    await using _attendance = await openAttendance(edge)
    const date = 'Tue, 10 Mar 2026 00:30:00 GMT'
    expect(await (await fetch(`${edge.url}/iclock/getrequest?SN=QP01`, { headers: { date } })).text()).toMatch(/^OK/)
    expect(await (await fetch(`${edge.url}/iclock/getrequest.aspx?SN=QP01`)).text()).toBe('OK')
    expect(await (await fetch(`${edge.url}/iclock/devicecmd?SN=QP01`, { method: 'POST', body: 'ID=1&Return=0&CMD=INFO' })).text()).toBe('OK')
  })
  test('is told OK only after the service has stored', async () => {
    await using edge = await openGateway()
    const { promise: stored, resolve } = Promise.withResolvers<void>()
    await using attendance = await openAttendance(edge, { stored })
    let answered = false
    const pushed = push(edge).then((answer) => { answered = true; return answer })
    await expect.poll(() => edge.identity.tokenRequests.length).toBe(1)
    expect([answered, attendance.received]).toEqual([false, []])
    resolve()
    expect((await pushed).text).toBe('OK: 2')
  })
  test('that sends the same again sends the same command; other lines are another', async () => {
    await using edge = await openGateway()
    await using attendance = await openAttendance(edge)
    for (const body of [PUNCHES, PUNCHES, '1003\t2026-03-10 08:27:00\t0\t1\t0\t0\t0\n']) await push(edge, { body })
    const [first, second, third] = attendance.received.map(({ commandId }) => commandId)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })
  test('of an older make may write GB18030, and garbage is passed on to be kept as unread', async () => {
    await using edge = await openGateway()
    await using attendance = await openAttendance(edge)
    await push(edge, { table: 'OPERLOG', body: Buffer.from([...Buffer.from('USER PIN=1\tName='), 0xcd, 0xf5, 0xc7, 0xbf]) })
    await push(edge, { body: Buffer.from([0x31, 0x00, 0xff, 0x0a]) })
    expect(attendance.received[0]?.body).toBe('USER PIN=1\tName=王强')
    expect(attendance.received[1]?.body).toContain('\uFFFD')
  })
})

describe('a refusal', () => {
  test('an unknown serial: 401 in plain text', async () => {
    await using edge = await openGateway()
    await using attendance = await openAttendance(edge)
    expect(await push(edge, { serial: 'XX99' })).toMatchObject({ status: 401, text: 'ERROR: DEVICE_UNKNOWN' })
    expect((await fetch(`${edge.url}/iclock/cdata?SN=XX99&options=all`)).status).toBe(401)
    expect((await fetch(`${edge.url}/iclock/cdata`)).status).toBe(401)
    expect(attendance.received).toEqual([])
  })
  test('too much at once: 413', async () => {
    await using edge = await openGateway()
    await using attendance = await openAttendance(edge)
    expect(await push(edge, { body: 'x'.repeat(800_000) })).toMatchObject({ status: 413, text: 'ERROR: TOO_LARGE' })
    expect(attendance.received).toEqual([])
  })
  test('a serial or table longer than any: 400', async () => {
    await using edge = await openGateway()
    await using _attendance = await openAttendance(edge)
    expect(await push(edge, { serial: 'x'.repeat(500) })).toMatchObject({ status: 400 })
  })
  test('no service, or no token for the gateway: 503, so that the terminal keeps its lines', async () => {
    await using edge = await openGateway()
    expect(await push(edge)).toMatchObject({ status: 503, text: 'ERROR: UNAVAILABLE' })
    await using refused = await openGateway()
    await using attendance = await openAttendance(refused)
    refused.identity.tokenStatus = 401
    expect(await push(refused)).toMatchObject({ status: 503 })
    expect(attendance.received).toEqual([])
    refused.identity.tokenStatus = 200
    expect(await push(refused)).toMatchObject({ status: 200 })
  })
  test('a path or method no terminal uses: 404', async () => {
    await using edge = await openGateway()
    for (const [path, method] of [['/iclock/other', 'GET'], ['/iclock/cdata', 'DELETE'], ['/iclock', 'GET'], ['/iclock/cdata/x', 'GET']] as const) {
      expect((await fetch(edge.url + path, { method })).status).toBe(404)
    }
  })
  test('no credentials configured: terminals find nothing', async () => {
    await using edge = await openGateway({ devices: undefined })
    expect((await fetch(`${edge.url}/iclock/cdata?SN=QP01`)).status).toBe(404)
  })
})

test('one token serves many pushes, fetched once by all who wait', async () => {
  await using edge = await openGateway()
  await using attendance = await openAttendance(edge)
  await Promise.all(Array.from({ length: 20 }, (_, i) => push(edge, { body: `10${i}\t2026-03-10 08:00:00\t0\t1\t0\t0\t0\n` })))
  expect(attendance.received).toHaveLength(20)
  expect(edge.identity.tokenRequests).toEqual([`Basic ${Buffer.from('hall-gateway:a%20secret').toString('base64')}`])
})
