import { expect, test } from 'vitest'
import { ConfigurationError, secretOf } from './config.ts'

test('a secret comes from the variable named, and is not said when it is too short', () => {
  expect(secretOf('KEY', { KEY: 'twenty characters ok' })).toBe('twenty characters ok')
  for (const environment of [{}, { KEY: '' }, { KEY: 'nineteen characters' }]) {
    expect(() => secretOf('KEY', environment)).toThrow(new ConfigurationError('configuration: KEY is missing or shorter than 20 characters'))
  }
})
