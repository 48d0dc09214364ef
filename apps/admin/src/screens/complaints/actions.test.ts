import { expect, test } from 'vitest'
import { actionOf } from './actions.ts'

test('a step carries what it asks for and was filled in', () => {
  expect(actionOf('send_reply', { text: '', result: 'substantiated', reached: true })).toEqual({ kind: 'send_reply' })
  expect(actionOf('route', { window: 'w', person: undefined })).toEqual({ kind: 'route', window: 'w' })
  expect(actionOf('find', { result: 'partly', serious: false, reason: 'x' })).toEqual({ kind: 'find', result: 'partly', serious: false, reason: 'x' })
})
test('an objection that is rejected changes no finding', () => {
  expect(actionOf('decide_objection', { upheld: false, result: 'substantiated', reason: 'x' })).toEqual({ kind: 'decide_objection', upheld: false, reason: 'x' })
})
