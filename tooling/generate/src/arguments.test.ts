import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { Refusal } from './refusal.ts'

test('a service and a procedure', () => {
  expect(readArguments(['service', 'complaints'])).toEqual({ what: 'service', name: 'complaints' })
  expect(readArguments(['procedure', 'regulation', 'policies.withdraw', 'command']))
    .toEqual({ what: 'procedure', procedure: { service: 'regulation', group: 'policies', name: 'withdraw', kind: 'command' } })
})

test.for([
  ['usage', []], ['usage', ['service']], ['usage', ['service', 'a', 'b']], ['usage', ['page', 'x']], ['usage', ['procedure', 'regulation', 'policies.withdraw']],
  ['usage', ['procedure', 'regulation', 'a.b', 'query', 'more']],
  ['wrongServiceName', ['service', '../etc']], ['wrongServiceName', ['service', 'Complaints']], ['wrongServiceName', ['service', 'two-words']],
  ['wrongServiceName', ['procedure', '..', 'a.b', 'query']],
  ['wrongPath', ['procedure', 'regulation', 'withdraw', 'query']], ['wrongPath', ['procedure', 'regulation', 'a.b.c', 'query']],
  ['wrongKind', ['procedure', 'regulation', 'a.b', 'event']], ['groupOfKit', ['procedure', 'regulation', 'ops.mine', 'query']],
] as const)('%s for %j', ([key, given]) => {
  expect(() => readArguments(given)).toThrow(expect.objectContaining({ key }))
  expect(() => readArguments(given)).toThrow(Refusal)
})
