import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTerminal, TerminalError, VERIFY } from '../src/index.ts'

/** Whatever listens at the other end of a terminal's line. */
interface Line { readonly url: string; readonly requests: { method: string; url: string; body: string; date: string | undefined }[]; answer: { status: number; body: string }; server: Server }
let line: Line
beforeEach(async () => {
  const requests: Line['requests'] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => { body += piece.toString() })
    request.on('end', () => {
      requests.push({ method: request.method!, url: request.url!, body, date: request.headers.date })
      response.writeHead(line.answer.status).end(line.answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  line = { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, requests, answer: { status: 200, body: 'OK' }, server }
})
afterEach(() => { line.server.close(); line.server.closeAllConnections() })

const at = (time: string) => Temporal.PlainDateTime.from(`2026-03-10T${time}`)
const now = () => Temporal.Instant.from('2026-03-10T00:30:00Z')

describe('a terminal', () => {
  test('says hello and reads its options', async () => {
    line.answer.body = 'GET OPTION FROM: CKUH0001\nStamp=42\nTransTimes=00:00;12:30\n'
    const options = await createTerminal({ url: line.url, serial: 'CKUH0001', now }).hello()
    expect(Object.fromEntries(options)).toEqual({ Stamp: '42', TransTimes: '00:00;12:30' })
    expect(line.requests[0]).toMatchObject({ method: 'GET', url: '/iclock/cdata?SN=CKUH0001&options=all&pushver=2.4.1&language=83' })
  })
  test('pushes lines of fields separated by tabs, in sendings of so many', async () => {
    const terminal = createTerminal({ url: line.url, serial: 'CKUH0001', now, maxLines: 2 })
    terminal.punch({ pin: '115', at: at('08:29:59'), verify: VERIFY.face }, { pin: '116', at: at('08:31'), verify: VERIFY.fingerprint }, { pin: '117', at: at('08:32'), verify: 4 })
    expect(await terminal.push()).toBe(3)
    expect(line.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/iclock/cdata?SN=CKUH0001&table=ATTLOG&Stamp=2', '115\t2026-03-10 08:29:59\t0\t15\t0\t0\t0\n116\t2026-03-10 08:31:00\t0\t1\t0\t0\t0\n'],
      ['POST', '/iclock/cdata?SN=CKUH0001&table=ATTLOG&Stamp=3', '117\t2026-03-10 08:32:00\t0\t4\t0\t0\t0\n'],
    ])
  })
  test('keeps what was not taken, and sends it when it is back', async () => {
    const terminal = createTerminal({ url: line.url, serial: 'CKUH0001', now })
    terminal.punch({ pin: '115', at: at('08:29'), verify: VERIFY.face })
    line.answer = { status: 503, body: 'ERROR: UNAVAILABLE' }
    await expect(terminal.push()).rejects.toThrow(TerminalError)
    terminal.punch({ pin: '116', at: at('08:30'), verify: VERIFY.face })
    expect(terminal.buffered).toBe(2)
    line.answer = { status: 200, body: 'OK: 2' }
    expect(await terminal.push()).toBe(2)
    expect(terminal.buffered).toBe(0)
    expect(line.requests.at(-1)!.body).toMatch(/^115\t.*\n116\t/)
  })
  test('nobody at the other end is an error without a status', async () => {
    const terminal = createTerminal({ url: 'http://127.0.0.1:9', serial: 'CKUH0001', now })
    await expect(terminal.poll()).rejects.toMatchObject({ name: 'TerminalError', status: undefined })
  })
  test('sends everything again when asked to', async () => {
    const terminal = createTerminal({ url: line.url, serial: 'CKUH0001', now })
    terminal.punch({ pin: '115', at: at('08:29'), verify: VERIFY.face })
    await terminal.push()
    expect(await terminal.resend()).toBe(1)
    expect(line.requests[1]).toEqual(line.requests[0])
  })
  test('with a clock that is wrong punches and polls by it', async () => {
    const terminal = createTerminal({ url: line.url, serial: 'CKUH0001', now, driftSeconds: 90 })
    terminal.punch({ pin: '115', at: at('08:29'), verify: VERIFY.face })
    await terminal.push()
    await terminal.poll()
    expect(line.requests[0]!.body).toContain('08:30:30')
    expect(line.requests[1]).toMatchObject({ url: '/iclock/getrequest?SN=CKUH0001', date: 'Tue, 10 Mar 2026 00:31:30 GMT' })
  })
})

describe('from the command line', () => {
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [new URL('../src/terminal.ts', import.meta.url).pathname, ...args])
  test('one punch is pushed', async () => {
    const { stdout } = await run('--url', line.url, '--serial', 'CKUH0001', '--pin', '115', '--at', '2026-03-10 08:31:00')
    expect(stdout).toMatch(/115 at 2026-03-10 08:31:00[\s\S]*1 lines taken/)
    expect(line.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET'])
  })
  test('a refusal is one sentence', async () => {
    line.answer = { status: 401, body: 'ERROR: DEVICE_UNKNOWN' }
    await expect(run('--url', line.url, '--serial', 'NOBODY')).rejects.toMatchObject({ code: 1, stderr: 'the gateway answered 401: ERROR: DEVICE_UNKNOWN\n' })
  })
})
