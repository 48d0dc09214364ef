import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEnvelope, decodeReply, decodeReplyUnread, encodeReply, encodeRequest } from './envelope.ts'

const word = fc.stringMatching(/^[A-Za-z0-9._~+/=-]{2,80}$/)

test('what is encoded is decoded', () => {
  fc.assert(fc.property(fc.nat(1_000_000), fc.option(word, { nil: undefined }), fc.option(word, { nil: undefined }), fc.jsonValue(), (timeLeftMs, traceparent, token, input) => {
    const { envelope, body } = decodeEnvelope(encodeRequest({ timeLeftMs, traceparent, token, input }))!
    expect(envelope).toEqual({ timeLeftMs, traceparent, token })
    expect(JSON.parse(body.toString())).toEqual(JSON.parse(JSON.stringify(input)))
  }))
})

test('no token, however written, changes another field', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary-ascii', maxLength: 40 }), (token) => {
    const { envelope, body } = decodeEnvelope(encodeRequest({ timeLeftMs: 5, traceparent: undefined, token, input: { a: 1 } }))!
    expect(envelope).toEqual({ timeLeftMs: 5, traceparent: undefined, token: envelope.token && token })
    expect(body.toString()).toBe('{"a":1}')
  }))
})

test('arbitrary bytes are a request or none, never an exception', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decodeEnvelope(bytes)))
})

test('time left below nothing travels as nothing', () => {
  expect(decodeEnvelope(encodeRequest({ timeLeftMs: -3, traceparent: undefined, token: undefined, input: null }))?.envelope.timeLeftMs).toBe(0)
})

test('a value left unread is the same JSON; a refusal and an empty value are read', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const reply = decodeReplyUnread(encodeReply({ ok: true, value }))
    expect(JSON.parse(JSON.stringify(reply))).toEqual(JSON.parse(JSON.stringify({ ok: true, value })))
  }))
  expect(decodeReplyUnread(encodeReply({ ok: true, value: undefined }))).toEqual({ ok: true })
  expect(decodeReplyUnread(encodeReply({ ok: false, problem: { code: 'X' } }))).toEqual({ ok: false, problem: { code: 'X' } })
  expect(() => decodeReplyUnread(Buffer.from(''))).toThrow()
})

test('a reply is a result; anything else throws', () => {
  expect(decodeReply(encodeReply({ ok: true, value: '您好' }))).toEqual({ ok: true, value: '您好' })
  for (const bytes of ['', 'null', '[]', '{"ok":1}']) expect(() => decodeReply(Buffer.from(bytes))).toThrow()
})
