import { expect, test } from 'vitest'
import { tally } from './vitest.ts'

const report = (passed: number, failed: number, files: { status: string; results: string[] }[]) => JSON.stringify({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: files.map(({ status, results }) => ({ status, assertionResults: results.map((one) => ({ status: one })) })),
})

test('passed and failed tests are counted', () => {
  expect(tally(report(3, 1, [{ status: 'failed', results: ['passed', 'failed'] }]), 1)).toEqual({ passed: 3, failed: 1 })
})

test('a file that cannot be loaded is a failure', () => {
  expect(tally(report(3, 0, [{ status: 'failed', results: [] }]), 1)).toEqual({ passed: 3, failed: 1 })
})

test('a run that fails beside its tests is a failure', () => {
  expect(tally(report(3, 0, [{ status: 'passed', results: ['passed'] }]), 1)).toEqual({ passed: 3, failed: 1 })
  expect(tally(undefined, 1)).toEqual({ passed: 0, failed: 1 })
})

test('a project without tests is none', () => {
  expect(tally(report(0, 0, []), 0)).toEqual({ passed: 0, failed: 0 })
})
