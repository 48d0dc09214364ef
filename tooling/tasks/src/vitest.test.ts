import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './run.ts'
import { tally, together } from './vitest.ts'

interface File { readonly name?: string; readonly tests: Readonly<Record<string, 'passed' | 'failed'>>; readonly unloaded?: boolean }

function report(...files: readonly File[]) {
  const results = files.flatMap(({ tests }) => Object.values(tests))
  const count = (wanted: string) => results.filter((status) => status === wanted).length
  return {
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    testResults: files.map(({ name = 'a.test.ts', tests, unloaded = false }) => ({
      name: join(ROOT, name),
      status: unloaded || Object.values(tests).includes('failed') ? 'failed' : 'passed',
      message: unloaded ? 'cannot be loaded' : '',
      assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status, failureMessages: status === 'failed' ? ['expected 1 to be 2'] : [] })),
    })),
  }
}

test('passed and failed tests are counted', () => {
  expect(tally(report({ tests: { one: 'passed', two: 'failed' } }), 1)).toEqual({ passed: 1, failed: 1 })
})

test('a file that cannot be loaded is a failure', () => {
  expect(tally(report({ tests: {}, unloaded: true }), 1)).toEqual({ passed: 0, failed: 1 })
})

test('a run that fails beside its tests is a failure', () => {
  expect(tally(report({ tests: { one: 'passed' } }), 1)).toEqual({ passed: 1, failed: 1 })
  expect(tally(undefined, 1)).toEqual({ passed: 0, failed: 1 })
})

test('a project without tests is none', () => {
  expect(tally(report(), 0)).toEqual({ passed: 0, failed: 0 })
})

test('what fails at first and passes alone is counted once and named', () => {
  const first = report({ name: 'a.test.ts', tests: { one: 'passed', two: 'failed' } }, { name: 'b.test.ts', tests: { three: 'passed' } })
  const second = report({ name: 'a.test.ts', tests: { one: 'passed', two: 'passed' } })
  expect(together(first, second, 0)).toEqual({
    passed: 3, failed: 0, failures: [], unsteady: [{ file: 'a.test.ts', test: 'two', message: 'expected 1 to be 2' }],
  })
})

test('what fails twice is a failure, whichever test of the file fails the second time', () => {
  const first = report({ tests: { one: 'passed', two: 'failed' } })
  expect(together(first, first, 1)).toMatchObject({ passed: 1, failed: 1, failures: [{ test: 'two' }], unsteady: [] })
  expect(together(first, report({ tests: { one: 'failed', two: 'passed' } }), 1)).toMatchObject({ passed: 1, failed: 1, failures: [{ test: 'one' }], unsteady: [{ test: 'two' }] })
})

test('a second run that did not come to the file, or came to nothing, rescues nothing', () => {
  const first = report({ tests: { one: 'passed', two: 'failed' } })
  expect(together(first, undefined, 1)).toMatchObject({ failed: 1, failures: [{ test: 'two' }] })
  expect(together(first, report(), 0)).toMatchObject({ failed: 1, failures: [{ test: 'two' }] })
})
