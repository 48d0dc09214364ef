import { expect, test } from 'vitest'
import { readMessage, staleAfter } from './live.ts'

test('messages of the stream', () => {
  expect(readMessage('event: hints\ndata: [{"service":"attendance","type":"day-judged"}]')).toEqual({ event: 'hints', data: [{ service: 'attendance', type: 'day-judged' }] })
  expect(readMessage('event: stale\ndata: {}')).toEqual({ event: 'stale', data: {} })
  expect(readMessage(':')).toBeUndefined()
  expect(readMessage('data: {"serv')).toBeUndefined()
})

test('an event makes old what it changed', () => {
  expect(staleAfter({ service: 'attendance', type: 'day-judged' })).toContainEqual(['attendance', 'hall'])
  expect(staleAfter({ service: 'attendance', type: 'notice-raised' })).toEqual([['organization', 'inbox']])
  expect(staleAfter({ service: 'regulation', type: 'policy-published' })).toEqual([['regulation']])
})
