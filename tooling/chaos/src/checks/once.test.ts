import { expect, test } from 'vitest'
import { checkOnce } from './once.ts'

test('what is there once is right', () => {
  expect(checkOnce(['a', 'b'], ['b', 'a'])).toEqual({ lost: [], doubled: [], unasked: [] })
})

test('what is missing, there twice or unexpected is named', () => {
  expect(checkOnce(['a', 'b', 'c'], ['b', 'b', 'c', 'd'])).toEqual({ lost: ['a'], doubled: ['b'], unasked: ['d'] })
})

test('an unexpected one that is there twice is both', () => {
  expect(checkOnce([], ['d', 'd'])).toEqual({ lost: [], doubled: ['d'], unasked: ['d'] })
})
