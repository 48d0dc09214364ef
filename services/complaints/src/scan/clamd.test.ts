import { expect, test } from 'vitest'
import { ScannerDown, verdictOf } from './clamd.ts'

test('what the daemon says, and nothing for anything else', () => {
  expect(verdictOf('stream: OK\0')).toEqual({ state: 'clean', scanner: 'clamd' })
  expect(verdictOf('stream: Win.Test.EICAR_HDB-1 FOUND\0')).toEqual({ state: 'infected', scanner: 'clamd', finding: 'Win.Test.EICAR_HDB-1' })
  for (const other of ['', 'INSTREAM size limit exceeded. ERROR\0', 'stream: ']) expect(() => verdictOf(other)).toThrow(ScannerDown)
})
