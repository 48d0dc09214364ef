import { expect, test } from 'vitest'
import { createWords, isSound, type Report, reportText } from './report.ts'

const report = (over: Partial<Report> = {}): Report => ({
  seed: 'hall', seconds: 60, faults: [{ parts: ['nats', 'gateway'], awayMs: 2300 }], answers: { UNAVAILABLE: 3 },
  lines: [{ name: 'punches', acknowledged: 120, retried: 7, lost: [], doubled: [] }, { name: 'attendance: handled', acknowledged: 9, lost: [], doubled: [] }],
  complaints: [], ...over,
})

test('nothing lost, nothing twice is sound', () => {
  expect(isSound(report())).toBe(true)
})

test.for<Partial<Report>>([
  { lines: [{ name: 'punches', acknowledged: 1, lost: ['T1/101'], doubled: [] }] },
  { lines: [{ name: 'punches', acknowledged: 1, lost: [], doubled: ['T1/101'] }] },
  { complaints: [{ code: 'deadLetters', values: { service: 'attendance', n: 1 } }] },
])('anything else is not: %j', (over) => {
  expect(isSound(report(over))).toBe(false)
})

test('the table names what was struck, counted, lost and complained of', () => {
  const lost = report({
    lines: [{ name: 'punches', acknowledged: 120, retried: 7, lost: ['T1/101'], doubled: [] }],
    complaints: [{ code: 'crashed', values: { part: 'gateway', n: 2 } }],
  })
  const text = reportText(lost, createWords('en'))
  expect(text).toContain('1 faults in 60 s (seed hall), each back within 2.3 s:\n  nats 1, gateway 1')
  expect(text).toMatch(/punches +120 +7 +1 +0/)
  expect(text).toContain('✗ punches: lost T1/101')
  expect(text).toContain('✗ gateway ended by itself 2 times')
  expect(text).toMatch(/lost 1, doubled 0, other problems 1$/)
})
