import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, type ComplaintsCity, id, lodging, ok, startComplaints } from './city.ts'

/** Speaks as clamd does: a command, pieces with their lengths, an empty one; then its verdict. */
let clamd: Server
let it: ComplaintsCity
beforeAll(async () => {
  clamd = createServer({ allowHalfOpen: true }, (socket) => {
    let got = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.setEncoding('latin1')
    socket.on('data', (piece) => {
      got = Buffer.concat([got, Buffer.from(String(piece), 'latin1')])
      const head = 'zINSTREAM\0'.length
      if (got.length < head + 8) return
      const length = got.readUInt32BE(head)
      if (got.length < head + 4 + length + 4) return
      const content = got.subarray(head + 4, head + 4 + length).toString('utf8')
      socket.end(content.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((listening) => clamd.listen(0, '127.0.0.1', listening))
  process.env['COMPLAINTS_CLAMD'] = `127.0.0.1:${(clamd.address() as AddressInfo).port}`
  it = await startComplaints(['qingpu'])
})
afterAll(async () => {
  delete process.env['COMPLAINTS_CLAMD']
  await it?.[Symbol.asyncDispose]()
  clamd.close()
})

const file = (text: string) => ({ filename: '材料.txt', contentBase64: Buffer.from(text).toString('base64') })

test('a file is looked at by the scanner of the installation; one that is infected, or that nobody could look at, is not kept', async () => {
  const { channel: _channel, person: _person, ...given } = lodging('qingpu', { window: null })
  const { number, followCode } = await ok(it.nobody.portal.lodge({ ...given, person: null, factsOn: null, work: await it.work() }))
  const attach = async (text: string) => it.nobody.portal.attach({ number, code: followCode!, file: file(text), work: await it.work(), commandId: id() })
  await ok(attach('照片说明'))
  expect(await codeOf(attach('X5O!P EICAR'))).toBe('ATTACHMENT_INFECTED')
  expect(await it.rows<{ by: string }>('select scanned_by as by from attachment')).toEqual([{ by: 'clamd' }])
  await new Promise((closed) => clamd.close(closed))
  expect(await codeOf(attach('再来一份'))).toBe('UNAVAILABLE')
  expect(await it.rows('select 1 from attachment')).toHaveLength(1)
})
