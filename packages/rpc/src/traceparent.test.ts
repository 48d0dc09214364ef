import { expect, test } from 'vitest'
import { continueTrace, startTrace } from './traceparent.ts'

const GIVEN = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

test('a well-formed trace is continued', () => expect(continueTrace(GIVEN)).toBe(GIVEN))

test.each([undefined, '', 'x', GIVEN.toUpperCase(), GIVEN.replace('b7ad6b7169203331', '0000000000000000'), `${GIVEN}\nx`])('%j starts a new one', (received) => {
  const started = continueTrace(received)
  expect(started).not.toBe(received)
  expect(continueTrace(started)).toBe(started)
})

test('each trace has an id of its own', () => expect(startTrace()).not.toBe(startTrace()))
